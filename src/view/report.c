#include "view/parts-imp.h"

/* A draft takes the number that follows the last registered one of its letter: ID-J03. */
static Str next_number(const View *view, char letter)
{
    int64_t last = 0, number;
    Str prefix = str_printf(view->arena, "%.*s-%c", STR_ARG(view->project->application.id.value), letter);
    for (size_t i = 0; i < view->project->reports.reports.count; i++) {
        Str registered = view->project->reports.reports.items[i].number.value;
        if (!str_starts_with(registered, prefix)) continue;
        if (str_to_int(str_slice(registered, prefix.len, registered.len), &number) && number > last)
            last = number;
    }
    return str_printf(view->arena, "%.*s%02lld", STR_ARG(prefix), (long long)last + 1);
}

static const Value *signature_value(const View *view, const Signature *signature)
{
    if (!signature->by.present && !signature->date.present) return NULL;
    RecordBuilder builder = record_begin(view->arena, view->shapes->signature, signature->span);
    put_text(&builder, "by", signature->by);
    put_date(&builder, "date", signature->date.value);
    return record_end(&builder);
}

const Value *report_value(const View *view)
{
    const Request *request = view->request;
    if (!request_is_report(request)) return NULL;
    const RegisteredReport *registered = request_registered(request);
    Str kind = request->document->report_kind;
    bool issued = registered && registered->issued_on.present && registered->issued_on.value <= view->as_of;
    RecordBuilder builder =
        record_begin(view->arena, view->shapes->report, registered ? registered->span : (Span){0});
    if (registered)
        put_text(&builder, "number", registered->number);
    else
        put_str(&builder, "number", next_number(view, report_letter(kind)));
    put_str(&builder, "kind", kind);
    put_bool(&builder, "is_registered", registered != NULL);
    put_bool(&builder, "is_draft", request_is_draft(request));
    if (issued) {
        put_date(&builder, "issued_on", registered->issued_on.value);
        put_value(&builder, "compiled", signature_value(view, &registered->compiled));
        put_value(&builder, "checked", signature_value(view, &registered->checked));
        put_value(&builder, "approved", signature_value(view, &registered->approved));
    }
    return record_end(&builder);
}

/* 中共中央、国务院《…》 or 《…》（T/ZSQX 002-2018） */
static Str full_title(Arena *arena, const BasisDocument *basis)
{
    StrBuf text = {.arena = arena};
    strbuf_printf(&text, "%.*s《%.*s》", STR_ARG(basis->issuer), STR_ARG(basis->title));
    if (basis->number.len) strbuf_printf(&text, "（%.*s）", STR_ARG(basis->number));
    return strbuf_str(&text);
}

static void add_documents(const View *view, const BasisDocuments *documents, Values *values)
{
    for (size_t i = 0; i < documents->count; i++) {
        const BasisDocument *basis = &documents->items[i];
        RecordBuilder builder = record_begin(view->arena, view->shapes->basis, (Span){0});
        put_str(&builder, "title", basis->title);
        put_str(&builder, "number", basis->number);
        put_str(&builder, "issuer", basis->issuer);
        put_str(&builder, "text", full_title(view->arena, basis));
        array_push(view->arena, values, record_end(&builder));
    }
}

Values basis_values(const View *view)
{
    const Edition *edition = policy_on(view->policy, view->as_of);
    Values values = {0};
    add_documents(view, &edition->opinions, &values);
    add_documents(view, &edition->standards, &values);
    return values;
}
