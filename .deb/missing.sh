#!/bin/sh
# missing.sh PACKAGE…: installs those Debian packages that are not there, as root or by sudo.
missing=$(for package; do dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok' || echo "$package"; done)
[ -n "$missing" ] || exit 0
echo installing: $missing
[ "$(id -u)" = 0 ] || sudo=sudo
$sudo apt-get update -qq &&
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
