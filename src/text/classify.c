/* Character classes, after W3C clreq 3.1 and GB/T 15834-2011. */
#include "text/cluster.h"

#include "base/utf8.h"

typedef struct MarkClass {
    uint16_t rune;
    uint8_t kind;
} MarkClass;

/* Ascending. */
static const MarkClass marks[] = {
    {0x002D, CLASS_CONNECTOR}, {0x002F, CLASS_CONNECTOR}, {0x00B7, CLASS_MIDDLE},
    {0x2010, CLASS_CONNECTOR}, {0x2011, CLASS_CONNECTOR}, {0x2013, CLASS_CONNECTOR},
    {0x2014, CLASS_DOUBLE},    {0x2018, CLASS_OPENING},   {0x2019, CLASS_CLOSING},
    {0x201C, CLASS_OPENING},   {0x201D, CLASS_CLOSING},   {0x2022, CLASS_MIDDLE},
    {0x2026, CLASS_DOUBLE},    {0x2027, CLASS_MIDDLE},    {0x22EF, CLASS_DOUBLE},
    {0x2E3A, CLASS_DOUBLE},    {0x3001, CLASS_PAUSE},     {0x3002, CLASS_STOP},
    {0x3008, CLASS_OPENING},   {0x3009, CLASS_CLOSING},   {0x300A, CLASS_OPENING},
    {0x300B, CLASS_CLOSING},   {0x300C, CLASS_OPENING},   {0x300D, CLASS_CLOSING},
    {0x300E, CLASS_OPENING},   {0x300F, CLASS_CLOSING},   {0x3010, CLASS_OPENING},
    {0x3011, CLASS_CLOSING},   {0x3014, CLASS_OPENING},   {0x3015, CLASS_CLOSING},
    {0x3016, CLASS_OPENING},   {0x3017, CLASS_CLOSING},   {0x3018, CLASS_OPENING},
    {0x3019, CLASS_CLOSING},   {0x301A, CLASS_OPENING},   {0x301B, CLASS_CLOSING},
    {0x301C, CLASS_CONNECTOR}, {0x30FB, CLASS_MIDDLE},    {0xFF01, CLASS_STOP},
    {0xFF08, CLASS_OPENING},   {0xFF09, CLASS_CLOSING},   {0xFF0C, CLASS_PAUSE},
    {0xFF0D, CLASS_CONNECTOR}, {0xFF0E, CLASS_STOP},      {0xFF1A, CLASS_PAUSE},
    {0xFF1B, CLASS_PAUSE},     {0xFF1F, CLASS_STOP},      {0xFF3B, CLASS_OPENING},
    {0xFF3D, CLASS_CLOSING},   {0xFF5B, CLASS_OPENING},   {0xFF5D, CLASS_CLOSING},
    {0xFF5E, CLASS_CONNECTOR}, {0xFF5F, CLASS_OPENING},   {0xFF60, CLASS_CLOSING},
};

static int mark_class(uint32_t rune)
{
    size_t low = 0, high = sizeof marks / sizeof *marks;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (marks[middle].rune == rune) return marks[middle].kind;
        if (marks[middle].rune < rune)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

CharClass rune_class(uint32_t rune)
{
    if (rune >= 0x4E00 && rune <= 0x9FFF) return CLASS_IDEOGRAPH;
    if (rune_is_digit(rune) || rune_is_letter(rune)) return CLASS_WESTERN;
    if (rune <= 0xFFFF) {
        int kind = mark_class(rune);
        if (kind >= 0) return (CharClass)kind;
    }
    int width = rune_width(rune);
    if (width == 0) return CLASS_COMBINING;
    /* ℃ ℉ № Ⅲ ① ■ → are full-width in Chinese faces, though not wide to a terminal. */
    bool sign = (rune >= 0x2100 && rune <= 0x218F && rune != 0x2126 && rune != 0x212B) ||
                (rune >= 0x2190 && rune <= 0x21FF) || (rune >= 0x2460 && rune <= 0x27BF);
    return width == 2 || sign || rune_is_han(rune) ? CLASS_IDEOGRAPH : CLASS_WESTERN;
}

bool is_ambiguous_mark(uint32_t rune)
{
    return rune == 0xB7 || rune == 0x2014 || rune == 0x2018 || rune == 0x2019 || rune == 0x201C ||
           rune == 0x201D || rune == 0x2026;
}

bool rune_is_digit(uint32_t rune)
{
    return rune >= '0' && rune <= '9';
}

bool rune_is_upper(uint32_t rune)
{
    return rune >= 'A' && rune <= 'Z';
}

bool rune_is_roman(uint32_t rune)
{
    return rune >= 0x2160 && rune <= 0x217F;
}

bool rune_is_letter(uint32_t rune)
{
    return rune_is_upper(rune) || (rune >= 'a' && rune <= 'z') ||
           (rune >= 0xC0 && rune <= 0x2AF && rune != 0xD7 && rune != 0xF7) ||
           (rune >= 0x370 && rune <= 0x52F) || rune == 0xB5 || rune == 0x2126 || rune == 0x212B;
}

bool takes_mixed_gap(uint32_t rune)
{
    if (rune_is_digit(rune) || rune_is_letter(rune)) return true;
    if (rune >= 0x2070 && rune <= 0x209C) return true; /* raised and lowered digits */
    switch (rune) {
    case '%':
    case '#':
    case '$':
    case '&':
    case '+':
    case '<':
    case '=':
    case '>':
    case '@':
    case 0xA3:   /* £ */
    case 0xA5:   /* ¥ */
    case 0xB0:   /* ° */
    case 0xB1:   /* ± */
    case 0xB2:   /* ² */
    case 0xB3:   /* ³ */
    case 0x2030: /* ‰ */
    case 0x2032: /* ′ */
    case 0x2033: /* ″ */
    case 0x20AC: /* € */
    case 0x2212: /* − */
    case 0x2248: /* ≈ */
    case 0x2264: /* ≤ */
    case 0x2265: /* ≥ */ return true;
    default: return false;
    }
}

bool rune_is_blank(uint32_t rune)
{
    return rune == ' ' || rune == '\t' || rune == '\r' || (rune >= 0x2000 && rune <= 0x200A);
}

bool rune_is_ignorable(uint32_t rune)
{
    return (rune >= 0x200B && rune <= 0x200F) || (rune >= 0x202A && rune <= 0x202E) ||
           (rune >= 0x2060 && rune <= 0x2064) || rune == 0xFEFF || rune == 0xAD ||
           (rune >= 0xFE00 && rune <= 0xFE0F) || (rune >= 0xE0100 && rune <= 0xE01EF);
}
