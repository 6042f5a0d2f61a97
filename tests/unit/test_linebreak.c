/* Line breaking by itself, with a made-up font: Han and marks one em, Latin half an em, blanks a quarter. */
#include "support.h"

#include "base/utf8.h"
#include "text/text.h"

#include <string.h>

enum { EM = 1000 };

static Arena *arena;
static Shaper *shaper;
static DiagList diags;

static bool fake_glyph(void *context, size_t family, bool bold, bool latin, uint32_t rune, GlyphRef *glyph)
{
    (void)context, (void)family, (void)bold;
    if (rune == 0xE000) return false;
    *glyph = (GlyphRef){.glyph = (uint16_t)rune, .advance = rune == ' ' ? 250 : latin ? 500 : 1000};
    return true;
}

static int open_shaper(void **state)
{
    (void)state;
    arena = arena_new();
    diags = (DiagList){.arena = arena};
    shaper = shaper_new(arena, arena, fake_glyph, NULL, &diags);
    return shaper ? 0 : -1;
}

static int close_shaper(void **state)
{
    (void)state;
    shaper_free(shaper);
    arena_free(arena);
    return 0;
}

static Shaped shaped_run(TextRun look)
{
    TextRun *run = arena_make(arena, TextRun);
    *run = look;
    return text_shape(shaper, run, 1, run->size, 1700);
}

static Shaped shaped(const char *text)
{
    return shaped_run((TextRun){.size = EM, .text = str_from(text)});
}

/* The lines of a text, parted by |. */
static Str broken(const char *text, Length ems, bool ragged)
{
    Shaped piece = shaped(text);
    TextLines lines = text_lines(shaper, &piece, (LineMeasure){.width = ems * EM, .ragged = ragged});
    StrBuf buf = {.arena = arena};
    for (size_t i = 0; i < lines.count; i++) {
        if (i) strbuf_add_char(&buf, '|');
        for (size_t c = lines.items[i].first; c < lines.items[i].end; c++) {
            bool last = c + 1 == lines.items[i].end;
            strbuf_add_rune(&buf, piece.clusters[c].rune);
            if (piece.clusters[c].blank && !last) strbuf_add_char(&buf, ' ');
            if (piece.clusters[c].hyphen && last) strbuf_add_char(&buf, '-');
        }
    }
    return strbuf_str(&buf);
}

/* Whether a line may break (BREAK_FREE or BREAK_POOR) at the | in the text. */
static bool breaks_at_bar(const char *text)
{
    const char *bar = strchr(text, '|');
    Str before = {text, (size_t)(bar - text)};
    Shaped piece = shaped(str_cstr(arena, str_printf(arena, "%.*s%s", STR_ARG(before), bar + 1)));
    size_t characters = 0;
    for (Str rest = before; rest.len;) characters += !rune_is_blank(utf8_next(&rest));
    return piece.clusters[characters - 1].after <= BREAK_POOR;
}

static void expect_places(const char *const *texts, size_t count, bool expected)
{
    for (size_t i = 0; i < count; i++)
        if (breaks_at_bar(texts[i]) != expected)
            fail_msg("%s: a line %s break there", texts[i], expected ? "must be able to" : "must not");
}

#define EXPECT_PLACES(texts, expected) expect_places(texts, sizeof(texts) / sizeof *(texts), expected)

static void marks_stay_with_their_text(void **state)
{
    (void)state;
    static const char *const forbidden[] = {
        "天|，地",   "天|。地",   "天|、地", "天|；地", "天|：地",  "天|？地",   "天|！地",  "天|）地",
        "天|》地",   "天|〉地",   "天|】地", "天|〕地", "天|」地",  "天|』地",   "天|］地",  "天|｝地",
        "天“人|”地", "天‘人|’地", "天（|地", "天《|地", "天〈|地",  "天【|地",   "天〔|地",  "天「|地",
        "天『|地",   "天［|地",   "天｛|地", "天|〗地", "天〖|地",  "天“|地”",   "天‘|地’",  "天|·地",
        "天|——地",   "天—|—地",   "天|……地", "天…|…地", "天|～地",  "天|－地",   "天|/地",   "天/|地",
        "50|%地",    "50|‰地",    "30|°地",  "30|℃地",  "30 |℃ 地", "5|′地",     "5|″地",    "人|々地",
        "天¥|5",     "天￥|5",    "天§|5",   "天№|5",   "天＄|5",   "天）|。地", "天。|”地", "《天》|、地",
    };
    static const char *const allowed[] = {"天|地",   "天，|地",   "天。|地", "天）|地", "天|（地", "天|《地",
                                          "天”|地",  "天|“地”人", "天——|地", "天……|地", "天·|地",  "》|《",
                                          "天|A 地", "A|天",      "天、|A",  "50%|天",  "天 |地"};
    EXPECT_PLACES(forbidden, false);
    EXPECT_PLACES(allowed, true);
}

static void numbers_and_codes_stay_whole(void **state)
{
    (void)state;
    static const char *const forbidden[] = {
        "厚 300 |μm 处",
        "距 0.8 |m 处",
        "计 20 |万元整",
        "计 20 万|元整",
        "计20|万元整",
        "3 |月 5 日",
        "3 月 |5 日",
        "3 月 5 |日",
        "2026 年 |9 月",
        "2026 |年 9 月",
        "2026年|9月30日",
        "9月|30日",
        "9月30|日",
        "第 |3 条",
        "第 3 |条",
        "第|3条",
        "第3|条",
        "第|三条",
        "第二十|四条",
        "直管段 5|D 长",
        "≥ |300 处",
        "≥|300 处",
        "± |3 处",
        "±|3 处",
        "GB/T |50300-2013",
        "GB/|T 50300-2013",
        "GB/T 50300-|2013",
        "SH/T |3501-2021",
        "NB/T 47013|.2-2015",
        "NB/T 47013.|2-2015",
        "GB |50236-2011",
        "按 ASME |B31.3-2020 规定",
        "T/CECS |1030-2022",
        "T/|ZSQX 002-2018",
        "T/ZSQX 002-|2018",
        "泵 P-|101A/B 处",
        "泵 P-101A|/B 处",
        "泵 P-101A/|B 处",
        "V02-|004 号",
        "V02|-004 号",
        "2026-|09-30 起",
        "发〔|2026〕12号",
        "发〔2026|〕12号",
        "发〔2026〕|12号",
        "发〔2026〕12|号",
        "1,280,|000.00 元",
        "1,280,000.|00 元",
        "1,280,000.00 |元",
        "12.80|亿元",
        "8|～10 mm",
        "8～|10 mm",
        "8～10 |mm",
        "8–|10 mm",
        "40×|4扁钢",
        "40 × |4 扁钢",
        "坡度1:|200且",
        "见图 |1 示",
        "见表|2示",
        "附录 |2 中",
        "共 5 |套在",
        "120 |㎡ 房",
        "120|㎡房",
        "10 |kN·m 力",
        "5 |m/s 速",
        "DN |100 管",
        "速率 100 |Mbit/s 处",
        "噪声 85 |dB(A) 处",
        "有 5 |MVA 变",
        "电 220 |V±10% 处",
        "70.|0% 闭环",
        "第 3 批|次共",
        "共128|面柜",
        "又有1|起超",
        "第4|季度起",
        "4,000元/人·|天计",
        "11人·|次到",
        "在100 ℃～|150 ℃处",
        "在100|℃～150 ℃处",
        "（760±10） |mm处",
        "阀 Class |1500 处",
        "阀 1500 |LB 处",
        "见 Rev. |3 版",
        "预制 126,500 |DIN 处",
        "精度 0.5 |%FS 处",
        "达到Ⅱ|级者",
        "焊工Fe|Ⅱ-6G处",
        "焊工GTAW-|FeⅡ-6G处",
        "在B|区内",
        "按GB50204-2015,HG/T |20615-2009,AQ/T 3034-2022等",
        "含1,|250台",
        "用φ25|@200筋",
        "用φ25@|200筋",
        "为２|５％者",
        "为２５|％者",
        "plan (24 |months) was",
        "为＝|２５",
        "为１０，|０００ｍ",
        "为８|．５ｍ",
        "有２|号罐",
        "为8.7/15 |kV-3×240",
        "在 A |类中",
        "隔爆Ⅱ|B处",
        "日10：|15处",
        "坡度1：|200处",
        "约 1 280 |000 元",
        "约 1 |280 000 元",
        "电话 6488 |0000 转",
        "见附录|A之",
        "见附录 |A 之",
        "Pt＝|1.5倍",
        "于二〇二|六年九月三十日",
        "于二〇二六年|九月三十日",
        "于二〇二六年九月|三十日",
        "ISO 4406 |-/16/13 级",
    };
    static const char *const allowed[] = {
        "长约 30 m |桥架",
        "依据|GB/T 50300-2013",
        "依据 |GB 50236-2011 规定",
        "GB/T 50300-2013 |规定",
        "GB 50093-2013 |6.5 条",
        "泵 |P-101A/B 处",
        "泵 P-101A/B |处",
        "共 20 |与 30",
        "3 月 5 日|起",
        "于 |3 月 5 日",
        "20 万元|整",
        "第 3 条|规定",
        "本|〔2026〕12号",
        "the |pump is",
        "the pump, |is",
        "按GB50204-2015,|JGJ/T152-2019等",
        "含DN50,|DN80等",
        "ASME |code is",
        "2026-03-12～|2027-06-30",
        "V02-004 |严重",
        "第三条|规定",
        "图 1 |可见",
        "共Ⅱ|Ⅲ两",
        "为|−20 ℃",
        "为 |-20 ℃",
        "the class |of 3",
        "附录|二者",
        "共AI |1,256点",
    };
    EXPECT_PLACES(forbidden, false);
    EXPECT_PLACES(allowed, true);
}

static Length width_of(const char *text)
{
    Shaped piece = shaped(text);
    return clusters_width(piece.clusters, 0, piece.count);
}

static void neighbours_shed_and_gaps_stand(void **state)
{
    (void)state;
    assert_int_equal(width_of("天地"), 2000);
    assert_int_equal(width_of("天，地"), 3000);
    assert_int_equal(width_of("天，"), 1500);     /* a mark at the end is half an em wide */
    assert_int_equal(width_of("（天）"), 2000);   /* and at the start */
    assert_int_equal(width_of("天）。地"), 3500); /* the first sheds */
    assert_int_equal(width_of("天（《地"), 3500); /* the second sheds */
    assert_int_equal(width_of("天》、《地"), 4000);
    assert_int_equal(width_of("天。“地"), 3500); /* half an em in all between */
    assert_int_equal(width_of("天·地"), 2500);
    assert_int_equal(width_of("天——地"), 4000);
    assert_int_equal(width_of("天A地"), 3000);   /* a quarter em at each side */
    assert_int_equal(width_of("天 A 地"), 3000); /* in place of a typed blank */
    assert_int_equal(width_of("天，A"), 2500);   /* not beside a mark */
    assert_int_equal(width_of("天， A"), 2500);
    assert_int_equal(width_of("天 ，地"), 3000); /* nor does a blank typed beside a mark widen it */
    assert_int_equal(width_of("天 （ 地 ） 。 玄"), 5500);
    assert_int_equal(width_of("天（ 《地"), 3500);
    assert_int_equal(width_of("ab cd"), 2250);
    assert_int_equal(width_of("天“地”人"), 5000);
    assert_int_equal(width_of("a “b” c"), 3000); /* quotes between Latin words are proportional */
    assert_int_equal(width_of("说“b”了"), 4500);
    assert_int_equal(width_of("don’t"), 2500);
    assert_int_equal(width_of("为10⁻²的"), 4500);
}

static void codes_have_no_gaps(void **state)
{
    (void)state;
    Shaped piece = shaped_run((TextRun){.kind = RUN_CODE, .size = EM, .text = STR("A4纸")});
    assert_int_equal(clusters_width(piece.clusters, 0, piece.count), 2000);
    assert_int_equal(width_of("A4纸"), 2250);
    assert_int_equal(piece.clusters[1].after, BREAK_BOUND);
}

static void names_stay_whole(void **state)
{
    (void)state;
    Shaped piece = shaped_run((TextRun){.kind = RUN_NAME, .size = EM, .text = STR("欧阳某")});
    assert_int_equal(piece.clusters[0].after, BREAK_BOUND);
    assert_int_equal(piece.clusters[1].after, BREAK_BOUND);
    assert_int_equal(piece.clusters[2].after, BREAK_FREE);
}

static void paragraphs_break_well(void **state)
{
    (void)state;
    assert_str(broken("一二三四五六七八九十", 5, false), "一二三四五|六七八九十");
    /* first in: the mark that would start a line is taken in by squeezing another */
    assert_str(broken("一，二三四五，六七八九十甲", 6, false), "一，二三四五，|六七八九十甲");
    /* then out: nothing to squeeze but the mark itself, half an em short */
    assert_str(broken("一二三四五六，七八九十甲乙", 6, false), "一二三四五|六，七八九十|甲乙");
    /* no single character on the last line */
    assert_str(broken("一，二三四，五六七八，九十甲", 12, false), "一，二三四，五六七八，九|十甲");
    assert_str(broken("一二\n三四", 10, false), "一二|三四");
    assert_str(broken("", 10, false), "");
}

/* What is wider than the measure parts at its better joints, never between a number and its unit if it can be
 * helped. */
static void bound_pieces_part_at_their_joints(void **state)
{
    (void)state;
    assert_str(broken("于2026年9月30日前", 6, true), "于2026年|9月30日前");
    assert_str(broken("GB/T 50300-2013规定", 7, true), "GB/T 50300-|2013规定");
    assert_str(broken("用电负荷计算：P=0.7×1,250 kW=875 kW，甲乙丙", 16, false),
               "用电负荷计算：P=0.7×1,250 kW|=875 kW，甲乙丙");
}

/* The last line has two characters or more, marks not counted, where that costs less than holes. */
static void no_character_stands_alone(void **state)
{
    (void)state;
    static const char text[] =
        "检查组对现场，仓库，预制场，试验室作了检查；抽查资料、实体、设备、记录，并与各方"
        "交换意见，形成本报告，供建设单位、监理单位使用。";
    for (Length ems = 8; ems < 30; ems++) {
        Str lines = broken(text, ems, false);
        size_t last = lines.len;
        while (last && lines.ptr[last - 1] != '|') last--;
        if (last) assert_true(utf8_count(str_slice(lines, last, lines.len)) > 2);
    }
}

/* Dashes and dots go in pairs; a long row of them parts between the pairs. */
static void rows_of_dashes_stay_within_the_measure(void **state)
{
    (void)state;
    assert_str(broken("天————地————", 5, false), "天————|地————");
    assert_str(broken("天……………", 3, true), "天……|………");
    assert_str(broken("天————————————", 5, true), "天————|————|————");
}

static void addresses_break_where_their_parts_end(void **state)
{
    (void)state;
    static const char *const allowed[] = {"https://example.org/|a/b", "见www.example.org/|a",
                                          "https://example.org/a?|b=c", "https://example.org/a?b=c&|d",
                                          "https://example.org/a_|b"};
    static const char *const forbidden[] = {"https:|//example.org",
                                            "https://|example.org",
                                            "https:/|/example.org",
                                            "https://exa|mple.org",
                                            "https://example|.org/a",
                                            "https://a.org/a-|b",
                                            "https://a.org/2026|09",
                                            "GTAW-6G-3/|60-FefS-02/10/12",
                                            "a/|b",
                                            "m/|s"};
    EXPECT_PLACES(allowed, true);
    EXPECT_PLACES(forbidden, false);
    assert_str(broken("详见 https://www.example.org/standards/chemical?edition=2026 第一页", 15, true),
               "详见 https://www.example.org/|standards/chemical?|edition=2026 第一页");
    assert_str(broken("https://abcdefghijklmnopqrstuvwxyz", 6, true), "https://abcd|efghijklmnop|qrstuvwxyz");
}

/* A word parts where a line would be full of holes, or where it is too long; else it stays whole. */
static void words_part_at_last(void **state)
{
    (void)state;
    assert_str(broken("设备单机试车（commissioning）记录", 12, false), "设备单机试车（commission-|ing）记录");
    assert_str(broken("设备单机试车的全部（test）记录", 11, false), "设备单机试车的全部|（test）记录");
    assert_str(broken("Commissioning", 4, true), "Commis-|sioning");
    assert_str(broken("a commissioning plan", 8, true), "a commissioning|plan");
    static const char *const whole[] = {"COMMISSIONING", "commissioning2", "a/commissioning",
                                        "x_commissioning"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        Str lines = broken(whole[i], 4, true);
        if (str_find(lines, STR("-|")) != SIZE_MAX) fail_msg("%s has a hyphen", whole[i]);
    }
}

static void what_is_too_wide_breaks_at_last(void **state)
{
    (void)state;
    assert_str(broken("GB/T 50300-2013", 4, true), "GB/T|50300-|2013");
    assert_str(broken("天。。。。地", 2, true), "天。|。。。|地");
    Shaped piece = shaped("一二三四五六七八九十GB50300201320142015，，，，，一二三四");
    for (Length ems = 1; ems < 30; ems++) {
        TextLines lines = text_lines(shaper, &piece, (LineMeasure){.width = ems * EM});
        for (size_t i = 0; i < lines.count; i++) assert_true(lines.items[i].width <= ems * EM);
    }
}

/* What a text set as one line of a given width leaves for each cluster with what follows it. */
static void steps_of(const Shaped *piece, Length width, Length *steps)
{
    GlyphPlace places[40];
    TextLine line = {0, (uint32_t)piece->count, width, 0, true};
    text_justify(piece, &line, places);
    assert_int_equal(places[piece->count - 1].end, width);
    for (size_t i = 0; i + 1 < piece->count; i++) steps[i] = places[i + 1].x - places[i].x;
}

static Length take_up_to(Length *rest, Length most)
{
    Length now = *rest < most ? *rest : most;
    *rest -= now;
    return now;
}

/* Enclosing marks give first, then pauses, then mixed gaps, then stops; the word space, here a quarter em,
 * gives nothing. */
static void lines_give_in_order(void **state)
{
    (void)state;
    Shaped piece = shaped("ab cd天5地（玄）黄，宇。宙");
    enum { WORD = 1, MIXED = 5, CLOSING = 9, PAUSE = 11, STOP = 13, COUNT = 15 };
    assert_int_equal(piece.count, COUNT);
    Length natural = clusters_width(piece.clusters, 0, piece.count), steps[COUNT];
    for (Length given = 0; given <= EM + EM / 2 + 3 * EM / 8 + EM / 2; given += 25) {
        Length rest = given;
        steps_of(&piece, natural - given, steps);
        assert_int_equal(steps[WORD], 750);
        assert_in_range(steps[CLOSING] + take_up_to(&rest, EM) / 2, EM - 1, EM + 1);
        assert_int_equal(steps[PAUSE], EM - take_up_to(&rest, EM / 2));
        assert_in_range(steps[MIXED] + take_up_to(&rest, 3 * EM / 8) / 3, 749, 751);
        assert_int_equal(steps[STOP], EM - rest);
    }
}

/* Half an em stays between a mark that closes and one that opens. */
static void marks_do_not_coincide(void **state)
{
    (void)state;
    Shaped piece = shaped("天（地）“玄”，《黄》宇");
    enum { CLOSING = 3, PAUSE = 7, COUNT = 12 };
    assert_int_equal(piece.count, COUNT);
    Length natural = clusters_width(piece.clusters, 0, piece.count), steps[COUNT];
    steps_of(&piece, natural - (500 + 500), steps);
    assert_int_equal(steps[CLOSING], 1000);
    assert_int_equal(steps[PAUSE], 1000);
    piece = shaped("天” a “地”玄"); /* a quarter where a blank was typed */
    natural = clusters_width(piece.clusters, 0, piece.count);
    steps_of(&piece, natural - (250 + 250 + 500), steps);
    assert_int_equal(steps[1], 750);
    assert_int_equal(steps[3], 750);
    assert_int_equal(steps[5], 500);
}

/* Word spaces grow to half an em, then mixed gaps to a third, then all places alike – but not inside words
 * and dashes nor around connectors. */
static void lines_take_in_order(void **state)
{
    (void)state;
    Shaped piece = shaped("ab cd天5地玄～黄宇——宙");
    enum { WORD = 1, IN_WORD = 2, MIXED = 3, HAN = 6, CONNECTOR = 8, DASH = 11, COUNT = 14 };
    assert_int_equal(piece.count, COUNT);
    Length natural = clusters_width(piece.clusters, 0, piece.count), steps[COUNT];
    steps_of(&piece, natural + 250, steps);
    assert_int_equal(steps[WORD], 1000);
    assert_int_equal(steps[MIXED], 750);
    assert_int_equal(steps[HAN], 1000);
    steps_of(&piece, natural + 250 + 3 * 83, steps);
    assert_int_equal(steps[MIXED], 500 + 333);
    assert_int_equal(steps[HAN], 1000);
    steps_of(&piece, natural + 250 + 3 * 83 + 700, steps);
    assert_int_equal(steps[WORD], 1100);
    assert_int_equal(steps[MIXED], 933);
    assert_int_equal(steps[HAN], 1100);
    assert_int_equal(steps[IN_WORD], 500);
    assert_int_equal(steps[CONNECTOR], 1000);
    assert_int_equal(steps[CONNECTOR - 1], 1000);
    assert_int_equal(steps[DASH], 1000);
}

/* Every line but the last ends exactly at the measure, whatever has to give. */
static void inner_lines_are_flush(void **state)
{
    (void)state;
    const char *text = "本项目由示例化工有限公司投资建设，位于示例省示例市化工园区，建设规模为年产20万吨示例"
                       "聚合物，总投资12.80亿元，"
                       "经示例发改备〔2025〕12号备案，属“新建”、在建项目（详见《咨询服务管理办法（试行）》第"
                       "八条至第十条），于2026年2月10日"
                       "提出申请；涂层干膜厚度实测255 μm、262 μm，小于设计要求的300 "
                       "μm。P-101A/B入口法兰强力对口——偏移1.2 mm……";
    Shaped piece = shaped(text);
    for (Length ems = 12; ems < 40; ems++) {
        LineMeasure measure = {.width = ems * EM, .indent = 2 * EM};
        TextLines lines = text_lines(shaper, &piece, measure);
        for (size_t i = 0; i < lines.count; i++) {
            const TextLine *line = &lines.items[i];
            GlyphPlace places[200];
            text_justify(&piece, line, places);
            Length end = places[line->end - line->first - 1].end;
            if (i + 1 < lines.count) assert_int_equal(end, ems * EM);
            assert_true(end <= ems * EM);
            assert_int_equal(places[0].x, i ? 0 : 2 * EM);
            for (size_t c = 1; c < line->end - line->first; c++)
                assert_true(places[c].x >= places[c - 1].end);
            if (i) assert_true(piece.clusters[line->first - 1].after < BREAK_BOUND);
        }
    }
}

static void time_is_linear(void **state)
{
    (void)state;
    StrBuf buf = {.arena = arena};
    for (int i = 0; i < 25000; i++) strbuf_add(&buf, STR("一二三四五，六七八"));
    enum { LARGE = 20 * EM }; /* the sum of all widths is beyond 32 bits */
    Shaped piece = shaped_run((TextRun){.size = LARGE, .text = strbuf_str(&buf)});
    assert_true(text_lines(shaper, &piece, (LineMeasure){.width = 30 * LARGE}).count > 6000);
}

/* Any text in any measure: no line is too wide, none is lost, inner lines are flush, nothing overlaps. */
static void any_text_is_broken_soundly(void **state)
{
    (void)state;
    static const char *const scraps[] = {
        "天", "地玄", "，", "。",    "（",   "）", "《",    "》", "“",      "”",  "——",
        "……", "·",    "A",  "pump ", "300 ", "μm", "GB/T ", "-",  "/",      "～", "5",
        " ",  "℃",    "%",  "第",    "条",   "年", "\n",    "𠮷", "P-101A", "：", "e\xCC\x81"};
    uint32_t seed = 20260930;
    for (int round = 0; round < 400; round++) {
        StrBuf buf = {.arena = arena};
        for (int i = 0; i < 60; i++) {
            seed = seed * 1664525 + 1013904223;
            strbuf_add(&buf, str_from(scraps[(seed >> 16) % (sizeof scraps / sizeof *scraps)]));
        }
        Shaped piece = shaped_run((TextRun){.size = EM, .text = strbuf_str(&buf)});
        LineMeasure measure = {.width = (6 + (Length)(seed >> 28)) * EM, .ragged = round % 3 == 0};
        TextLines lines = text_lines(shaper, &piece, measure);
        size_t next = 0;
        for (size_t l = 0; l < lines.count; l++) {
            const TextLine *line = &lines.items[l];
            assert_int_equal(line->first, next);
            next = line->end + (line->end < piece.count && piece.clusters[line->end].kind == CLASS_NEWLINE);
            if (line->first == line->end) continue;
            GlyphPlace places[300];
            text_justify(&piece, line, places);
            size_t count = line->end - line->first;
            assert_true(places[count - 1].end <= measure.width);
            for (size_t c = 1; c < count; c++) assert_true(places[c].x >= places[c - 1].end);
            assert_true(piece.clusters[line->end - 1].after < BREAK_JOINED || line->end == piece.count);
        }
        assert_true(next >= piece.count);
    }
}

static void a_missing_glyph_is_reported_once_a_place(void **state)
{
    (void)state;
    Source *source = source_new(arena, STR("a.yaml"), STR("x: \xEE\x80\x80"));
    size_t before = diags.errors;
    Span span = {source, 3, 6};
    shaped_run((TextRun){.size = EM, .text = STR("\xEE\x80\x80天\xEE\x80\x80"), .span = span});
    assert_int_equal(diags.errors, before + 1);
    assert_false(shaper_complete(shaper));
    assert_string_equal(diags.items.items[before]->code, "F0002");
    assert_int_equal(diags.items.items[before]->span.start, 3);
    shaped_run((TextRun){.size = EM, .text = STR("\xEE\x80\x80"), .span = {source, 0, 1}});
    assert_int_equal(diags.errors, before + 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_stay_with_their_text),
        cmocka_unit_test(numbers_and_codes_stay_whole),
        cmocka_unit_test(neighbours_shed_and_gaps_stand),
        cmocka_unit_test(codes_have_no_gaps),
        cmocka_unit_test(names_stay_whole),
        cmocka_unit_test(paragraphs_break_well),
        cmocka_unit_test(bound_pieces_part_at_their_joints),
        cmocka_unit_test(no_character_stands_alone),
        cmocka_unit_test(rows_of_dashes_stay_within_the_measure),
        cmocka_unit_test(addresses_break_where_their_parts_end),
        cmocka_unit_test(words_part_at_last),
        cmocka_unit_test(lines_give_in_order),
        cmocka_unit_test(lines_take_in_order),
        cmocka_unit_test(marks_do_not_coincide),
        cmocka_unit_test(what_is_too_wide_breaks_at_last),
        cmocka_unit_test(inner_lines_are_flush),
        cmocka_unit_test(any_text_is_broken_soundly),
        cmocka_unit_test(time_is_linear),
        cmocka_unit_test(a_missing_glyph_is_reported_once_a_place),
    };
    return cmocka_run_group_tests(tests, open_shaper, close_shaper);
}
