/* URI references: resolution (RFC 3986, section 5.2) and fragments. A base may itself be relative, such as
 * the bare name of a file. */
#ifndef SCHEMA_URI_H
#define SCHEMA_URI_H

#include "base/str.h"

/* `reference` seen from `base`, dot segments removed. */
Str uri_resolve(Arena *arena, Str base, Str reference);
/* The part before #, and what follows it with %XX decoded; *fragment is empty where there is none. */
Str uri_split(Arena *arena, Str uri, Str *fragment);
/* Whether it begins with a scheme, such as https: or urn: */
bool uri_is_absolute(Str uri);

#endif
