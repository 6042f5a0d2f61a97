/* The library of experts, which is no project: its numbers are its own. */
#include "record/library.h"
#include "rules/rules.h"

void rules_check_library(const Library *library, Arena *arena, DiagList *diags)
{
    Map first = {0};
    for (size_t i = 0; i < library->people.experts.count; i++) {
        const Text *number = &library->people.experts.items[i].library_number;
        const Text *before = number->present ? map_get(&first, number->value) : NULL;
        if (!before) {
            if (number->present) map_put(arena, &first, number->value, (void *)(uintptr_t)number);
            continue;
        }
        Diag *diag = diag_add(diags, "R0002", number->span, "专家库编号 %.*s 重复",
                              "the library number %.*s occurs twice", STR_ARG(number->value));
        diag_label(diags, diag, "应与其他的不同", "must differ from the others");
        diag_related(diags, diag, before->span, "已在这里", "already here");
    }
}
