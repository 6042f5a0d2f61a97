/* What the formats of messages share. */
#include "cli/cli.h"

const char *severity_word(Severity severity, Lang lang)
{
    static const char *const words[][2] = {{"错误", "error"}, {"警告", "warning"}, {"提示", "info"}};
    return words[severity][lang];
}

int code_article(const char *code)
{
    return code[0] == 'R' && code[1] && code[2] ? (code[1] - '0') * 10 + (code[2] - '0') : 0;
}

Str diag_prose(Arena *arena, const Diag *diag, Lang lang)
{
    StrBuf buf = {.arena = arena};
    strbuf_add(&buf, diag->message);
    if (diag->label.len) strbuf_printf(&buf, "\n%.*s", STR_ARG(diag->label));
    if (diag->help.len)
        strbuf_printf(&buf, "\n%s%.*s", lang == LANG_EN ? "help: " : "改法：", STR_ARG(diag->help));
    return strbuf_str(&buf);
}
