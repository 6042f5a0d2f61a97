/* The formats of the Internet's standards, which JSON Schema names. */
#ifndef SCHEMA_NET_H
#define SCHEMA_NET_H

#include "base/str.h"

/* RFC 3339: 08:30:06Z, 08:30:06.283185+08:00, leap seconds at 23:59:60Z only. */
bool net_time_holds(Str text);
bool net_date_time_holds(Str text);
/* RFC 5321 mailbox with a dot-atom or quoted local part. */
bool net_email_holds(Str text);
/* RFC 3986: allowed characters, whole escapes; a scheme, unless relative ones pass too. */
bool net_uri_holds(Str text, bool relative);
/* RFC 4122: 8-4-4-4-12 hexadecimal digits. */
bool net_uuid_holds(Str text);
/* RFC 2673: four decimal bytes without leading zeros. */
bool net_ipv4_holds(Str text);
/* RFC 4291, section 2.2, without a zone. */
bool net_ipv6_holds(Str text);
/* RFC 1123: labels of at most 63 letters, digits and inner hyphens, 253 in all. */
bool net_hostname_holds(Str text);
/* RFC 6901. */
bool net_json_pointer_holds(Str text);

#endif
