#!/bin/sh
# Look up known holes of every pinned package, in an environment of its own: the tool is no part of the product.
set -eu
cd "$(dirname "$0")/.."
place=build/audit
if [ ! -x "$place/bin/pip-audit" ]; then
    .venv/bin/python -m venv "$place"
    "$place/bin/python" -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1
fi
# --strict: a package that could not be looked up is a failure, not a pass.
# constraints.txt names everything that is brought along, requirements*.txt what we ask for ourselves.
cat requirements.txt requirements-dev.txt constraints.txt | grep -E '^[A-Za-z0-9_.-]+==' |
    awk -F'==' '{ name = tolower($1); gsub(/[_.]/, "-", name) } !seen[name]++' >"$place/pinned.txt"
exec "$place/bin/pip-audit" --requirement "$place/pinned.txt" --no-deps --disable-pip --strict "$@"
