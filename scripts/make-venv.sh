#!/bin/sh
# Makes the virtual environment, also on a Debian whose Python comes without the venv module.
# Usage: make-venv.sh PYTHON FOLDER
set -eu
python=$1
folder=$2

can_make_one() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null
}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "oredesk needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3" >&2
    exit 1
fi
if ! can_make_one; then
    sh "$(dirname "$0")/apt-install.sh" python3-venv || true
    if ! can_make_one; then
        echo "Python's venv module is missing and could not be installed here." >&2
        echo "On Debian or Ubuntu: sudo apt-get install python3-venv" >&2
        exit 1
    fi
fi
"$python" -m venv "$folder"
