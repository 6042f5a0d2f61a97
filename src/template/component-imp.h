/* What the builders of components share; of concern to component*.c alone. */
#ifndef TEMPLATE_COMPONENT_H
#define TEMPLATE_COMPONENT_H

#include "template/assembly-imp.h"

#include <string.h>

/* A line of a component, or a part of one, still with tokens. */
typedef struct Line {
    Str text;
    Span span;
} Line;
typedef Array(Line) Lines;

typedef struct Component {
    Span span;
    Line argument; /* what stands behind the component's name; may be empty */
    const MappedText *content;
} Component;

/* The lines that are not empty. */
Lines component_lines(Assembly *assembly, const MappedText *content);
Lines line_cells(Assembly *assembly, Line line);
/* The bytes [start, end) without blanks around them. */
Line line_part(Line line, size_t start, size_t end);
Inlines line_inlines(Assembly *assembly, Line line);

const Block *build_chart(Assembly *assembly, Component *component);

#endif
