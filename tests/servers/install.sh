#!/bin/sh
# Gets the servers that the tests talk to; without them the tests that need one are skipped, except under CI.
set -u

command -v dovecot >/dev/null 2>&1 && [ -x /usr/lib/dovecot/imap ] && exit 0

packages="dovecot-core dovecot-imapd"
run=""
[ "$(id -u)" = 0 ] || run="sudo -n"
if command -v apt-get >/dev/null 2>&1 && $run true 2>/dev/null; then
    echo "Installing the test mail server ($packages) ..."
    $run apt-get update -qq
    # No service may start by itself: the tests run instances of their own, on this machine only.
    policy=/usr/sbin/policy-rc.d
    if [ ! -e $policy ]; then
        printf '#!/bin/sh\nexit 101\n' | $run tee $policy >/dev/null && $run chmod 755 $policy && placed=yes
    fi
    # shellcheck disable=SC2086 # two packages
    $run env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
    [ "${placed:-no}" = yes ] && $run rm -f $policy
    command -v dovecot >/dev/null 2>&1 && exit 0
fi

echo "Dovecot is missing and could not be installed here: the tests against a real IMAP server cannot run."
echo "On Debian or Ubuntu: apt-get install $packages"
[ "${CI:-}" = true ] && exit 1
exit 0
