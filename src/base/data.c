#include "base/data.h"

#include "base/file.h"

#include <stdlib.h>

static Str program_folder(Arena *arena)
{
    char *program = NULL;
    bool found = os_program(&program) == OS_DONE;
    Str folder = found ? path_folder(str_copy(arena, str_from(program))) : (Str){0};
    free(program);
    return folder;
}

Str data_folder(Arena *arena, Str name)
{
    static const char *const places[] = {"../..", "../share/zhiping"};
    Str program = program_folder(arena);
    for (size_t i = 0; program.len && i < sizeof places / sizeof *places; i++) {
        Str place = path_join(arena, path_join(arena, program, str_from(places[i])), name);
        if (file_kind(arena, place) != FILE_MISSING) return path_real(arena, place);
    }
    return path_join(arena, STR(ZHIPING_DATADIR), name);
}

Str data_hyphenation(Arena *arena)
{
    return path_join(arena, str_from(os_shared_folder), STR("hyphen/hyph_en_US.dic"));
}
