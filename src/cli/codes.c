#include "base/file.h"
#include "cli/codes-imp.h"

enum { LETTERS = 'Z' - 'A' + 1 };

/* A file a letter. */
struct CodeBook {
    Arena *arena;
    Str folder;
    DiagList *diags;
    const Doc *docs[LETTERS];
    bool opened[LETTERS];
};

CodeBook *code_book_new(Arena *arena, Str folder, DiagList *diags)
{
    CodeBook *book = arena_make(arena, CodeBook);
    *book = (CodeBook){.arena = arena, .folder = folder, .diags = diags};
    return book;
}

const Node *code_record(CodeBook *book, const char *code)
{
    int letter = code[0] - 'A';
    if (!book->opened[letter]) {
        Str name = str_printf(book->arena, "%c.yaml", code[0]);
        book->docs[letter] = doc_open(book->arena, path_join(book->arena, book->folder, name), book->diags);
        book->opened[letter] = true;
    }
    const Doc *doc = book->docs[letter];
    return doc ? node_get(doc->root, str_from(code)) : NULL;
}

Str code_text(const Node *record, const char *key)
{
    const Node *node = node_get(record, str_from(key));
    return node && node->kind == NODE_TEXT ? node->text : (Str){0};
}
