/* The table of commands: what help prints and main calls. */
#include "cli/cli.h"

const Command commands[] = {
    {"new", "DIR [--id ID] [--name NAME] | PROJECT visit | PROJECT finding V02 [--many 5] | PROJECT FILE",
     "新建项目文件夹，或项目里的一个文件、一批问题",
     "make a project folder, or one file or finding of a project",
     "  DIR 是新项目的文件夹，名称即项目编号（如 projects/HGZX-2026-009）；\n"
     "  用 --id 时在 DIR 下以编号建文件夹，--name 写上项目名称。写出带说明的\n"
     "  application.yaml，待填之处标“待填”。项目进行到哪一步，再建哪个文件：\n"
     "    zhiping new projects/HGZX-2026-009 --name 示例装置\n"
     "    zhiping new projects/HGZX-2026-009 agreement\n"
     "    zhiping new projects/HGZX-2026-009 visit\n"
     "      下一批现场服务，--as-of 或今天开始\n"
     "    zhiping new projects/HGZX-2026-009 finding V01 --many 5\n"
     "      V01 接下去的 5 个问题，原有内容不动\n"
     "  项目里可有的文件：agreement、experts、finance、reports、letters、\n"
     "  termination、publication，visits/V01、V02……，assessments/management、\n"
     "  physical、economy、comprehensive，都以 .yaml 结尾。\n"
     "  已有的文件从不覆盖。\n",
     "  DIR is the new project's folder, named by its number, such as\n"
     "  projects/HGZX-2026-009; with --id the folder is made below DIR, --name\n"
     "  gives the project's name. Writes a commented application.yaml in which\n"
     "  what is still to be written says 待填. Add the other files as the\n"
     "  project goes on:\n"
     "    zhiping new projects/HGZX-2026-009 --name NAME\n"
     "    zhiping new projects/HGZX-2026-009 agreement\n"
     "    zhiping new projects/HGZX-2026-009 visit\n"
     "      the next visit, from --as-of or today\n"
     "    zhiping new projects/HGZX-2026-009 finding V01 --many 5\n"
     "      the next five findings, the rest untouched\n"
     "  Files of a project: agreement, experts, finance, reports, letters,\n"
     "  termination, publication, visits/V01 …, assessments/management,\n"
     "  physical, economy, comprehensive; all end in .yaml.\n"
     "  A file that is there is never overwritten.\n",
     "id name many", command_new},
    {"check",
     "[PROJECT|FILE…] [--as-of DATE] [--format text|json|sarif|github] [--strict] [--fix [--dry-run]] | "
     "--schema SCHEMA FILE…",
     "按模式与办法检查项目", "check projects against the schemas and the 办法",
     "  不写 PROJECT 时检查 projects/ 下的全部项目。\n"
     "  写项目里的一个文件时，整个项目都检查，只列出该文件的消息。\n"
     "  --format       json 每行一个 JSON 对象，供编辑器使用；sarif 是\n"
     "                 SARIF 2.1.0，供代码平台使用；github 是 GitHub 的注解\n"
     "  --strict       有警告也算不通过\n"
     "  --fix          能自动改的直接改在文件里（全角标点、制表符、缺引号的\n"
     "                 号码、GBK 编码、只差一个字的键名等），打印改动，列出\n"
     "                 还要人来改的；拿不准的不动，注释和排版不变\n"
     "  --dry-run      与 --fix 同用：只打印，不写入\n"
     "  --schema       用任意 JSON Schema 检查任意 YAML 或 JSON 文件\n",
     "  Without PROJECT all projects below projects/ are checked.\n"
     "  With a FILE of a project the whole project is checked, and the\n"
     "  messages of that file are shown.\n"
     "  --format       json one JSON object a line; sarif SARIF 2.1.0; github\n"
     "                 annotations in a GitHub workflow\n"
     "  --strict       warnings fail too\n"
     "  --fix          mends in the files what can be mended without a doubt\n"
     "                 (full-width marks, tabs, numbers without quotes, GBK,\n"
     "                 keys one letter wrong …), prints the changes and what\n"
     "                 remains\n"
     "  --dry-run      with --fix: prints only, writes nothing\n"
     "  --schema       any YAML or JSON file against any JSON Schema\n",
     "format strict schema fix dry-run", command_check},
    {"report",
     "NAME PROJECT [--visit V02]… [--kind 管理|实体|经济性] [-o FILE] [--final] [--attach] [--strict]",
     "生成要登记的报告", "make a report, which is to be registered",
     "  --visit V02    所报的批次；可重复，all 为全部批次，不写则为最近一批\n"
     "  --kind 实体    所报的评估：管理、实体或经济性；不写则各做一份\n"
     "  -o FILE        写到 FILE：.pdf，或同一内容的 .html（单个网页）、.md\n"
     "  --final        正式稿：有“待填”或未登记、未批准的，拒绝生成\n"
     "  --attach       把项目的 YAML 文件附在 PDF 里\n"
     "  --strict       有警告也算不通过\n"
     "  已登记的报告重做时，截至日期取其签发日；用 --as-of 另定。\n",
     "  --visit V02    which visit; may repeat, all takes every visit, without\n"
     "                 it the latest\n"
     "  --kind 实体    which assessment: 管理 (management), 实体 (physical),\n"
     "                 经济性 (economy); without it one report each\n"
     "  -o FILE        write FILE: .pdf, or the same as .html (one page by\n"
     "                 itself) or .md\n"
     "  --final        refuse anything with 待填, unregistered or not approved\n"
     "  --attach       put the project's YAML files into the PDF\n"
     "  --strict       fail on warnings too\n"
     "  A registered report made again takes its issued_on as the as-of date\n"
     "  unless --as-of says otherwise.\n",
     "visit kind output final attach strict", command_report},
    {"doc",
     "[NAME] PROJECT… [--visit V02]… [--unit U1]… [--expert E01]… [--kind 管理|实体|经济性] [-o FILE] "
     "[--final] [--attach] [--strict]",
     "生成任何一种文书；不写 NAME 列出现在能做哪些",
     "make any document; without NAME, list which can be made",
     "  不写 NAME 时，列出这个项目现在能做的文书，以及不能做的各缺什么。\n"
     "  --visit、--unit、--expert、--kind 指明批次、参建单位、专家、评估；\n"
     "  文书每批（每个单位……）一份、又没有指明的，各做一份。\n"
     "  其余选项同 report。\n",
     "  Without NAME, lists what can be made of the project now, and what each\n"
     "  of the others lacks. --visit, --unit, --expert, --kind say which\n"
     "  visit, unit, expert, assessment; a document that is made for one of\n"
     "  them is made for each where none is named. The other options are\n"
     "  those of report.\n",
     "visit unit expert kind output final attach strict", command_doc},
    {"ledger", "fees|findings PROJECT… [-o FILE] [--strict]", "生成费用台账或问题台账（Excel）",
     "make the ledger of fees or of findings (Excel)",
     "  fees      费用台账：汇总、付款节点、开票、回款、专家费用\n"
     "  findings  问题台账\n"
     "  可写一个或多个项目；多个项目合成一本。\n",
     "  fees      summary, milestones, invoices, receipts, expert costs\n"
     "  findings  every finding with its state\n"
     "  One project or several, which then share a workbook.\n",
     "output strict", command_ledger},
    {"explain", "[CODE]", "说明一条消息的含义，举例并引用条文",
     "what a message means, an example, the article's words", "  不写 CODE 时列出全部代码。\n",
     "  Without CODE all codes are listed.\n", "", command_explain},
    {"help", "[COMMAND]", "查看用法", "how to use it", "", "", "", command_help},
};

const size_t command_count = sizeof commands / sizeof *commands;

const Command *command_find(Str name)
{
    for (size_t i = 0; i < command_count; i++)
        if (str_is(name, commands[i].name)) return &commands[i];
    return NULL;
}
