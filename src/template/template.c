/* A template is front matter and Markdown. The front matter is read as YAML of its own whose first line is a
 * comment in place of "---", so that its places are the template's. */
#include "template/template.h"
#include "base/file.h"
#include "base/utf8.h"
#include "template/assembly-imp.h"
#include "template/mustache-imp.h"

enum { TEMPLATE_MAX_BYTES = 4 * 1024 * 1024 };

struct Template {
    const Source *source;
    const Node *settings; /* a mapping, or NULL */
    const Mustache *body;
    /* Front matter texts that may hold tags. */
    const Mustache *title, *header_left, *header_right, *subject, *author;
};

/* --- loading --- */

typedef struct Loader {
    Arena *arena;
    DiagList *diags;
    Str folder;
} Loader;

static const Source *read_source(Loader *loader, Str path)
{
    Str text;
    if (!file_read(loader->arena, path, TEMPLATE_MAX_BYTES, &text, loader->diags)) return NULL;
    const Source *source = source_new(loader->arena, path, text);
    size_t invalid = utf8_find_invalid(source->text), foreign = find_noncharacter(source->text);
    size_t bad = invalid < foreign ? invalid : foreign;
    if (bad == SIZE_MAX) return source;
    diag_add(loader->diags, "T0503", (Span){source, (uint32_t)bad, (uint32_t)bad + 1},
             "模板应是 UTF-8 文本，且不能有 U+FDD0～U+FDEF", "a template is UTF-8 without U+FDD0 to U+FDEF");
    return NULL;
}

/* Names of partials are names of files, and lead nowhere else. */
static const Source *find_partial(void *context, Str name)
{
    Loader *loader = context;
    Str folder = path_join(loader->arena, loader->folder, STR("partials"));
    if (name.len == 0 || name.ptr[0] == '.' || str_find(name, STR("/")) != SIZE_MAX) return NULL;
    Str path = path_join(loader->arena, folder, str_printf(loader->arena, "%.*s.md", STR_ARG(name)));
    if (file_kind(loader->arena, path) == FILE_MISSING) return NULL;
    return read_source(loader, path);
}

/* The end of the front matter's text and the start of the Markdown; 0 where there is no front matter. */
static size_t find_front(Str text, size_t *body)
{
    Str rest = text, line;
    *body = 0;
    while (rest.len && str_split(&rest, '\n', &line)) {
        size_t start = (size_t)(line.ptr - text.ptr);
        bool rule = str_is(str_trim(line), "---");
        if (start == 0 && !rule) return 0;
        if (start == 0 || !rule) continue;
        *body = rest.ptr ? (size_t)(rest.ptr - text.ptr) : text.len;
        return start;
    }
    return 0;
}

/* False with messages. */
static bool load_front(Loader *loader, const Source *source, const Schema *schema, size_t end,
                       const Node **settings)
{
    char *text = arena_make_many(loader->arena, char, end + 1);
    for (size_t i = 0; i < end; i++) text[i] = source->text.ptr[i];
    for (size_t i = 0; i < 3 && i < end; i++) text[i] = '#';
    const Source *front = source_new(loader->arena, source->path, (Str){text, end});
    const Doc *doc = doc_read_yaml(loader->arena, front, loader->diags);
    if (!doc || !doc->sound) return false;
    if (doc->root->kind == NODE_NULL) return true;
    *settings = doc->root;
    return schema_validate(schema, doc, loader->arena, NULL, loader->diags);
}

/* The tags in a front matter text; true with NULL where the entry is missing. */
static bool load_setting(Loader *loader, const MustacheHost *host, const Template *template, Str key,
                         const Mustache **setting)
{
    const Node *node = node_get(template->settings, key);
    if (!node) return true;
    /* The value's bytes are the template's at the same offsets, but for quotes and escapes. */
    Span span = {template->source, node->span.start, node->span.end};
    Str text = span_text(span);
    bool quoted = text.len >= 2 && (text.ptr[0] == '"' || text.ptr[0] == '\'');
    if (quoted) span = (Span){span.source, span.start + 1, span.end - 1};
    if (!str_equal(span_text(span), node->text)) {
        const Source *own = source_new(loader->arena, template->source->path, node->text);
        span = (Span){own, 0, (uint32_t)node->text.len};
    }
    *setting = mustache_parse(loader->arena, span.source, span, host, loader->diags);
    return *setting != NULL;
}

static bool load_settings(Loader *loader, const MustacheHost *host, Template *template)
{
    const struct {
        Str key;
        const Mustache **target;
    } settings[] = {
        {STR("title"), &template->title},
        {STR("header_left"), &template->header_left},
        {STR("header_right"), &template->header_right},
        {STR("subject"), &template->subject},
        {STR("author"), &template->author},
    };
    bool good = true;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (!load_setting(loader, host, template, settings[i].key, settings[i].target)) good = false;
    return good;
}

/* NULL with messages; otherwise the source, its settings, and where its Markdown begins. */
static const Source *open_template(Loader *loader, Str name, const Schema *schema, const Node **settings,
                                   size_t *body)
{
    Arena *arena = loader->arena;
    Str path = path_join(arena, loader->folder, str_printf(arena, "%.*s.md", STR_ARG(name)));
    const Source *source = read_source(loader, path);
    size_t front = source ? find_front(source->text, body) : 0;
    *settings = NULL;
    return front == 0 || load_front(loader, source, schema, front, settings) ? source : NULL;
}

bool template_front(Arena *arena, Str folder, Str name, const Schema *schema, const Node **front,
                    DiagList *diags)
{
    Loader loader = {arena, diags, folder};
    size_t body;
    return open_template(&loader, name, schema, front, &body) != NULL;
}

const Template *template_load(Arena *arena, Str folder, Str name, const Schema *schema, DiagList *diags)
{
    Loader loader = {arena, diags, folder};
    MustacheHost host = {&loader, find_partial, tokens_write, false};
    Template *template = arena_make(arena, Template);
    size_t body;
    template->source = open_template(&loader, name, schema, &template->settings, &body);
    if (!template->source) return NULL;
    Span span = {template->source, (uint32_t)body, (uint32_t) template->source->text.len};
    bool good = load_settings(&loader, &host, template);
    template->body = mustache_parse(arena, template->source, span, &host, diags);
    return good && template->body ? template : NULL;
}

const Node *template_settings(const Template *template)
{
    return template->settings;
}

bool template_check(const Template *template, const Shape *root, Arena *arena, DiagList *diags)
{
    const Mustache *const parts[] = {template->title,   template->header_left, template->header_right,
                                     template->subject, template->author,      template->body};
    bool good = true;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i] && !mustache_check(parts[i], root, arena, diags)) good = false;
    return good;
}

/* --- rendering --- */

typedef struct Rendering {
    Assembly assembly;
    Tokens tokens;
    MustacheHost host;
    const Value *root;
} Rendering;

static Inlines render_inlines(Rendering *rendering, const Mustache *part)
{
    MappedText text = mapped_new(rendering->assembly.work);
    Pieces pieces = {0};
    if (!part ||
        !mustache_render_mapped(part, rendering->root, &rendering->host, &text, rendering->assembly.diags))
        return (Inlines){0};
    pieces_add(&rendering->assembly, &pieces, strbuf_str(&text.text), mapped_span(&text, 0, text.text.len),
               (Inline){0});
    return pieces_join(&rendering->assembly, &pieces, 0);
}

static Str render_text(Rendering *rendering, const Mustache *part)
{
    Arena *arena = rendering->assembly.arena;
    if (!part) return (Str){0};
    Str text = mustache_render(part, rendering->root, &rendering->host, arena, rendering->assembly.diags);
    return str_trim(tokens_expand(&rendering->tokens, arena, text));
}

static bool setting_flag(const Template *template, Str key, bool otherwise)
{
    const Node *node = node_get(template->settings, key);
    return node && node->kind == NODE_BOOL ? node->boolean : otherwise;
}

/* `contents: true` without a ```contents block: before the first numbered heading, on pages of its own. */
static Blocks with_contents(Assembly *assembly, Blocks blocks)
{
    BlockArray all = {0};
    bool placed = false;
    for (size_t i = 0; i < blocks.count; i++) {
        const Block *block = blocks.items[i];
        if (!placed && block->kind == BLOCK_HEADING && block->heading.level == 1 &&
            block->heading.number.len) {
            array_push(assembly->arena, &all,
                       (const Block *)block_new(assembly, BLOCK_PAGE_BREAK, block->span));
            array_push(assembly->arena, &all,
                       (const Block *)block_new(assembly, BLOCK_CONTENTS, block->span));
            array_push(assembly->arena, &all,
                       (const Block *)block_new(assembly, BLOCK_PAGE_BREAK, block->span));
            placed = true;
        }
        array_push(assembly->arena, &all, block);
    }
    return (Blocks){all.items, all.count};
}

/* False with messages. */
static bool fill(Rendering *rendering, const Template *template, Document *document)
{
    Assembly *assembly = &rendering->assembly;
    MappedText text = mapped_new(assembly->work);
    if (!mustache_render_mapped(template->body, rendering->root, &rendering->host, &text, assembly->diags))
        return false;
    document->title = render_text(rendering, template->title);
    document->subject = render_text(rendering, template->subject);
    document->author = render_text(rendering, template->author);
    document->header_left = render_inlines(rendering, template->header_left);
    document->header_right = render_inlines(rendering, template->header_right);
    document->page_numbers = setting_flag(template, STR("page_numbers"), true);
    document->blocks = markdown_blocks(assembly, &text);
    if (setting_flag(template, STR("contents"), false) && !assembly->has_contents)
        document->blocks = with_contents(assembly, document->blocks);
    references_resolve(assembly);
    find_unfinished(assembly->arena, document);
    return !assembly->failed;
}

Document *template_render(const Template *template, const Value *root, const Numbering *numbering,
                          Str photo_folder, Arena *arena, DiagList *diags)
{
    Document *document = arena_make(arena, Document);
    Rendering rendering = {.root = root,
                           .tokens = {.arena = arena},
                           .assembly = {.arena = arena,
                                        .work = arena_new(),
                                        .diags = diags,
                                        .numbering = numbering,
                                        .photo_folder = photo_folder}};
    rendering.assembly.tokens = &rendering.tokens;
    rendering.host = (MustacheHost){&rendering.tokens, NULL, tokens_write, false};
    bool filled = fill(&rendering, template, document);
    arena_free(rendering.assembly.work);
    return filled ? document : NULL;
}
