/* Mustache, to the public specification 1.4 (comments, delimiters, interpolation, inverted, partials,
 * sections).
 *
 * Beyond it, the last step of a name may be a display form of the value before it (project.investment.yi),
 * and a number steps into a list (basis.0.standard). A record whose shape declares a name answers for it even
 * where it is absent: an outer record's value of the same name never shows through.
 *
 * How a value is written is the caller's: as a token (templates), HTML-escaped (the public suite).
 */
#ifndef TEMPLATE_MUSTACHE_H
#define TEMPLATE_MUSTACHE_H

#include "base/diag.h"
#include "base/value.h"
#include "template/mapped_text-imp.h"

enum { MUSTACHE_MAX_DEPTH = 64 }; /* of sections in sections, and of partials in partials */

typedef struct Mustache Mustache; /* a parsed template with its partials */

/* The text of a partial by name, or NULL where there is none. */
typedef const Source *MustachePartial(void *context, Str name);
/* Writes a value; `raw` for {{{x}}} and {{&x}}; `value` NULL where it is absent; `tag` is the tag's place. */
typedef void MustacheWrite(void *context, StrBuf *out, const Value *value, Str form, bool raw, Span tag);

typedef struct MustacheHost {
    void *context;
    MustachePartial *partial; /* NULL: there are none */
    MustacheWrite *write;
    bool lenient; /* unknown partials are empty */
} MustacheHost;

/* NULL with messages (an unclosed tag or section …). */
const Mustache *mustache_parse(Arena *arena, const Source *source, Span text, const MustacheHost *host,
                               DiagList *diags);
/* Every name against the shapes it may meet: one that none declares is an error at its place, so is a form
 * that a value does not have, and a record where a text is wanted. Nothing is checked below a NULL shape. */
bool mustache_check(const Mustache *mustache, const Shape *root, Arena *arena, DiagList *diags);
Str mustache_render(const Mustache *mustache, const Value *root, const MustacheHost *host, Arena *arena,
                    DiagList *diags);
/* The same, with the place of each stretch; false with a message where partials nest too deep. */
bool mustache_render_mapped(const Mustache *mustache, const Value *root, const MustacheHost *host,
                            MappedText *out, DiagList *diags);

#endif
