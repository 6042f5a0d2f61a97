/* Mustache, to the public specification 1.4 (comments, delimiters, interpolation, inverted, partials,
 * sections).
 *
 * How a value is written is the caller's: as a token (templates), HTML-escaped (the public suite),
 * Markdown-escaped.
 */
#ifndef TEMPLATE_MUSTACHE_H
#define TEMPLATE_MUSTACHE_H

#include "base/diag.h"
#include "base/value.h"

typedef struct Mustache Mustache; /* a parsed template */

/* The text of a partial by name, or NULL where there is none. */
typedef const Source *MustachePartial(void *context, Str name);
/* Writes a value; `raw` for {{{x}}} and {{&x}}; `value` NULL where it is absent; `tag` is the tag's place. */
typedef void MustacheWrite(void *context, StrBuf *out, const Value *value, Str form, bool raw, Span tag);

typedef struct MustacheHost {
    void *context;
    MustachePartial *partial;
    MustacheWrite *write;
    bool lenient; /* unknown names are empty and not checked */
} MustacheHost;

/* NULL with messages (an unclosed tag or section …). */
const Mustache *mustache_parse(Arena *arena, const Source *source, Span text, const MustacheHost *host,
                               DiagList *diags);
bool mustache_check(const Mustache *mustache, const Shape *root, Arena *arena, DiagList *diags);
Str mustache_render(const Mustache *mustache, const Value *root, const MustacheHost *host, Arena *arena,
                    DiagList *diags);

#endif
