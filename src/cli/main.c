#include "base/suggest.h"
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

static int run_command(Options *options, int argc, char **argv)
{
    const Command *command = command_find(str_from(argv[1]));
    if (!command) {
        Str *names = arena_make_many(options->arena, Str, command_count);
        for (size_t i = 0; i < command_count; i++) names[i] = str_from(commands[i].name);
        Str near = suggest_nearest(str_from(argv[1]), names, command_count);
        if (near.ptr)
            return usage_error(options, "没有“%s”这个命令，是不是 %.*s？",
                               "no command '%s', did you mean %.*s?", argv[1], STR_ARG(near));
        return usage_error(options, "没有“%s”这个命令；运行 zhiping help 查看全部命令",
                           "no command '%s'; see zhiping help", argv[1]);
    }
    if (!options_parse(options, argc - 1, argv + 1)) return EXIT_USAGE;
    return options->help ? print_command_help(options, command) : command->run(options);
}

int main(int argc, char **argv)
{
    Arena *arena = arena_new();
    Options options = {0};
    options_defaults(&options, arena);
    int status = EXIT_CLEAN;
    if (argc < 2) {
        print_overview(&options);
        status = EXIT_USAGE;
    } else if (strcmp(argv[1], "--version") == 0) {
        puts("zhiping " ZHIPING_VERSION);
    } else if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        print_overview(&options);
    } else {
        status = run_command(&options, argc, argv);
    }
    arena_free(arena);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        perror("zhiping");
        return EXIT_SYSTEM;
    }
    return status;
}
