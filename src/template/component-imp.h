/* What the builders of components share; of concern to component*.c alone. */
#ifndef TEMPLATE_COMPONENT_H
#define TEMPLATE_COMPONENT_H

#include "template/assembly-imp.h"

#include <string.h>

/* A line of a component, or a part of one, still with tokens. */
typedef struct ComponentLine {
    Str text;
    Span span;
} ComponentLine;
typedef Array(ComponentLine) ComponentLines;

typedef struct Component {
    Span span;
    ComponentLine argument; /* what stands behind the component's name; may be empty */
    const MappedText *content;
} Component;

/* The lines that are not empty. */
ComponentLines component_lines(Assembly *assembly, const MappedText *content);
ComponentLines component_cells(Assembly *assembly, ComponentLine line);
/* The bytes [start, end) without blanks around them. */
ComponentLine component_part(ComponentLine line, size_t start, size_t end);
Inlines component_inlines(Assembly *assembly, ComponentLine line);

const Block *build_chart(Assembly *assembly, Component *component);

#endif
