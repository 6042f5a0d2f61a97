#include "cli/attach-imp.h"

#include "doc/doc.h"

/* visits/V01.yaml */
static Str path_in(const Project *project, Str path)
{
    if (str_starts_with(path, project->folder)) path = str_slice(path, project->folder.len, path.len);
    while (path.len && path.ptr[0] == '/') path = str_slice(path, 1, path.len);
    return path;
}

bool attach_project(Session *session, const Project *project, PdfProperties *properties)
{
    Arena *arena = session->arena;
    Attachment *attachments = arena_make_many(arena, Attachment, session->docs.count);
    for (size_t i = 0; i < session->docs.count; i++) {
        Str path = session->docs.items[i]->source->path, inside = path_in(project, path);
        /* A reader takes a name with a folder in it amiss. */
        attachments[i].name = str_replace(arena, inside, STR("/"), STR("-"));
        attachments[i].description = inside;
        Str bytes;
        if (!file_read(arena, path, DOC_MAX_BYTES, &bytes, &session->diags)) return false;
        secrets_add_text(session->secrets, bytes);
        attachments[i].bytes = bytes;
    }
    for (size_t i = 0; i < session->docs.count; i++) {
        Str *bytes = &attachments[i].bytes;
        *bytes = secrets_hidden(session->secrets, arena, *bytes);
    }
    properties->attachments = attachments;
    properties->attachment_count = session->docs.count;
    return true;
}
