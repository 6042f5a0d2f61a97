#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/documents-imp.h"

#include <stdio.h>

static const char common_zh[] = "共用选项：\n"
                                "  --as-of DATE      截至日期（YYYY-MM-DD）；默认今天，\n"
                                "                    已登记的报告为其签发日\n"
                                "  --out DIR         输出文件夹，默认 out\n"
                                "  --lang zh|en      消息的语言；默认看环境变量\n"
                                "  --color auto|always|never\n"
                                "  --schemas DIR, --templates DIR\n"
                                "                    用自己的模式、模板文件夹\n"
                                "  -q, --quiet       少说\n"
                                "  -v, --verbose     出报告和台账时也列出警告与提示\n"
                                "  -h, --help, --version\n";
static const char common_en[] = "Common options:\n"
                                "  --as-of DATE      the day to judge by (YYYY-MM-DD); today, or a\n"
                                "                    registered report's issue\n"
                                "  --out DIR         where outputs go; out\n"
                                "  --lang zh|en      language of messages; from the environment\n"
                                "  --color auto|always|never\n"
                                "  --schemas DIR, --templates DIR\n"
                                "                    folders of your own\n"
                                "  -q, --quiet       say less\n"
                                "  -v, --verbose     show warnings and notes too when making something\n"
                                "  -h, --help, --version\n";

void print_overview(const Options *options)
{
    bool en = options->lang == LANG_EN;
    puts(en ? "zhiping – checks project folders of the quality consulting service and\n"
              "compiles reports and ledgers\n"
            : "zhiping 质评 —— 检查全过程质量控制专项咨询的项目文件夹，生成报告与台账\n");
    for (size_t i = 0; i < command_count; i++)
        printf("  zhiping %-8s  %s\n", commands[i].name, en ? commands[i].summary_en : commands[i].summary);
    printf("\n%s\n%s", en ? common_en : common_zh,
           en ? "Exit status: 0 clean, 1 the input has errors, 2 wrong usage, 3 a failed system.\n"
                "More: zhiping help COMMAND\n"
              : "退出码：0 通过，1 输入有错误，2 用法不对，3 系统故障。\n详细用法：zhiping help 命令\n");
}

/* The documents that there are templates of. */
static void print_documents(const Options *options, bool reports)
{
    Str documents = documents_help(options, reports);
    if (documents.len == 0) return;
    puts(options->lang == LANG_EN ? "NAME is one of:" : "NAME 是其中之一：");
    printf("%.*s\n", STR_ARG(documents));
}

int print_command_help(const Options *options, const Command *command)
{
    bool en = options->lang == LANG_EN, reports = command->run == command_report;
    printf("zhiping %s %s\n\n%s\n\n%s\n", command->name, command->usage,
           en ? command->summary_en : command->summary, en ? command->details_en : command->details);
    if (reports || command->run == command_doc) print_documents(options, reports);
    fputs(en ? common_en : common_zh, stdout);
    return EXIT_CLEAN;
}

int command_help(const Options *options)
{
    if (options->arguments.count == 0) {
        print_overview(options);
        return EXIT_CLEAN;
    }
    if (options->arguments.count > 1)
        return usage_error(options, "用法：zhiping help [命令]", "usage: zhiping help [COMMAND]");
    const Command *command = command_find(options->arguments.items[0]);
    return command ? print_command_help(options, command)
                   : unknown_command(options, options->arguments.items[0]);
}
