/* The specification of a workbook: templates/ledgers/NAME.yaml as structs, every name in it checked.
 *
 *     title: 费用台账
 *     sheets:
 *       - name: 开票
 *         title: 开票明细
 *         rows: invoices
 *         columns:
 *           - { title: 发票号码, key: number }
 *           - { title: 价税合计, key: gross, total: true }
 *           - { title: 已回款, sum_of: { sheet: 回款, column: 金额, match: [发票号码] } }
 *           - { title: 未回款, difference: [价税合计, 已回款], total: true }
 *
 * What each key means and may hold is said by schemas/ledger.schema.json.
 *
 * A computed column is a live formula whose cached value is computed here from the same cells. What it uses
 * stands to its left and is money throughout or whole numbers throughout. */
#ifndef XLSX_SPEC_H
#define XLSX_SPEC_H

#include "base/value.h"
#include "schema/schema.h"

typedef enum ColumnKind {
    COLUMN_KEY,   /* a value of the row */
    COLUMN_OUTER, /* a value of what the row lies in */
    COLUMN_SERIAL,
    COLUMN_SUM,        /* of the operands */
    COLUMN_DIFFERENCE, /* first − second */
    COLUMN_EXCESS,     /* first − second, not below 0; empty where there is no second */
    COLUMN_RATIO,      /* first ÷ second, — over zero */
    COLUMN_SUM_OF,     /* of another sheet's column, over its rows that match */
} ColumnKind;

typedef enum ColumnFormat { FORMAT_AUTO, FORMAT_PERCENT } ColumnFormat;

/* What a column can be reckoned with as. */
typedef enum ColumnUnit { UNIT_NONE, UNIT_TEXT, UNIT_INTEGER, UNIT_MONEY } ColumnUnit;

enum { COLUMN_MAX_OPERANDS = 4 };

typedef struct Column {
    Str title;
    ColumnKind kind;
    Str key; /* COLUMN_KEY, COLUMN_OUTER */
    ColumnUnit unit;
    size_t operands[COLUMN_MAX_OPERANDS]; /* indexes of columns of this sheet */
    size_t operand_count;
    /* COLUMN_SUM_OF: */
    size_t sheet, summed; /* the other sheet and its column */
    size_t match_here[COLUMN_MAX_OPERANDS], match_there[COLUMN_MAX_OPERANDS];
    size_t match_count;
    bool total;
    ColumnFormat format;
    Str words;      /* path of a vocabulary; empty: none */
    uint16_t width; /* in characters; 0: measured */
    const Node *source;
} Column;

typedef struct Highlight {
    size_t column;
    Str is; /* equals this text; empty: not asked */
    bool has_above, nonzero;
    int64_t above;
    int64_t within_days;  /* from the as-of day on; -1: not asked */
    size_t unless_column; /* SIZE_MAX: none */
    Array(Str) unless_is;
    int32_t fill, color; /* RGB; -1: unchanged */
    bool bold;
} Highlight;

typedef enum SheetChartKind {
    SHEET_CHART_STACKED,
    SHEET_CHART_COLUMNS,
    SHEET_CHART_BARS,
    SHEET_CHART_LINES,
    SHEET_CHART_KIND_COUNT
} SheetChartKind;

typedef struct ChartSeries {
    size_t column;
    int32_t color; /* RGB; -1: Excel's choice */
} ChartSeries;

typedef struct ChartSpec {
    SheetChartKind kind;
    Str title;
    size_t sheet, names; /* the sheet that has the figures, its column of names */
    size_t most;         /* 0: all rows */
    Array(ChartSeries) series;
} ChartSpec;

typedef struct Sheet {
    Str name, title, rows;
    bool a3;
    uint16_t frozen;
    Array(Column) columns;
    Array(Highlight) highlights;
    /* Of a sheet without rows: */
    Array(Str) text; /* paragraphs */
    Array(ChartSpec) charts;
    Span span;
} Sheet;

typedef struct Workbook {
    Str title;
    Array(Sheet) sheets;
} Workbook;

/* The list that a path leads to, lists on the way flattened; each with the item of the first list passed. */
typedef struct SheetRow {
    const Value *value, *outer;
} SheetRow;
typedef Array(SheetRow) SheetRows;
SheetRows sheet_rows(Arena *arena, const Value *root, Str path);

/* NULL with messages at their places: S… for what the schema says, T09nn for names that lead nowhere. `root`
 * gives the shapes that names are checked against. */
const Workbook *workbook_read(Arena *arena, const Schema *schema, const Doc *doc, const Value *root,
                              DiagList *diags);

#endif
