/* Components: fenced blocks that are more than code. A line is a row; its cells stand between commas (full
 * width ones where there are no others), or around the first colon. Values come as tokens, so a comma in one
 * parts nothing. */
#include "base/suggest.h"
#include "template/component-imp.h"

/* --- lines and cells --- */

ComponentLines component_lines(Assembly *assembly, const MappedText *content)
{
    ComponentLines lines = {0};
    Str text = {content->text.ptr, content->text.len}, rest = text, line;
    while (rest.len && str_split(&rest, '\n', &line)) {
        line = str_trim(line);
        if (line.len == 0) continue;
        size_t start = (size_t)(line.ptr - text.ptr);
        array_push(assembly->work, &lines,
                   (ComponentLine){line, mapped_span(content, start, start + line.len)});
    }
    return lines;
}

ComponentLine component_part(ComponentLine line, size_t start, size_t end)
{
    Str part = str_trim(str_slice(line.text, start, end));
    bool verbatim = line.span.end - line.span.start == line.text.len;
    ComponentLine result = {part, line.span};
    if (verbatim && part.len) {
        result.span.start += (uint32_t)(part.ptr - line.text.ptr);
        result.span.end = result.span.start + (uint32_t)part.len;
    }
    return result;
}

ComponentLines component_cells(Assembly *assembly, ComponentLine line)
{
    ComponentLines cells = {0};
    Str comma = str_find(line.text, STR(",")) == SIZE_MAX ? STR("，") : STR(",");
    for (size_t start = 0; start <= line.text.len;) {
        size_t length = str_find(str_slice(line.text, start, line.text.len), comma);
        size_t end = length == SIZE_MAX ? line.text.len : start + length;
        array_push(assembly->work, &cells, component_part(line, start, end));
        start = end + comma.len;
    }
    return cells;
}

/* Cuts the line at its first colon, half or full width; a message where it has none. */
static bool component_colon(Assembly *assembly, ComponentLine line, ComponentLine *label, ComponentLine *text)
{
    size_t half = str_find(line.text, STR(":")), full = str_find(line.text, STR("："));
    size_t at = half < full ? half : full;
    if (at == SIZE_MAX) {
        assembly_error(assembly, "T0302", line.span, "这一行应形如 名称：内容", "the line is “label: text”");
        return false;
    }
    *label = component_part(line, 0, at);
    *text = component_part(line, at + (half < full ? 1 : strlen("：")), line.text.len);
    return true;
}

/* The text of a line, in which only `words` in backticks mean anything. */
Inlines component_inlines(Assembly *assembly, ComponentLine line)
{
    Pieces pieces = {0};
    size_t at = 0;
    while (at < line.text.len) {
        Str rest = str_slice(line.text, at, line.text.len);
        size_t open = str_find(rest, STR("`"));
        size_t close = open == SIZE_MAX ? SIZE_MAX : str_find(str_slice(rest, open + 1, rest.len), STR("`"));
        size_t plain = close == SIZE_MAX ? rest.len : open;
        Span place = component_part(line, at, line.text.len).span;
        pieces_add(assembly, &pieces, str_slice(rest, 0, plain), line.span, (Inline){0});
        at += plain;
        if (close == SIZE_MAX) break;
        pieces_add_code(assembly, &pieces, str_slice(rest, open + 1, open + 1 + close), place, (Inline){0});
        at += close + 2;
    }
    return pieces_join(assembly, &pieces, 0);
}

static Str component_text(Assembly *assembly, ComponentLine line)
{
    return tokens_expand(assembly->tokens, assembly->arena, line.text);
}

/* --- the kinds --- */

static const Block *build_contents(Assembly *assembly, Component *component)
{
    assembly->has_contents = true;
    return block_new(assembly, BLOCK_CONTENTS, component->span);
}

/* "{{stats.total}} 问题总数 {accent}": value, label, and the name of a colour. */
static bool figure_cells(Assembly *assembly, ComponentLine line, Cell cells[3])
{
    size_t blank = str_find(line.text, STR(" ")), brace = str_find(line.text, STR(" {"));
    bool has_color = brace != SIZE_MAX && str_ends_with(line.text, STR("}"));
    if (blank == SIZE_MAX) {
        assembly_error(assembly, "T0302", line.span, "这一行应形如 数 名称 {颜色}",
                       "the line is “value label {colour}”");
        return false;
    }
    cells[0].text = component_inlines(assembly, component_part(line, 0, blank));
    cells[1].text =
        component_inlines(assembly, component_part(line, blank, has_color ? brace : line.text.len));
    if (!has_color) return true;
    cells[2].text = component_inlines(assembly, component_part(line, brace + 2, line.text.len - 1));
    return true;
}

static const Block *build_figures(Assembly *assembly, Component *component)
{
    ComponentLines lines = component_lines(assembly, component->content);
    Block *block = block_new(assembly, BLOCK_FIGURES, component->span);
    Row *rows = arena_make_many(assembly->arena, Row, lines.count);
    for (size_t i = 0; i < lines.count; i++) {
        Cell *cells = arena_make_many(assembly->arena, Cell, 3);
        figure_cells(assembly, lines.items[i], cells);
        rows[i].cells = cells;
    }
    block->rows = (Rows){rows, lines.count};
    return block;
}

/* "编制, 姓名, 日期". */
static const Block *build_signatures(Assembly *assembly, Component *component)
{
    ComponentLines lines = component_lines(assembly, component->content);
    Block *block = block_new(assembly, BLOCK_SIGNATURES, component->span);
    Row *rows = arena_make_many(assembly->arena, Row, lines.count);
    for (size_t i = 0; i < lines.count; i++) {
        ComponentLines parts = component_cells(assembly, lines.items[i]);
        Cell *cells = arena_make_many(assembly->arena, Cell, 3);
        if (parts.count > 3)
            assembly_error(assembly, "T0302", lines.items[i].span, "这一行应形如 编制, 姓名, 日期",
                           "the line is “label, signer, date”");
        for (size_t k = 0; k < parts.count && k < 3; k++)
            cells[k].text = component_inlines(assembly, parts.items[k]);
        rows[i].cells = cells;
    }
    block->rows = (Rows){rows, lines.count};
    return block;
}

static const Block *build_terms(Assembly *assembly, Component *component)
{
    ComponentLines lines = component_lines(assembly, component->content);
    Block *block = block_new(assembly, BLOCK_TERMS, component->span);
    Row *rows = arena_make_many(assembly->arena, Row, lines.count);
    size_t count = 0;
    for (size_t i = 0; i < lines.count; i++) {
        ComponentLine label, text;
        if (!component_colon(assembly, lines.items[i], &label, &text)) continue;
        Cell *cells = arena_make_many(assembly->arena, Cell, 2);
        cells[0].text = component_inlines(assembly, label);
        cells[1].text = component_inlines(assembly, text);
        rows[count++].cells = cells;
    }
    block->rows = (Rows){rows, count};
    return count ? block : NULL;
}

static const Str cover_keys[COVER_LINE_COUNT] = {
    [COVER_MARK] = STR_INIT("mark"),         [COVER_NUMBER] = STR_INIT("number"),
    [COVER_SERVICE] = STR_INIT("service"),   [COVER_TITLE] = STR_INIT("title"),
    [COVER_SUBTITLE] = STR_INIT("subtitle"), [COVER_ISSUER] = STR_INIT("issuer"),
    [COVER_DATE] = STR_INIT("date"),
};

/* Near to a key and none: a slip of the finger, no fact. */
static void check_fact_label(Assembly *assembly, ComponentLine label)
{
    Str near = suggest_nearest(label.text, cover_keys, COVER_LINE_COUNT);
    if (!near.ptr) return;
    Diag *diag = assembly_error(assembly, "T0302", label.span, "封面没有 %.*s 这一项", "a cover has no %.*s",
                                STR_ARG(label.text));
    diag_help(assembly->diags, diag, "是否想写 %.*s？", "did you mean %.*s?", STR_ARG(near));
}

/* mark, number, service, title, subtitle, issuer, date; any other label is a fact. */
static const Block *build_cover(Assembly *assembly, Component *component)
{
    ComponentLines lines = component_lines(assembly, component->content);
    Block *block = block_new(assembly, BLOCK_COVER, component->span);
    Cover *cover = arena_make(assembly->arena, Cover);
    Row *facts = arena_make_many(assembly->arena, Row, lines.count);
    for (size_t i = 0; i < lines.count; i++) {
        ComponentLine label, text;
        CoverLine line = 0;
        if (!component_colon(assembly, lines.items[i], &label, &text)) continue;
        while (line < COVER_LINE_COUNT && !str_equal(label.text, cover_keys[line])) line++;
        if (line < COVER_LINE_COUNT) {
            cover->lines[line] = component_inlines(assembly, text);
            continue;
        }
        check_fact_label(assembly, label);
        Cell *cells = arena_make_many(assembly->arena, Cell, 2);
        cells[0].text = component_inlines(assembly, label);
        cells[1].text = component_inlines(assembly, text);
        facts[cover->facts.count++].cells = cells;
    }
    cover->facts.items = facts;
    block->cover = cover;
    return block;
}

/* Markdown whose headings are the card's title (#) and what stands at its right (##). */
static const Block *build_card(Assembly *assembly, Component *component)
{
    Block *block = block_new(assembly, BLOCK_CARD, component->span);
    Blocks all = markdown_blocks(assembly, component->content);
    BlockArray rest = {0};
    block->card.word = component_text(assembly, component->argument);
    for (size_t i = 0; i < all.count; i++) {
        const Block *child = all.items[i];
        if (child->kind == BLOCK_HEADING && child->heading.level <= 2)
            *(child->heading.level == 1 ? &block->card.title : &block->card.aside) = child->heading.text;
        else
            array_push(assembly->arena, &rest, child);
    }
    block->card.children = (Blocks){rest.items, rest.count};
    return block;
}

/* Its paragraphs, in small type: they stand by themselves. */
static Blocks note_paragraphs(Assembly *assembly, const Component *component)
{
    Blocks paragraphs = markdown_blocks(assembly, component->content);
    for (size_t i = 0; i < paragraphs.count; i++) {
        Block *paragraph = (Block *)paragraphs.items[i];
        if (paragraph->kind == BLOCK_PARAGRAPH)
            paragraph->kind = BLOCK_NOTE;
        else
            assembly_error(assembly, "T0302", paragraph->span, "注里只能有段落",
                           "a note holds paragraphs alone");
    }
    return paragraphs;
}

/* A fence without a name, or that of text. */
static const Block *build_code(Assembly *assembly, Component *component)
{
    Str text = {component->content->text.ptr, component->content->text.len};
    Block *block = block_new(assembly, BLOCK_CODE, component->span);
    if (str_ends_with(text, STR("\n"))) text.len--;
    block->code = tokens_expand(assembly->tokens, assembly->arena, text);
    return block;
}

/* build gives NULL where there is nothing to show. */
typedef struct ComponentKind {
    Str name;
    const Block *(*build)(Assembly *assembly, Component *component);
} ComponentKind;

static const ComponentKind kinds[] = {
    {STR_INIT("cover"), build_cover},       {STR_INIT("signatures"), build_signatures},
    {STR_INIT("contents"), build_contents}, {STR_INIT("figures"), build_figures},
    {STR_INIT("chart"), build_chart},       {STR_INIT("card"), build_card},
    {STR_INIT("terms"), build_terms},       {STR_INIT("text"), build_code},
};
static const Str note_name = STR_INIT("note");
enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

static void unknown_component(Assembly *assembly, Str name, Span span)
{
    Str names[KIND_COUNT + 1] = {note_name};
    Diag *diag =
        assembly_error(assembly, "T0301", span, "没有组件 %.*s", "there is no component %.*s", STR_ARG(name));
    for (size_t i = 0; i < KIND_COUNT; i++) names[i + 1] = kinds[i].name;
    Str near = suggest_nearest(name, names, KIND_COUNT + 1);
    if (near.ptr) diag_help(assembly->diags, diag, "是否想写 %.*s？", "did you mean %.*s?", STR_ARG(near));
}

static Blocks one_block(Assembly *assembly, const Block *block)
{
    const Block **items = arena_make(assembly->arena, const Block *);
    *items = block;
    return (Blocks){items, block ? 1 : 0};
}

Blocks component_blocks(Assembly *assembly, Str info, Span span, const MappedText *content)
{
    size_t blank = str_find(info, STR(" "));
    ComponentLine whole = {info, span};
    ComponentLine name = component_part(whole, 0, blank);
    Component *component = arena_make(assembly->arena, Component);
    *component = (Component){.span = span, .content = content};
    if (blank != SIZE_MAX) component->argument = component_part(whole, blank, info.len);
    if (!name.text.len) return one_block(assembly, build_code(assembly, component));
    if (str_equal(name.text, note_name)) return note_paragraphs(assembly, component);
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (str_equal(kinds[i].name, name.text))
            return one_block(assembly, kinds[i].build(assembly, component));
    unknown_component(assembly, name.text, name.span);
    return (Blocks){0};
}
