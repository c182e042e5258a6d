#!/bin/sh
# Gets the programs that the tests talk to; without one the tests that need it are skipped, except under CI.
set -u

dovecot() (
    PATH="$PATH:/usr/sbin"
    command -v dovecot >/dev/null 2>&1 && [ -x /usr/lib/dovecot/imap ]
)

libreoffice() {
    command -v soffice >/dev/null 2>&1
}

packages=""
dovecot || packages="dovecot-core dovecot-imapd"
libreoffice || packages="$packages libreoffice-calc-nogui"
[ -z "$packages" ] && exit 0
# shellcheck disable=SC2086 # several packages
sh "$(dirname "$0")/../../scripts/apt-install.sh" $packages
dovecot && libreoffice && exit 0

echo "Missing, and could not be installed here: $packages." >&2
echo "Without them some tests cannot run. On Debian or Ubuntu: sudo apt-get install $packages" >&2
[ "${CI:-}" != true ]
