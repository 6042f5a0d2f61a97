#include "font/font.h"

const CodeEntry font_codes[] = {
    {"F0001", SEVERITY_ERROR, "一个字体族的字体在本机上一个也没有", "no face of a font family is installed"},
    {"F0002", SEVERITY_ERROR, "一个字符在所有字体中都没有字形", "no font has a glyph for a character"},
    {"F0003", SEVERITY_ERROR, "字体文件损坏，不能裁剪", "a font file is broken and cannot be subset"},
};
const size_t font_code_count = sizeof font_codes / sizeof *font_codes;
