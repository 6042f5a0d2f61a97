/* Strings as JSON, for the formats that are JSON. */
#ifndef CLI_JSON_TEXT_H
#define CLI_JSON_TEXT_H

#include "base/str.h"

/* The text in quotes; what is no UTF-8 becomes U+FFFD. */
void add_json_string(StrBuf *out, Str text);
/* "key":"text" */
void add_json_member(StrBuf *out, const char *key, Str text);

#endif
