/* Messages as workflow commands of GitHub, which shows them beside the lines of a change:
 *
 *     ::error file=…,line=9,endLine=9,col=15,endColumn=27,title=R0801::message
 */
#include "cli/cli.h"

/* What ends a command or, in a property, the property itself is written as %XX. */
static void add_escaped(StrBuf *out, Str text, bool property)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ',')))
            strbuf_printf(out, "%%%02X", (unsigned char)c);
        else
            strbuf_add_char(out, c);
    }
}

static void add_place(StrBuf *out, Span span)
{
    Position start = source_position(span.source, span.start), end = source_position(span.source, span.end);
    strbuf_add(out, STR("file="));
    add_escaped(out, span.source->path, true);
    strbuf_printf(out, ",line=%u,endLine=%u,col=%u,endColumn=%u,", start.line, end.line, start.column,
                  end.column);
}

void render_github(StrBuf *out, const DiagList *diags)
{
    static const char *const commands_by_severity[] = {"error", "warning", "notice"};
    for (size_t i = 0; i < diags->items.count; i++) {
        const Diag *diag = diags->items.items[i];
        strbuf_printf(out, "::%s ", commands_by_severity[diag->severity]);
        if (diag->span.source) add_place(out, diag->span);
        strbuf_printf(out, "title=%s::", diag->code);
        add_escaped(out, diag_prose(out->arena, diag, diags->lang), false);
        strbuf_add_char(out, '\n');
    }
}
