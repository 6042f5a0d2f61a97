/* zhiping report: a document that is registered as a report. */
#include "cli/make-imp.h"

int command_report(const Options *options)
{
    if (options->arguments.count != 2)
        return usage_error(options, "用法：zhiping report 报告 项目；运行 zhiping help report 查看有哪些报告",
                           "usage: zhiping report NAME PROJECT; zhiping help report lists the reports");
    Options project = *options;
    project.arguments.items++;
    project.arguments.count--;
    return make_documents(options, options->arguments.items[0], &project, true);
}
