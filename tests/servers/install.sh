#!/bin/sh
# Gets the server that the tests talk to; without it the tests that need it are skipped, except under CI.
set -u

installed() (
    PATH="$PATH:/usr/sbin"
    command -v dovecot >/dev/null 2>&1 && [ -x /usr/lib/dovecot/imap ]
)

installed && exit 0
sh "$(dirname "$0")/../../scripts/apt-install.sh" dovecot-core dovecot-imapd
installed && exit 0

echo "Dovecot is missing and could not be installed here: the tests against a real IMAP server cannot run." >&2
echo "On Debian or Ubuntu: sudo apt-get install dovecot-core dovecot-imapd" >&2
[ "${CI:-}" != true ]
