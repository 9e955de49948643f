#!/bin/sh
# Look up known holes of every pinned package, in an environment of its own: the tool is no part of the product.
set -eu
cd "$(dirname "$0")/.."
place=build/audit
say() { printf '%s\n' "$@" >&2; }
if [ ! -x "$place/bin/pip-audit" ]; then
    .venv/bin/python -m venv "$place"
    "$place/bin/python" -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1 || {
        say "没有查：装不上 pip-audit，它需要网络" "nothing was looked up: pip-audit could not be installed, which needs the network"
        exit 2
    }
fi
# --strict: a package that could not be looked up is a failure, not a pass.
# constraints.txt names everything that is brought along, requirements*.txt what we ask for ourselves.
cat requirements.txt requirements-dev.txt constraints.txt | grep -E '^[A-Za-z0-9_.-]+==' |
    awk -F'==' '{ name = tolower($1); gsub(/[_.]/, "-", name) } !seen[name]++' >"$place/pinned.txt"
"$place/bin/pip-audit" --requirement "$place/pinned.txt" --no-deps --disable-pip --strict "$@" || {
    say "未通过：有上列漏洞，或有包未能查到（需要网络）" "not passed: the holes above, or a package could not be looked up (it needs the network)"
    exit 1
}
