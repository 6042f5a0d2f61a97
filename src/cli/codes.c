#include "cli/codes.h"
#include "doc/codes.h"
#include "font/font.h"
#include "image/image.h"
#include "layout/layout.h"
#include "record/codes.h"
#include "pdf/pdf.h"
#include "rules/rules.h"
#include "schema/schema.h"
#include "template/template.h"
#include "xlsx/codes.h"

#include <stdlib.h>
#include <string.h>

static const CodeEntry system_codes[] = {
    {"X0001", SEVERITY_ERROR, "文件不存在", "the file is not there"},
    {"X0002", SEVERITY_ERROR, "文件存在，但系统不让读取，例如没有权限",
     "the file is there but cannot be read, for want of permission say"},
    {"X0003", SEVERITY_ERROR, "该处应是普通文件，却是文件夹、管道或设备",
     "a regular file is wanted, this is a folder, a pipe or a device"},
    {"X0004", SEVERITY_ERROR, "文件超过所能处理的大小", "the file is larger than what is accepted"},
    {"X0005", SEVERITY_ERROR, "输出没有写成，例如磁盘已满或没有权限；原有的文件不受影响",
     "the output could not be written (disk full, no permission); a former one is left as it was"},
    {"X0006", SEVERITY_WARNING, "--fix 不改符号链接和项目文件夹以外的文件",
     "--fix leaves symbolic links and files outside the project alone"},
    {"X0101", SEVERITY_ERROR, "--final 只生成已在 reports.yaml 登记并经批准的报告",
     "--final makes only reports that are registered in reports.yaml and approved"},
    {"X0102", SEVERITY_ERROR, "--final 不生成还写着“待填”或 TODO 的报告",
     "--final makes no report that still says 待填 or TODO"},
};

static int by_code(const void *a, const void *b)
{
    return strcmp(((const CodeEntry *)a)->code, ((const CodeEntry *)b)->code);
}

static void add(Arena *arena, CodeArray *all, const CodeEntry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++) array_push(arena, all, entries[i]);
}

CodeArray all_codes(Arena *arena)
{
    CodeArray all = {0};
    add(arena, &all, system_codes, sizeof system_codes / sizeof *system_codes);
    add(arena, &all, doc_codes, doc_code_count);
    add(arena, &all, schema_codes, schema_code_count);
    add(arena, &all, template_codes, template_code_count);
    add(arena, &all, record_codes, record_code_count);
    add(arena, &all, font_codes, font_code_count);
    add(arena, &all, image_codes, image_code_count);
    add(arena, &all, layout_codes, layout_code_count);
    add(arena, &all, pdf_codes, pdf_code_count);
    add(arena, &all, xlsx_codes, xlsx_code_count);
    for (size_t i = 0; i < rule_count; i++)
        array_push(arena, &all,
                   (CodeEntry){rules[i].code, rules[i].severity, rules[i].title, rules[i].title_en});
    qsort(all.items, all.count, sizeof *all.items, by_code);
    return all;
}
