#!/bin/sh
# Installs Debian packages where that works without asking anybody, and lets no service they bring start by itself.
# Fails, without a word, where it does not work. Usage: apt-install.sh PACKAGE...
set -eu

as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo -n"
command -v apt-get >/dev/null 2>&1 || exit 1
$as_root true 2>/dev/null || exit 1

echo "Installing $* ..."
policy=/usr/sbin/policy-rc.d # Debian asks it before a package starts its service; 101 means no
if [ ! -e "$policy" ]; then
    trap '$as_root rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null
    $as_root chmod 755 "$policy"
fi
$as_root apt-get update -qq || true # one source that is away does not matter when the others have the package
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
