/* Referents: what a reference (a key with x-refers) may lead to – the items of the lists that the schemas
 * name.
 *
 * `visits` are the files of visits/, `services` the entries of schemas/services.yaml; any other is the list
 * of records that stands under that key in a file of the project, at whatever depth. An item is known by its
 * `id`, where it has none by its `number` or `code`, by each of its `aliases`, a file by its name as well;
 * people call it by its `name`, else by its `title`, else by the days from `start_on` to `end_on`. */
#ifndef RECORD_REFERENT_H
#define RECORD_REFERENT_H

#include "record/policy.h"
#include "schema/describe.h"

typedef enum CalledBy { CALLED_BY_NOTHING, CALLED_BY_NAME, CALLED_BY_TITLE, CALLED_BY_PERIOD } CalledBy;

typedef struct ReferentList {
    Str name;
    const Described *item;
    Map by_id;      /* id to const Node: the item */
    Array(Str) ids; /* as they stand, without aliases; one that occurs twice is there twice */
    bool known;     /* a file that can hold the list is there */
    bool whole;     /* the ids are all that there are: nothing is unread, 待填 or wrong */
} ReferentList;

typedef struct Referents Referents;

Referents *referents_new(Arena *arena, const Project *project, const Policy *policy);
/* Made when first asked for. NULL where no file is there that can hold such a list. */
const ReferentList *referents_list(Referents *referents, Str name);
/* The item that the text names in one of the lists of the key's x-refers, and that list; NULL where none. */
const Node *referents_find(Referents *referents, const Described *key, Str text, const ReferentList **list);

/* What the schemas say of an item of the list; NULL where none of them has it. */
const Described *referent_described(const Schemas *schemas, Str list);
CalledBy referent_called_by(const Described *item);

#endif
