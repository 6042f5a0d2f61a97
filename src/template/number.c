#include "template/assembly-imp.h"

typedef struct Label {
    Str number;
    Span span;
} Label;

Diag *assembly_error(Assembly *assembly, const char *code, Span span, const char *zh, const char *en, ...)
{
    va_list args;
    assembly->failed = true;
    va_start(args, en);
    Str text = str_vprintf(assembly->arena, assembly->diags->lang == LANG_EN ? en : zh, args);
    va_end(args);
    return diag_add(assembly->diags, code, span, "%.*s", "%.*s", STR_ARG(text));
}

Str number_pattern(Arena *arena, Str pattern, uint32_t number)
{
    Str chinese = str_replace(arena, pattern, STR("{一}"), str_chinese_number(arena, number));
    return str_replace(arena, chinese, STR("{1}"), str_printf(arena, "%u", number));
}

Str number_heading(Assembly *assembly, int level, bool annex)
{
    for (int below = level; below < 4; below++) assembly->heading_counts[below] = 0;
    if (annex) return number_pattern(assembly->arena, assembly->numbering->annex, ++assembly->annexes);
    uint32_t count = ++assembly->heading_counts[level - 1];
    return number_pattern(assembly->arena, assembly->numbering->headings[level - 1], count);
}

/* “一、” is cited as 一, “1.” as 1. */
static Str cited(Str number)
{
    static const Str tails[] = {STR_INIT("、"), STR_INIT("."), STR_INIT("．"), STR_INIT("　"), STR_INIT(" ")};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (str_ends_with(number, tails[i])) return cited(str_slice(number, 0, number.len - tails[i].len));
    return number;
}

void label_add(Assembly *assembly, Str label, Str number, Span span)
{
    Label *entry = arena_make(assembly->arena, Label);
    if (label.len == 0) return;
    *entry = (Label){cited(number), span};
    Label *former = map_put(assembly->arena, &assembly->labels, label, entry);
    if (!former) return;
    Diag *diag = assembly_error(assembly, "T0203", span, "标签 %.*s 已经用过", "the label %.*s is taken",
                                STR_ARG(label));
    diag_related(assembly->diags, diag, former->span, "前一处在这里", "the former one is here");
}

void references_resolve(Assembly *assembly)
{
    for (size_t i = 0; i < assembly->references.count; i++) {
        Inline *reference = assembly->references.items[i];
        const Label *label =
            map_get(&assembly->labels, str_slice(reference->target, 1, reference->target.len));
        if (label)
            reference->text = label->number;
        else
            assembly_error(assembly, "T0203", reference->span, "没有标签 %.*s", "there is no label %.*s",
                           STR_ARG(reference->target));
    }
}
