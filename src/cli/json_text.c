#include "base/utf8.h"
#include "cli/json_text-imp.h"

void add_json_string(StrBuf *out, Str text)
{
    strbuf_add_char(out, '"');
    while (text.len) {
        uint32_t rune = utf8_next(&text);
        if (rune == '"' || rune == '\\')
            strbuf_printf(out, "\\%c", (int)rune);
        else if (rune == '\n')
            strbuf_add(out, STR("\\n"));
        else if (rune < 0x20)
            strbuf_printf(out, "\\u%04x", rune);
        else
            strbuf_add_rune(out, rune == UTF8_INVALID ? 0xFFFD : rune);
    }
    strbuf_add_char(out, '"');
}

void add_json_member(StrBuf *out, const char *key, Str text)
{
    strbuf_printf(out, "\"%s\":", key);
    add_json_string(out, text);
}
