#include "base/file.h"
#include "view/parts-imp.h"

static Text party_name(const View *view, Text by)
{
    const Unit *unit = project_unit(view->project, by.value);
    const Expert *expert = unit ? NULL : project_expert(view->project, by.value);
    if (unit || expert) by.value = unit ? unit->name.value : expert->name.value;
    return by;
}

/* 质量管理条例第30条: no blank between. */
static bool both_are_chinese(const Basis *basis)
{
    Str standard = basis->standard.value, clause = basis->clause.value;
    return standard.len && clause.len && (unsigned char)standard.ptr[standard.len - 1] >= 0x80 &&
           (unsigned char)clause.ptr[0] >= 0x80;
}

static Str basis_text(const View *view, const Finding *finding)
{
    StrBuf text = {.arena = view->arena};
    for (size_t i = 0; i < finding->basis.count; i++) {
        const Basis *basis = &finding->basis.items[i];
        if (!basis->standard.present) continue;
        if (text.len) strbuf_add(&text, STR("；"));
        strbuf_add(&text, basis->standard.value);
        if (basis->clause.present && !both_are_chinese(basis)) strbuf_add_char(&text, ' ');
        if (basis->clause.present) strbuf_add(&text, basis->clause.value);
        if (basis->mandatory.value) strbuf_add(&text, STR("（强制性条文）"));
    }
    return text.len ? strbuf_str(&text) : (Str){0};
}

/* --- photos --- */

static const Value *photo_value(const View *view, const Shape *shape, const PhotoRef *photo, Str kind,
                                const Finding *finding)
{
    RecordBuilder builder = record_begin(view->arena, shape, photo->span);
    put_text(&builder, "file", photo->file);
    Text path = photo->file;
    path.value = path_join(view->arena, view->project->folder, photo->file.value);
    put_text(&builder, "path", path);
    put_text(&builder, "caption", photo->caption);
    put_str(&builder, "kind", kind);
    if (finding) put_text(&builder, "finding_id", finding->id);
    if (finding) put_text(&builder, "finding_part", finding->part);
    return record_end(&builder);
}

/* Done by the as-of day. */
static bool is_done(const View *view, const Rectification *rectification)
{
    return rectification->date.present && rectification->date.value <= view->as_of;
}

static bool is_detailed(const View *view, const Finding *finding)
{
    size_t photos = finding->photos.count;
    for (size_t i = 0; i < finding->rectifications.count; i++)
        if (is_done(view, &finding->rectifications.items[i]))
            photos += finding->rectifications.items[i].photos.count;
    return photos > 0 || finding->severity_rank == FINDING_CRITICAL;
}

/* With `labelled` the records name their finding. */
static void add_photos(const View *view, const Finding *finding, bool after, bool labelled, Values *values)
{
    const Shape *shape = labelled ? view->shapes->finding_photo : view->shapes->photo;
    const Finding *owner = labelled ? finding : NULL;
    for (size_t i = 0; !after && i < finding->photos.count; i++)
        array_push(view->arena, values,
                   photo_value(view, shape, &finding->photos.items[i], STR("整改前"), owner));
    for (size_t r = 0; after && r < finding->rectifications.count; r++) {
        const Rectification *rectification = &finding->rectifications.items[r];
        if (!is_done(view, rectification)) continue;
        for (size_t i = 0; i < rectification->photos.count; i++)
            array_push(view->arena, values,
                       photo_value(view, shape, &rectification->photos.items[i], STR("整改后"), owner));
    }
}

Values finding_photos(const View *view, FoundFindings findings)
{
    Values values = {0};
    for (size_t i = 0; i < findings.count; i++) {
        add_photos(view, findings.items[i]->finding, false, true, &values);
        add_photos(view, findings.items[i]->finding, true, true, &values);
    }
    return values;
}

static void put_photos(const View *view, const Finding *finding, RecordBuilder *builder)
{
    Values before = {0}, after = {0};
    add_photos(view, finding, false, false, &before);
    add_photos(view, finding, true, false, &after);
    put_list(builder, "photos", before);
    put_list(builder, "after_photos", after);
    put_integer(builder, "photo_count", (int64_t)(before.count + after.count));
}

/* --- what was done about it --- */

typedef struct Deed {
    Date date;
    const Rectification *rectification; /* or */
    const Reinspection *reinspection;   /* or */
    const Extension *extension;         /* or the withdrawal */
} Deed;

typedef Array(Deed) Deeds;

/* By date; of one day, in the order in which they are added. */
static void add_deed(const View *view, Deeds *deeds, Deed deed, Day day)
{
    if (!day.present || day.value > view->as_of) return;
    deed.date = day.value;
    array_push(view->arena, deeds, deed);
    size_t place = deeds->count - 1;
    for (; place > 0 && deeds->items[place - 1].date > deed.date; place--)
        deeds->items[place] = deeds->items[place - 1];
    deeds->items[place] = deed;
}

static Deeds deeds_of(const View *view, const Finding *finding)
{
    Deeds deeds = {0};
    for (size_t i = 0; i < finding->rectifications.count; i++) {
        const Rectification *rectification = &finding->rectifications.items[i];
        add_deed(view, &deeds, (Deed){.rectification = rectification}, rectification->date);
    }
    for (size_t i = 0; i < finding->reinspections.count; i++) {
        const Reinspection *reinspection = &finding->reinspections.items[i];
        add_deed(view, &deeds, (Deed){.reinspection = reinspection}, reinspection->date);
    }
    for (size_t i = 0; i < finding->extensions.count; i++) {
        const Extension *extension = &finding->extensions.items[i];
        add_deed(view, &deeds, (Deed){.extension = extension}, extension->date);
    }
    add_deed(view, &deeds, (Deed){0}, finding->withdrawn.date);
    return deeds;
}

/* 示例专家乙复查合格 */
static Str deed_text(const View *view, const Finding *finding, const Deed *deed)
{
    if (deed->rectification) {
        Text by = party_name(view, rectification_by(finding, deed->rectification));
        return str_printf(view->arena, "%.*s整改", STR_ARG(by.value));
    }
    if (deed->reinspection) {
        Text by = party_name(view, reinspection_by(finding, deed->reinspection));
        return str_printf(view->arena, "%.*s复查%.*s", STR_ARG(by.value),
                          STR_ARG(deed->reinspection->result.value));
    }
    if (!deed->extension) return STR("撤销");
    return str_printf(view->arena, "延期至%.*s",
                      STR_ARG(date_iso(view->arena, deed->extension->due_on.value)));
}

static void put_progress(const View *view, const Finding *finding, const Deeds *deeds, RecordBuilder *builder)
{
    StrBuf text = {.arena = view->arena};
    for (size_t i = 0; i < deeds->count; i++) {
        if (i) strbuf_add(&text, STR("；"));
        strbuf_printf(&text, "%.*s %.*s", STR_ARG(date_iso(view->arena, deeds->items[i].date)),
                      STR_ARG(deed_text(view, finding, &deeds->items[i])));
    }
    if (text.len) put_str(builder, "progress", strbuf_str(&text));
}

/* A record of the list, with who did it where the file leaves that to follow. */
static const Value *deed_value(const View *view, const Form *form, const Node *node, Text by)
{
    RecordBuilder builder = record_begin(view->arena, form->shape, node->span);
    convert_into(&view->converter, form, node, &builder);
    put_text(&builder, "by", by);
    put_text(&builder, "by_name", party_name(view, by));
    return record_end(&builder);
}

static void put_deeds(const View *view, const Finding *finding, RecordBuilder *builder)
{
    Values rectifications = {0}, reinspections = {0};
    for (size_t i = 0; i < finding->rectifications.count; i++) {
        const Rectification *rectification = &finding->rectifications.items[i];
        if (!record_exists(&view->converter, view->shapes->rectification.described, rectification->node))
            continue;
        array_push(view->arena, &rectifications,
                   deed_value(view, &view->shapes->rectification, rectification->node,
                              rectification_by(finding, rectification)));
    }
    for (size_t i = 0; i < finding->reinspections.count; i++) {
        const Reinspection *reinspection = &finding->reinspections.items[i];
        if (!record_exists(&view->converter, view->shapes->reinspection.described, reinspection->node))
            continue;
        array_push(view->arena, &reinspections,
                   deed_value(view, &view->shapes->reinspection, reinspection->node,
                              reinspection_by(finding, reinspection)));
    }
    put_list(builder, "rectifications", rectifications);
    put_list(builder, "reinspections", reinspections);
}

/* The record with the last date, of one day the later one in the list. */
static const Value *latest(const Value *list)
{
    const Value *last = NULL;
    Date last_on = DATE_NONE;
    for (size_t i = 0; list && i < list->list.count; i++) {
        const Value *day = value_field(list->list.items[i], STR("date"));
        if (!day || day->date < last_on) continue;
        last_on = day->date;
        last = list->list.items[i];
    }
    return last;
}

static void put_last(const View *view, const Finding *finding, const Deeds *deeds, RecordBuilder *builder)
{
    const Rectification *rectification = NULL;
    const Reinspection *reinspection = NULL;
    int64_t rectified = 0, reinspected = 0;
    for (size_t i = 0; i < deeds->count; i++) {
        const Deed *deed = &deeds->items[i];
        if (deed->rectification) rectification = deed->rectification;
        if (deed->reinspection) reinspection = deed->reinspection;
        rectified += deed->rectification != NULL;
        reinspected += deed->reinspection != NULL;
    }
    put_integer(builder, "rectification_count", rectified);
    put_integer(builder, "reinspection_count", reinspected);
    if (rectification) {
        put_value(builder, "last_rectification", latest(record_peek(builder, "rectifications")));
        put_date(builder, "rectified_on", rectification->date.value);
    }
    if (!reinspection) return;
    put_value(builder, "last_reinspection", latest(record_peek(builder, "reinspections")));
    put_date(builder, "reinspected_on", reinspection->date.value);
    put_text(builder, "reinspected_by", party_name(view, reinspection_by(finding, reinspection)));
    put_text(builder, "reinspection_result", reinspection->result);
    put_text(builder, "remark", reinspection->note);
}

/* --- the record --- */

static void put_status(const View *view, const FoundFinding *found, RecordBuilder *builder)
{
    const Finding *finding = found->finding;
    FindingStatus status = found->status;
    Date due = finding_due(finding, view->policy, view->as_of);
    int awaiting = finding_awaiting_days(finding, view->as_of);
    bool open = status_is_open(status);
    bool soon = open && status != STATUS_AWAITING && due != DATE_NONE && due >= view->as_of &&
                due - view->as_of <= policy_on(view->policy, view->as_of)->due_soon_days;
    put_str(builder, "status", finding_status_word(status));
    put_text(builder, "severity", finding->severity);
    if (status != STATUS_DRAFT) put_date(builder, "due_on_first", finding_first_due(finding, view->policy));
    put_date(builder, "due_on", due);
    put_date(builder, "closed_on", finding_closed_on(finding, view->as_of));
    put_bool(builder, "is_open", open);
    put_bool(builder, "is_closed", status == STATUS_CLOSED);
    put_bool(builder, "is_overdue", found->overdue_days > 0);
    put_bool(builder, "is_awaiting", awaiting >= 0);
    put_bool(builder, "is_lagging", finding_reinspection_lag(finding, view->policy, view->as_of) > 0);
    put_bool(builder, "is_critical", finding->severity_rank == FINDING_CRITICAL);
    put_bool(builder, "is_due_soon", soon);
    put_bool(builder, "is_withdrawn", status == STATUS_WITHDRAWN);
    put_bool(builder, "is_draft", status == STATUS_DRAFT);
    if (found->overdue_days > 0) put_integer(builder, "overdue_days", found->overdue_days);
    if (awaiting >= 0) put_integer(builder, "awaiting_days", awaiting);
}

/* What the file leaves to follow, and why it is 撤销 or 延期. */
static void put_defaults(const View *view, const FoundFinding *found, RecordBuilder *builder)
{
    const Finding *finding = found->finding;
    Day issued_on = finding_issued_on(finding);
    Text expert = finding_expert(finding);
    if (issued_on.present && issued_on.value <= view->as_of) put_date(builder, "issued_on", issued_on.value);
    put_text(builder, "expert", expert);
    put_text(builder, "expert_name", party_name(view, expert));
    if (found->status == STATUS_WITHDRAWN) put_text(builder, "reason", finding->withdrawn.reason);
    if (found->status == STATUS_POSTPONED)
        put_text(builder, "reason", finding_extension(finding, view->as_of)->reason);
    const Value *reason = record_peek(builder, "reason");
    if (reason) put_value(builder, "remark", reason);
}

static void put_visit_of(const View *view, const Visit *visit, RecordBuilder *builder)
{
    put_text(builder, "visit_id", visit->id);
    put_text(builder, "visit_type", visit->type);
    put_str(builder, "visit_period", period_text(view->arena, visit->start_on.value, visit->end_on.value));
    put_date(builder, "visit_start_on", visit->start_on.value);
    put_date(builder, "visit_end_on", visit->end_on.value);
    put_project_of(view, builder);
}

static const Value *finding_value(const View *view, const FoundFinding *found)
{
    const Form *form = &view->shapes->finding;
    const Finding *finding = found->finding;
    RecordBuilder builder = record_begin(view->arena, form->shape, finding->node->span);
    convert_into(&view->converter, form, finding->node, &builder);
    put_status(view, found, &builder);
    put_str(&builder, "basis_text", basis_text(view, finding));
    put_bool(&builder, "is_detailed", is_detailed(view, finding));
    put_visit_of(view, finding->visit, &builder);
    put_photos(view, finding, &builder);
    Deeds deeds = deeds_of(view, finding);
    put_deeds(view, finding, &builder);
    put_progress(view, finding, &deeds, &builder);
    put_last(view, finding, &deeds, &builder);
    put_defaults(view, found, &builder);
    return record_end(&builder);
}

/* --- which findings --- */

void view_find(View *view)
{
    for (size_t v = 0; v < view->visits.count; v++) {
        const Visit *visit = view->visits.items[v];
        for (size_t i = 0; i < visit->findings.count; i++) {
            FoundFinding *found = arena_make(view->arena, FoundFinding);
            found->finding = &visit->findings.items[i];
            found->project = view->project;
            found->status = finding_status(found->finding, view->as_of);
            found->overdue_days = finding_overdue_days(found->finding, view->policy, view->as_of);
            found->value = finding_value(view, found);
            array_push(view->arena, &view->findings, found);
        }
    }
}

FoundFindings findings_of(const View *view, const VisitList *visits)
{
    FoundFindings findings = {0};
    for (size_t v = 0; v < visits->count; v++)
        for (size_t i = 0; i < view->findings.count; i++)
            if (view->findings.items[i]->finding->visit == visits->items[v])
                array_push(view->arena, &findings, view->findings.items[i]);
    return findings;
}

FoundFindings findings_of_unit(const View *view, FoundFindings findings)
{
    const Unit *unit = view->request->unit;
    FoundFindings own = {0};
    if (!unit) return findings;
    for (size_t i = 0; i < findings.count; i++)
        if (str_equal(findings.items[i]->finding->unit.value, unit->id.value))
            array_push(view->arena, &own, findings.items[i]);
    return own;
}

FoundFindings findings_detailed(const View *view, FoundFindings findings)
{
    FoundFindings detailed = {0};
    for (size_t i = 0; i < findings.count; i++)
        if (is_detailed(view, findings.items[i]->finding))
            array_push(view->arena, &detailed, findings.items[i]);
    return detailed;
}

FoundFindings findings_open(const View *view)
{
    FoundFindings findings = {0};
    for (size_t i = 0; i < view->findings.count; i++)
        if (finding_is_open(view->findings.items[i]->finding, view->as_of))
            array_push(view->arena, &findings, view->findings.items[i]);
    return findings;
}

FoundFindings findings_overdue(const View *view)
{
    FoundFindings findings = {0};
    for (size_t i = 0; i < view->findings.count; i++)
        if (view->findings.items[i]->overdue_days > 0)
            array_push(view->arena, &findings, view->findings.items[i]);
    return findings;
}

FoundFindings findings_previous(const View *view)
{
    FoundFindings findings = {0}, earlier = findings_of(view, &view->previous);
    if (view->chosen.count == 0) return findings;
    Date before = view->chosen.items[0]->start_on.value - 1;
    for (size_t i = 0; i < earlier.count; i++)
        if (finding_is_open(earlier.items[i]->finding, before))
            array_push(view->arena, &findings, earlier.items[i]);
    return findings;
}

Values finding_values(const View *view, FoundFindings findings)
{
    Values values = {0};
    for (size_t i = 0; i < findings.count; i++) array_push(view->arena, &values, findings.items[i]->value);
    return values;
}
