/* The style that is shipped. */
#ifndef SUPPORT_STYLE_H
#define SUPPORT_STYLE_H

#include "style/style.h"

/* A style file against the schema that is shipped. */
const Style *load_style(Arena *arena, Str path, DiagList *diags);
/* templates/style.yaml. */
const Style *shipped_style(Arena *arena, DiagList *diags);

#endif
