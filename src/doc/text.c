#include "doc/text-imp.h"

#include "base/utf8.h"
#include "doc/doc.h"
#include "doc/encoding.h"

#include <string.h>

enum { MOST_MESSAGES = 20 };

bool text_is_reserved(uint32_t rune)
{
    return rune == 0xFDD0 || rune == 0xFDD1;
}

/* --- encoding ----------------------------------------------------------------------------------------- */

static void report_encoding(const Source *source, DiagList *diags, const char *code, size_t at,
                            const char *name)
{
    Diag *diag = diag_add(diags, code, (Span){source, (uint32_t)at, (uint32_t)at + 1},
                          "文件的编码是 %s，不是 UTF-8", "the file is encoded as %s, not as UTF-8", name);
    diag_help(diags, diag, "用记事本打开，“另存为”，编码选 UTF-8；或运行 zhiping check --fix",
              "save it again as UTF-8, or run zhiping check --fix");
}

static void report_invalid(const Source *source, DiagList *diags, size_t at)
{
    unsigned byte = (unsigned char)source->text.ptr[at];
    Diag *diag = diag_add(diags, "Y0103", (Span){source, (uint32_t)at, (uint32_t)at + 1},
                          "此处的字节 %02X 不是 UTF-8 文字", "byte %02X is no UTF-8 text", byte);
    diag_help(diags, diag, "这里的字已经损坏，删去重写，并以 UTF-8 保存",
              "the text is damaged here: write it anew and save as UTF-8");
}

/* One message a line. */
static void report_invalid_lines(const Source *source, DiagList *diags, size_t at)
{
    for (int told = 0; at != SIZE_MAX && told < MOST_MESSAGES; told++) {
        report_invalid(source, diags, at);
        const char *end = memchr(source->text.ptr + at, '\n', source->text.len - at);
        if (!end) return;
        size_t next = (size_t)(end - source->text.ptr);
        size_t found = utf8_find_invalid(str_slice(source->text, next, source->text.len));
        at = found == SIZE_MAX ? found : next + found;
    }
}

static size_t first_beyond_ascii(Str text)
{
    size_t at = 0;
    while (at < text.len && (unsigned char)text.ptr[at] < 0x80) at++;
    return at;
}

static bool check_encoding(const Source *source, DiagList *diags)
{
    Str text = source->text;
    switch (encoding_of(text)) {
    case ENCODING_UTF8: return true;
    case ENCODING_UTF16: report_encoding(source, diags, "Y0101", 0, "UTF-16"); break;
    case ENCODING_GBK: report_encoding(source, diags, "Y0102", first_beyond_ascii(text), "GBK"); break;
    case ENCODING_DAMAGED: report_invalid_lines(source, diags, utf8_find_invalid(text)); break;
    }
    return false;
}

/* --- characters --------------------------------------------------------------------------------------- */

typedef struct CharacterFault {
    const char *code, *zh, *en, *help_zh, *help_en;
    bool harmless;   /* the text is read all the same */
    bool mechanical; /* mended by `instead` */
    const char *instead;
} CharacterFault;

static const CharacterFault control = {.code = "Y0104",
                                       .zh = "控制字符",
                                       .en = "control character",
                                       .help_zh = "删去它",
                                       .help_en = "remove it",
                                       .mechanical = true,
                                       .instead = ""};
static const CharacterFault line_end = {.code = "Y0105",
                                        .zh = "不寻常的换行符",
                                        .en = "foreign line end",
                                        .help_zh = "改为普通换行（回车键）",
                                        .help_en = "make it an ordinary line end"};
static const CharacterFault reserved = {.code = "Y0106",
                                        .zh = "不是文字，不能写在文件里的字符",
                                        .en = "noncharacter",
                                        .help_zh = "删去它",
                                        .help_en = "remove it",
                                        .mechanical = true,
                                        .instead = ""};
static const CharacterFault invisible = {.code = "Y0107",
                                         .harmless = true,
                                         .zh = "看不见的字符",
                                         .en = "invisible character",
                                         .help_zh = "多半是从网页或微信里复制来的，删去它",
                                         .help_en = "likely copied from a web page: remove it",
                                         .mechanical = true,
                                         .instead = ""};
static const CharacterFault replacement = {
    .code = "Y0108",
    .harmless = true,
    .zh = "替代字符（原来的字已丢失）",
    .en = "replacement character",
    .help_zh = "文件曾以错误的编码保存过，这里的字要重写",
    .help_en = "the file was once saved in a wrong encoding: write the text anew"};

static const CharacterFault *fault_of(uint32_t rune)
{
    if (rune >= 0x20 && rune < 0x7F) return NULL;
    if (rune == '\n' || rune == '\t') return NULL;
    if (rune == '\r' || rune == 0x85 || rune == 0x2028 || rune == 0x2029) return &line_end;
    if (rune < 0x20 || (rune >= 0x7F && rune < 0xA0)) return &control;
    if (text_is_reserved(rune) || (rune & 0xFFFE) == 0xFFFE) return &reserved;
    if (rune == 0x200B || rune == 0x2060 || rune == 0xFEFF || (rune >= 0x202A && rune <= 0x202E))
        return &invisible;
    return rune == 0xFFFD ? &replacement : NULL;
}

/* At the end of its line it is one too many; within a line only a person knows where the text after it
 * belongs. */
static Str instead_of_line_end(Span span)
{
    Str text = span.source->text, rest = str_slice(text, span.end, text.len);
    bool ends_line = rest.len == 0 || rest.ptr[0] == '\n' || str_starts_with(rest, STR("\r\n"));
    return ends_line ? STR("") : (Str){0};
}

static void report_character(const CharacterFault *fault, DiagList *diags, Span span, uint32_t rune)
{
    bool english = diags->lang == LANG_EN;
    Diag *diag =
        diag_add(diags, fault->code, span, "%s U+%04X", "%s U+%04X", english ? fault->en : fault->zh, rune);
    diag->help = str_from(english ? fault->help_en : fault->help_zh);
    if (fault->mechanical) diag->mend = str_from(fault->instead);
    if (fault == &line_end) diag->mend = instead_of_line_end(span);
}

/* Whether a character that begins with the byte may have a fault. No other byte of a character is one of
 * these. */
static bool is_doubtful(unsigned char byte)
{
    if (byte < 0x80) return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F;
    return byte == 0xC2 || (byte >= 0xE0 && byte <= 0xE2) || byte >= 0xEF;
}

/* Bytes before the first doubtful one. */
static size_t harmless_length(Str text, const bool doubtful[256])
{
    const unsigned char *bytes = (const unsigned char *)text.ptr;
    size_t at = 0;
    for (; at + 8 <= text.len; at += 8) {
        const unsigned char *b = bytes + at;
        if (doubtful[b[0]] | doubtful[b[1]] | doubtful[b[2]] | doubtful[b[3]] | doubtful[b[4]] |
            doubtful[b[5]] | doubtful[b[6]] | doubtful[b[7]])
            break;
    }
    while (at < text.len && !doubtful[bytes[at]]) at++;
    return at;
}

/* Line ends of the old Macintosh: to every reader of today the file is one line. */
static bool has_only_returns(const Source *source)
{
    Str text = source->text;
    return source->line_count == 1 && text.len > 1 && memchr(text.ptr, '\r', text.len - 1);
}

static void report_returns(const Source *source, DiagList *diags)
{
    uint32_t at = (uint32_t)str_find(source->text, STR("\r"));
    Diag *diag = diag_add(diags, "Y0105", (Span){source, at, at + 1},
                          "整个文件的换行只有回车符（CR），是旧式 Mac 的写法",
                          "the lines of the file end in carriage returns alone");
    diag_help(diags, diag, "在编辑器里把换行符改为 LF 或 CRLF，再保存", "save it with line ends LF or CRLF");
}

static bool check_characters(const Source *source, DiagList *diags)
{
    Str rest = source->text;
    bool sound = true;
    int told = 0;
    if (has_only_returns(source)) {
        report_returns(source, diags);
        return false;
    }
    bool doubtful[256];
    for (int byte = 0; byte < 256; byte++) doubtful[byte] = is_doubtful((unsigned char)byte);
    while (told < MOST_MESSAGES) {
        rest = str_slice(rest, harmless_length(rest, doubtful), rest.len);
        if (!rest.len) break;
        uint32_t start = (uint32_t)(rest.ptr - source->text.ptr);
        uint32_t rune = utf8_next(&rest);
        const CharacterFault *fault = fault_of(rune);
        if (!fault || (rune == '\r' && rest.len && *rest.ptr == '\n')) continue;
        report_character(fault, diags, (Span){source, start, (uint32_t)(source->text.len - rest.len)}, rune);
        if (!fault->harmless) sound = false;
        told++;
    }
    return sound;
}

bool text_check(const Source *source, DiagList *diags)
{
    if (source->text.len > DOC_MAX_BYTES) {
        diag_add(diags, "Y0159", (Span){source, 0, 0}, "文件超过 %d MB", "the file is larger than %d MB",
                 (int)(DOC_MAX_BYTES >> 20));
        return false;
    }
    return check_encoding(source, diags) && check_characters(source, diags);
}
