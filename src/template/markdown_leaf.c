/* What holds inline text: paragraphs and what they turn out to be – captions, photos – and headings. */
#include "base/file.h"
#include "template/markdown-imp.h"

#include <string.h>

/* --- captions --- */

/* NULL where a block of this kind has none. */
static Caption *caption_of(Block *block)
{
    if (block->kind == BLOCK_TABLE || block->kind == BLOCK_FACTS) return &block->table.caption;
    return block->kind == BLOCK_CHART ? &block->chart.caption : NULL;
}

void give_caption(Parse *parse, Block *block, const PendingCaption *pending)
{
    Assembly *assembly = parse->assembly;
    Str number = block->kind == BLOCK_CHART
                     ? number_pattern(assembly->arena, assembly->numbering->figure, ++assembly->figures)
                     : number_pattern(assembly->arena, assembly->numbering->table, ++assembly->tables);
    *caption_of(block) = (Caption){number, pending->text};
    block->label = pending->attributes.label;
    label_add(assembly, block->label, number, pending->attributes.span);
}

bool takes_caption(Block *block)
{
    const Caption *caption = caption_of(block);
    return caption && caption->text.count == 0;
}

void no_place_for_caption(Parse *parse)
{
    assembly_error(parse->assembly, "T0202", parse->caption.span, "题目的前后没有表格或图表",
                   "the caption stands by no table or chart");
    parse->caption.pending = false;
}

/* --- paragraphs, headings, photos --- */

void open_leaf(Parse *parse)
{
    parse->leaf = true;
    parse->leaf_span = (Span){0};
    parse->pieces.count = 0;
    memset(&parse->photos, 0, sizeof parse->photos);
    parse->look = (Inline){0};
}

/* ": title {#label}": the caption of the table or chart before it, else of the one behind. */
static bool take_caption(Parse *parse)
{
    Piece *first = parse->pieces.count ? &parse->pieces.items[0] : NULL;
    if (!first || !first->literal || !str_starts_with(first->look.text, STR(": "))) return false;
    first->look.text = str_slice(first->look.text, 2, first->look.text.len);
    PendingCaption caption = {.span = parse->leaf_span, .pending = true};
    caption.attributes = pieces_attributes(parse->assembly, &parse->pieces);
    caption.text = pieces_join(parse->assembly, &parse->pieces, 0);
    BlockArray *blocks = &parse->frame->blocks;
    Block *before = blocks->count ? (Block *)blocks->items[blocks->count - 1] : NULL;
    if (parse->caption.pending) no_place_for_caption(parse);
    if (before && takes_caption(before))
        give_caption(parse, before, &caption);
    else
        parse->caption = caption;
    return true;
}

static void close_photos(Parse *parse)
{
    Assembly *assembly = parse->assembly;
    Block *block = block_new(assembly, BLOCK_PHOTOS, parse->photos.items[0].span);
    for (size_t i = 0; i < parse->pieces.count; i++) {
        const Piece *piece = &parse->pieces.items[i];
        if (piece->kind == PIECE_SOFT_BREAK || str_trim(piece->look.text).len == 0) continue;
        assembly_error(assembly, "T0206", piece->look.span, "照片应独立成段，段内不能有文字",
                       "photos stand in a paragraph of their own");
        return;
    }
    block->photos = (PhotoRow){parse->photos.items, parse->photos.count};
    add_block(parse, block);
}

void close_paragraph(Parse *parse)
{
    parse->leaf = false;
    if (parse->photos.count) {
        close_photos(parse);
        return;
    }
    if (take_caption(parse)) return;
    Paragraphs paragraphs = pieces_paragraphs(parse->assembly, &parse->pieces);
    for (size_t i = 0; i < paragraphs.count; i++) {
        Block *block = block_new(parse->assembly, BLOCK_PARAGRAPH, parse->leaf_span);
        block->text = paragraphs.items[i];
        add_block(parse, block);
    }
}

void close_heading(Parse *parse, unsigned level)
{
    Assembly *assembly = parse->assembly;
    Block *block = block_new(assembly, BLOCK_HEADING, parse->leaf_span);
    Attributes attributes = pieces_attributes(assembly, &parse->pieces);
    parse->leaf = false;
    Heading *heading = &block->heading;
    heading->level = level > 4 ? 4 : (int)level;
    heading->text = pieces_join(assembly, &parse->pieces, 0);
    heading->in_contents = heading->level <= 2 && !attributes.plain;
    block->label = attributes.label;
    /* A card's headings are its title, not the document's. */
    if (!attributes.plain && assembly->depth == 1)
        heading->number = number_heading(assembly, heading->level, attributes.annex);
    label_add(assembly, block->label, heading->number, attributes.span);
    add_block(parse, block);
}

/* A photo's path lies below the folder: no way up, none from the root. */
static bool path_is_inside(Str path)
{
    Str step;
    if (path.len == 0 || path.ptr[0] == '/') return false;
    while (str_split(&path, '/', &step))
        if (str_is(step, "..")) return false;
    return true;
}

void close_image(Parse *parse)
{
    Assembly *assembly = parse->assembly;
    Photo photo = {.span = parse->leaf_span};
    Str path = tokens_expand(assembly->tokens, assembly->arena, parse->image_path);
    Str rest = parse->image_path, literal;
    const Token *token;
    if (tokens_next(assembly->tokens, &rest, &literal, &token) && token) photo.span = token->span;
    photo.caption.text = pieces_join(assembly, &parse->pieces, parse->image_start);
    parse->pieces.count = parse->image_start;
    if (!path_is_inside(path)) {
        assembly_error(assembly, "T0206", photo.span, "照片路径应在项目文件夹之内：%.*s",
                       "a photo lies inside the project's folder: %.*s", STR_ARG(path));
        return;
    }
    photo.path = path_join(assembly->arena, assembly->photo_folder, path);
    if (photo.caption.text.count)
        photo.caption.number =
            number_pattern(assembly->arena, assembly->numbering->figure, ++assembly->figures);
    if (parse->in_table)
        assembly_error(assembly, "T0206", photo.span, "表格里不能放照片", "no photos in a table");
    array_push(assembly->arena, &parse->photos, photo);
}
