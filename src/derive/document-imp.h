/* Document: what a kind of document is, as the front matter of its template says it
 * (schemas/document.schema.json). Nothing else in the program knows one document from another. */
#ifndef DERIVE_DOCUMENT_H
#define DERIVE_DOCUMENT_H

#include "base/file.h"
#include "record/record.h"

/* What one document is made of; several of them: each combination is one. */
typedef enum DocumentOver {
    OVER_PROJECT,
    OVER_VISITS, /* the chosen ones together */
    OVER_VISIT,  /* each by itself, like those below */
    OVER_UNIT,
    OVER_EXPERT,
    OVER_ASSESSMENT,
    OVER_COUNT
} DocumentOver;

typedef struct DocumentKind {
    Str name;  /* stage: its template's, and its word on the command line */
    Str title; /* 阶段性咨询服务报告; without what tags would put in; its file is called after it */
    bool over[OVER_COUNT];
    StrArray needs, reads; /* files, as project_file has them; what it is over is needed */
    bool shows_money;
    bool stopped_by_reading; /* by nothing but what cannot be read */
    Str report_kind;         /* 阶段性: as what it is registered in reports.yaml; empty where it is not */
} DocumentKind;

/* `front`: a mapping that its schema has found valid, or NULL. */
DocumentKind document_kind_read(Arena *arena, Str name, const Node *front);
/* Whether it needs or reads the file. */
bool document_uses(const DocumentKind *kind, Str file);

/* The files that it needs and the project lacks, as `zhiping new` takes them: agreement.yaml,
 * visits/V01.yaml. */
StrArray document_lacks(Arena *arena, const DocumentKind *kind, const Project *project);
/* Which of the project's files the path leads to: "agreement", "visits" (any file of that folder) …, as front
 * matter and help name them; empty where it is none. */
Str project_file(const Project *project, Str path);

#endif
