#include "base/suggest.h"
#include "cli/cli.h"

#include <stdio.h>

int unknown_command(const Options *options, Str name)
{
    Str *names = arena_make_many(options->arena, Str, command_count);
    for (size_t i = 0; i < command_count; i++) names[i] = str_from(commands[i].name);
    Str near = suggest_nearest(name, names, command_count);
    if (near.ptr)
        return usage_error(options, "没有“%.*s”这个命令，是不是 %.*s？",
                           "no command '%.*s', did you mean %.*s?", STR_ARG(name), STR_ARG(near));
    return usage_error(options, "没有“%.*s”这个命令；运行 zhiping help 查看全部命令",
                       "no command '%.*s'; see zhiping help", STR_ARG(name));
}

/* The first argument names the command; options may stand before and after it. */
static int run(Options *options)
{
    if (options->version) {
        puts("zhiping " ZHIPING_VERSION);
        return EXIT_CLEAN;
    }
    if (options->arguments.count == 0) {
        print_overview(options);
        return options->help ? EXIT_CLEAN : EXIT_USAGE;
    }
    Str name = options->arguments.items[0];
    const Command *command = command_find(name);
    if (!command) return unknown_command(options, name);
    options->arguments.items++;
    options->arguments.count--;
    if (options->help) return print_command_help(options, command);
    return options_fit(options, command) ? command->run(options) : EXIT_USAGE;
}

int main(int argc, char **argv)
{
    os_start();
    os_forget_variables("TJ_"); /* by which libjpeg-turbo would write other bytes */
    Arena *arena = arena_new();
    Options options = {0};
    options_defaults(&options, arena);
    int status = options_parse(&options, argc, argv) ? run(&options) : EXIT_USAGE;
    arena_free(arena);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        perror("zhiping");
        return EXIT_SYSTEM;
    }
    return status;
}
