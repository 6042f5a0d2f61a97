/* Markdown → blocks, on md4c's events.
 *
 * md4c hands out slices of the very text it was given, so a piece's place is its offset there (place_of). A
 * frame holds what is being gathered for each open container; the leaf that is open – paragraph, heading,
 * cell – gathers its inline text in `pieces`. */
#include "template/markdown-imp.h"

#include <md4c.h>
#include <stdlib.h>

enum { DEPTH_LIMIT = 32 };

/* --- places, blocks, frames --- */

static Span place_of(const Parse *parse, const char *text, size_t size)
{
    const char *base = parse->text->text.ptr;
    size_t length = parse->text->text.len;
    if (!base || text < base || text >= base + length)
        return parse->leaf_span.source ? parse->leaf_span : mapped_span(parse->text, 0, 1);
    return mapped_span(parse->text, (size_t)(text - base), (size_t)(text - base) + size);
}

Block *block_new(Assembly *assembly, BlockKind kind, Span span)
{
    Block *block = arena_make(assembly->arena, Block);
    block->kind = kind;
    block->span = span;
    return block;
}

void open_frame(Parse *parse, BlockKind kind)
{
    MarkdownFrame *frame = arena_make(parse->assembly->arena, MarkdownFrame);
    frame->kind = kind;
    frame->outer = parse->frame;
    parse->frame = frame;
}

static Str item_number(Arena *arena, const MarkdownFrame *item)
{
    return item->ordered ? str_printf(arena, "%u.", item->next_item) : STR("•");
}

void add_block(Parse *parse, Block *block)
{
    if (parse->caption.pending && takes_caption(block)) {
        give_caption(parse, block, &parse->caption);
        parse->caption.pending = false;
    } else if (parse->caption.pending) {
        no_place_for_caption(parse);
    }
    array_push(parse->assembly->arena, &parse->frame->blocks, (const Block *)block);
}

Block *close_frame(Parse *parse)
{
    MarkdownFrame *frame = parse->frame;
    Span span = frame->blocks.count ? frame->blocks.items[0]->span : frame->span;
    Block *block = block_new(parse->assembly, frame->kind, span);
    Blocks blocks = {frame->blocks.items, frame->blocks.count};
    if (parse->caption.pending) no_place_for_caption(parse);
    if (frame->kind == BLOCK_LIST)
        block->list = (List){frame->ordered, blocks};
    else if (frame->kind == BLOCK_ITEM)
        block->item = (ListItem){item_number(parse->assembly->arena, frame), blocks};
    else
        block->children = blocks;
    parse->frame = frame->outer;
    return block;
}

/* --- HTML: <br>, and comments that turn pages --- */

static void turn_page(Parse *parse, Str comment, Span span)
{
    bool begins = str_is(comment, "landscape") || str_is(comment, "keep");
    bool ends = str_is(comment, "portrait") || str_is(comment, "/keep");
    BlockKind kind = str_is(comment, "keep") || str_is(comment, "/keep") ? BLOCK_KEEP : BLOCK_LANDSCAPE;
    if (begins) {
        open_frame(parse, kind);
        parse->frame->span = span;
    } else if (ends && parse->frame->kind == kind && parse->frame->outer) {
        add_block(parse, close_frame(parse));
    } else if (ends) {
        assembly_error(parse->assembly, "T0207", span, "<!-- %.*s --> 没有对应的开始",
                       "<!-- %.*s --> ends nothing", STR_ARG(comment));
    }
}

static void close_html(Parse *parse)
{
    Str text = str_trim(strbuf_str(&parse->raw.text));
    if (str_starts_with(text, STR("<!--")) && str_ends_with(text, STR("-->")))
        turn_page(parse, str_trim(str_slice(text, 4, text.len - 3)), parse->raw_span);
    else
        assembly_error(parse->assembly, "T0204", parse->raw_span, "模板里不能用 HTML",
                       "HTML is not possible");
}

static void inline_html(Parse *parse, Str text, Span span)
{
    if (str_is(text, "<br>") || str_is(text, "<br/>") || str_is(text, "<br />")) {
        Inline end = {.kind = INLINE_BREAK, .span = span};
        array_push(parse->assembly->work, &parse->pieces, (Piece){PIECE_PLAIN, end, true});
    } else if (!str_starts_with(text, STR("<!--"))) {
        assembly_error(parse->assembly, "T0204", span, "模板里不能用 HTML", "HTML is not possible");
    }
}

/* --- md4c's events --- */

/* A tight list's item has no paragraph of its own. */
static void close_implicit_leaf(Parse *parse)
{
    if (parse->leaf && parse->frame->kind == BLOCK_ITEM) close_paragraph(parse);
}

static void open_item(Parse *parse)
{
    MarkdownFrame *list = parse->frame;
    open_frame(parse, BLOCK_ITEM);
    parse->frame->ordered = list->ordered;
    parse->frame->next_item = list->next_item++;
}

static void open_raw(Parse *parse, bool html, Str info)
{
    parse->in_raw = true;
    parse->html = html;
    parse->raw = mapped_new(parse->assembly->work);
    parse->info = str_copy(parse->assembly->arena, info);
    parse->raw_span = info.len ? place_of(parse, info.ptr, info.len) : (Span){0};
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    Parse *parse = context;
    close_implicit_leaf(parse);
    switch (type) {
    case MD_BLOCK_QUOTE: open_frame(parse, BLOCK_QUOTE); break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        open_frame(parse, BLOCK_LIST);
        parse->frame->ordered = type == MD_BLOCK_OL;
        parse->frame->next_item = type == MD_BLOCK_OL ? ((MD_BLOCK_OL_DETAIL *)detail)->start : 0;
        break;
    case MD_BLOCK_LI: open_item(parse); break;
    case MD_BLOCK_HR: add_block(parse, block_new(parse->assembly, BLOCK_PAGE_BREAK, (Span){0})); break;
    case MD_BLOCK_CODE: {
        const MD_ATTRIBUTE *info = &((MD_BLOCK_CODE_DETAIL *)detail)->info;
        open_raw(parse, false, (Str){info->text, info->size});
        break;
    }
    case MD_BLOCK_HTML: open_raw(parse, true, (Str){0}); break;
    case MD_BLOCK_TABLE: open_table(parse); break;
    case MD_BLOCK_P:
    case MD_BLOCK_H:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: open_leaf(parse); break;
    default: break;
    }
    return 0;
}

static void close_code(Parse *parse)
{
    Blocks blocks = component_blocks(parse->assembly, parse->info, parse->raw_span, &parse->raw);
    for (size_t i = 0; i < blocks.count; i++) add_block(parse, (Block *)blocks.items[i]);
}

static Align align_of(MD_ALIGN align)
{
    return align == MD_ALIGN_CENTER ? ALIGN_CENTER : align == MD_ALIGN_RIGHT ? ALIGN_RIGHT : ALIGN_LEFT;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    Parse *parse = context;
    if (type == MD_BLOCK_LI) close_implicit_leaf(parse);
    switch (type) {
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_LI: add_block(parse, close_frame(parse)); break;
    case MD_BLOCK_P: close_paragraph(parse); break;
    case MD_BLOCK_H: close_heading(parse, ((MD_BLOCK_H_DETAIL *)detail)->level); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        close_cell(parse, type == MD_BLOCK_TH, align_of(((MD_BLOCK_TD_DETAIL *)detail)->align));
        break;
    case MD_BLOCK_TR: close_row(parse); break;
    case MD_BLOCK_TABLE: close_table(parse); break;
    case MD_BLOCK_CODE:
        parse->in_raw = false;
        close_code(parse);
        break;
    case MD_BLOCK_HTML:
        parse->in_raw = false;
        close_html(parse);
        break;
    default: break;
    }
    return 0;
}

/* A link out of the document leads to the web or a mailbox; whatever else Markdown may name stays text. */
static bool is_followed(Str target)
{
    return str_starts_with(target, STR("https://")) || str_starts_with(target, STR("http://")) ||
           str_starts_with(target, STR("mailto:"));
}

static void enter_link(Parse *parse, const MD_SPAN_A_DETAIL *link)
{
    Assembly *assembly = parse->assembly;
    Str target = tokens_expand(assembly->tokens, assembly->arena, (Str){link->href.text, link->href.size});
    Span place = place_of(parse, link->href.text, link->href.size);
    if (!str_starts_with(target, STR("#"))) {
        if (is_followed(target)) parse->look.target = target;
        return;
    }
    /* A link to a label shows the label's number; its own words are for readers of the template. */
    parse->in_reference = true;
    pieces_add_reference(assembly, &parse->pieces, str_slice(target, 1, target.len), place, parse->look);
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
    Parse *parse = context;
    if (!parse->leaf) open_leaf(parse);
    switch (type) {
    case MD_SPAN_EM: parse->look.emphasis = true; break;
    case MD_SPAN_STRONG: parse->look.strong = true; break;
    case MD_SPAN_A: enter_link(parse, detail); break;
    case MD_SPAN_CODE:
        parse->in_code_span = true;
        parse->code_span = (StrBuf){.arena = parse->assembly->work};
        parse->code_span_place = (Span){0};
        break;
    case MD_SPAN_IMG: {
        const MD_ATTRIBUTE *source = &((MD_SPAN_IMG_DETAIL *)detail)->src;
        if (parse->images++) break;
        parse->image_start = parse->pieces.count;
        parse->image_path = str_copy(parse->assembly->arena, (Str){source->text, source->size});
        if (source->size) parse->leaf_span = place_of(parse, source->text, source->size);
        break;
    }
    default: break;
    }
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
    Parse *parse = context;
    (void)detail;
    switch (type) {
    case MD_SPAN_EM: parse->look.emphasis = false; break;
    case MD_SPAN_STRONG: parse->look.strong = false; break;
    case MD_SPAN_A:
        parse->look.target = (Str){0};
        parse->in_reference = false;
        break;
    case MD_SPAN_CODE:
        parse->in_code_span = false;
        pieces_add_code(parse->assembly, &parse->pieces, strbuf_str(&parse->code_span),
                        parse->code_span_place, parse->look);
        break;
    case MD_SPAN_IMG:
        if (--parse->images == 0) close_image(parse);
        break;
    default: break;
    }
    return 0;
}

/* &lt; and its like in the template's words. */
static Str entity_text(Arena *arena, Str entity)
{
    static const char *const names[][2] = {
        {"&amp;", "&"},
        {"&lt;", "<"},
        {"&gt;", ">"},
        {"&quot;", "\""},
        {"&apos;", "'"},
        {"&nbsp;", "\xC2\xA0"},
        {"&times;", "×"},
        {"&middot;", "·"},
        {"&emsp;", "\xE2\x80\x83"},
        {"&ensp;", "\xE2\x80\x82"},
    };
    StrBuf out = {.arena = arena};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(entity, names[i][0])) return str_from(names[i][1]);
    if (!str_starts_with(entity, STR("&#"))) return entity;
    bool hex = entity.len > 3 && (entity.ptr[2] == 'x' || entity.ptr[2] == 'X');
    unsigned long rune =
        strtoul(str_cstr(arena, str_slice(entity, hex ? 3 : 2, entity.len)), NULL, hex ? 16 : 10);
    bool valid =
        rune > 0 && rune <= 0x10FFFF && (rune < 0xD800 || rune > 0xDFFF) && (rune < 0xFDD0 || rune > 0xFDEF);
    strbuf_add_rune(&out, valid ? (uint32_t)rune : 0xFFFD);
    return strbuf_str(&out);
}

static void check_pipe(Parse *parse, Str text, Span span)
{
    const Pieces *pieces = &parse->pieces;
    bool line_start = pieces->count == 0 || pieces->items[pieces->count - 1].kind == PIECE_SOFT_BREAK;
    if (parse->in_table || !line_start || !str_starts_with(text, STR("|"))) return;
    if (text.ptr > parse->text->text.ptr && text.ptr[-1] == '\\') return;
    Diag *diag = assembly_error(parse->assembly, "T0201", span, "以竖线开头的行没有成为表格",
                                "a line of pipes is no table");
    diag_help(parse->assembly->diags, diag,
              "表格第二行每格至少三个字符（---），表格前后与各行之间不能有多余的空行",
              "each cell of the second line needs three characters (---); no empty lines within the table");
}

static void inline_text(Parse *parse, MD_TEXTTYPE type, Str text, Span span)
{
    Assembly *assembly = parse->assembly;
    Piece soft = {PIECE_SOFT_BREAK, {.kind = INLINE_TEXT, .span = span}, true};
    Piece hard = {PIECE_PLAIN, {.kind = INLINE_BREAK, .span = span}, true};
    switch (type) {
    case MD_TEXT_SOFTBR: array_push(assembly->work, &parse->pieces, soft); break;
    case MD_TEXT_BR: array_push(assembly->work, &parse->pieces, hard); break;
    case MD_TEXT_HTML: inline_html(parse, text, span); break;
    case MD_TEXT_ENTITY:
        pieces_add(assembly, &parse->pieces, entity_text(assembly->work, text), span, parse->look);
        break;
    default:
        text = take_table_mark(parse, text);
        check_pipe(parse, text, span);
        pieces_add(assembly, &parse->pieces, text, span, parse->look);
        break;
    }
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *ptr, MD_SIZE size, void *context)
{
    Parse *parse = context;
    Str text = {ptr, size};
    const char *base = parse->text->text.ptr;
    bool ours = base && ptr >= base && ptr < base + parse->text->text.len;
    Span span = place_of(parse, ptr, size);
    if (parse->in_raw) {
        if (!parse->raw_span.source) parse->raw_span = span;
        if (ours)
            mapped_copy(&parse->raw, parse->text, (size_t)(ptr - base), (size_t)(ptr - base) + size);
        else
            mapped_add(&parse->raw, text, parse->raw_span);
        return 0;
    }
    if (!parse->leaf) open_leaf(parse);
    if (!parse->leaf_span.source && ours) parse->leaf_span = span;
    if (parse->in_reference) return 0;
    if (parse->in_code_span) {
        if (!parse->code_span_place.source) parse->code_span_place = span;
        strbuf_add(&parse->code_span, text);
        return 0;
    }
    inline_text(parse, type, text, span);
    return 0;
}

/* --- the whole --- */

/* What comments have opened and the text's end closes. */
static void close_pages(Parse *parse)
{
    while (parse->frame->outer) {
        if (parse->frame->kind == BLOCK_KEEP)
            assembly_error(parse->assembly, "T0207", parse->frame->span, "<!-- keep --> 没有结束",
                           "<!-- keep --> is not ended");
        add_block(parse, close_frame(parse));
    }
    if (parse->caption.pending) no_place_for_caption(parse);
}

Blocks markdown_blocks(Assembly *assembly, const MappedText *filled)
{
    static const MD_PARSER parser = {
        .flags = MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = take_text,
    };
    MarkdownFrame frame = {.kind = BLOCK_QUOTE};
    GuardedText mended = guard_markdown(assembly->work, filled);
    Parse parse = {.assembly = assembly, .mended = &mended, .text = &mended.text, .frame = &frame};
    if (assembly->depth == DEPTH_LIMIT) {
        assembly_error(assembly, "T0208", mapped_span(filled, 0, 1), "组件嵌套太深",
                       "components nest too deep");
        return (Blocks){0};
    }
    assembly->depth++;
    Str text = strbuf_str(&mended.text.text);
    if (md_parse(text.ptr, (MD_SIZE)text.len, &parser, &parse) != 0)
        assembly_error(assembly, "T0208", mapped_span(filled, 0, 1), "这段 Markdown 不能分析",
                       "this Markdown cannot be read");
    close_pages(&parse);
    assembly->depth--;
    return (Blocks){frame.blocks.items, frame.blocks.count};
}
