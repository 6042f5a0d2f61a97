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
    Str program = program_folder(arena);
    if (!program.len) return name;
    Str built = path_join(arena, path_join(arena, program, STR("../..")), name);
    Str installed = path_join(arena, path_join(arena, program, STR("../share/zhiping")), name);
    Str place = file_kind(arena, built) != FILE_MISSING ? built : installed;
    Str real = path_real(arena, place);
    return real.ptr ? real : place;
}

Str data_hyphenation(Arena *arena)
{
    return path_join(arena, str_from(os_shared_folder), STR("hyphen/hyph_en_US.dic"));
}
