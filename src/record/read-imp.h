/* Read: nodes into the values of structs, for the read_*.c files alone. A value that is missing, is 待填,
 * failed its schema or is of another kind is absent; its span is then its own where it is written, else the
 * place where a message about the missing key belongs. */
#ifndef RECORD_READ_H
#define RECORD_READ_H

#include "record/record.h"

typedef struct Reader {
    Arena *arena;
    const PtrSet *failed;
} Reader;

Text text_at(const Reader *reader, const Node *record, const char *key);
Amount amount_at(const Reader *reader, const Node *record, const char *key);
Day day_at(const Reader *reader, const Node *record, const char *key);
Flag flag_at(const Reader *reader, const Node *record, const char *key);
Number number_at(const Reader *reader, const Node *record, const char *key);
Rate rate_at(const Reader *reader, const Node *record, const char *key);
/* The present ones of a list. */
Texts texts_at(const Reader *reader, const Node *record, const char *key);
/* The list under the key, NULL where there is none: node_item over node_count. */
const Node *list_at(const Node *record, const char *key);
/* 0 for NULL and what is no list. */
size_t list_count(const Node *list);

void read_application(const Reader *reader, const Node *root, Application *application);
void read_agreement(const Reader *reader, const Node *root, Agreement *agreement);
void read_team(const Reader *reader, const Node *root, Team *team);
void read_visit(const Reader *reader, const Doc *doc, Visit *visit);
/* Findings point at their visit, a visit at its project: called when it has come to rest. */
void visit_settle(Visit *visit, const Project *project);
void read_assessment(const Reader *reader, const Doc *doc, Assessment *assessment);
void read_finance(const Reader *reader, const Node *root, Finance *finance);
void read_register(const Reader *reader, const Node *root, Register *reports);
void read_letters(const Reader *reader, const Node *root, Letters *letters);
void read_termination(const Reader *reader, const Node *root, Termination *termination);
void read_publication(const Reader *reader, const Node *root, Publication *publication);

#endif
