#include "layout/layout.h"

const CodeEntry layout_codes[] = {
    {"F0201", SEVERITY_ERROR, "ICU 没有中文断行规则", "ICU has no line breaking rules for Chinese"},
};
const size_t layout_code_count = sizeof layout_codes / sizeof *layout_codes;
