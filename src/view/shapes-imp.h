/* Shapes: what the view declares, kind of record by kind of record; the names are listed in view.h. */
#ifndef VIEW_SHAPES_H
#define VIEW_SHAPES_H

#include "view/convert-imp.h"

typedef struct Shapes {
    bool ledger;
    Companions *companions;
    /* files */
    Form application, project, agreement, team_file, visit, assessment, finance, reports, termination,
        publication, letters;
    /* records in them */
    Form unit, expert, staff, physical, attendee, finding, rectification, reinspection, section, item,
        milestone, invoice, receipt, refund, cost, payment, deliverable, result;
    const Shape *photo; /* of a finding, with its kind */
    /* derived */
    const Shape *service, *period, *stats, *score, *money, *category_sum, *payer_sum, *collection,
        *labour_tax, *team, *basis, *report, *signature, *scores, *finding_photo, *visits_with;
    const Shape *severity_row, *status_row, *discipline_row, *category_row, *visit_row, *unit_row,
        *standard_row, *ageing_row, *top;
    const Shape *root, *ledger_root, *vocabularies;
} Shapes;

const Shapes *shapes_new(Arena *arena, const Schemas *schemas, bool ledger);

/* Parts of it, in files of their own. */
void stats_shapes(Arena *arena, Shapes *shapes); /* needs the finding's */
void root_shapes(Arena *arena, Shapes *shapes);  /* needs all others */

#endif
