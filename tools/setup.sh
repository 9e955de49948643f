#!/bin/sh
# Make .venv ready: `sh tools/setup.sh` for the dashboard, `sh tools/setup.sh dev` for tests and linters too.
# A stamp remembers what was installed, so that a second call costs nothing and needs no network.
set -eu
cd "$(dirname "$0")/.."
kind=${1:-run}
python=.venv/bin/python
unfinished=.venv/unfinished

say() { printf '%s\n' "$@" >&2; }

# modern PYTHON NEWEST: is it 3.11 or newer, and no newer than 3.NEWEST?
modern() { "$1" -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, $2))" >/dev/null 2>&1; }

# Set `base`: a Python for which the pinned packages are known to exist (3.11 to 3.14), else any newer one.
find_python() {
    without_venv=
    for newest in 14 99; do
        for candidate in ${PYTHON:+"$PYTHON"} python3 python3.14 python3.13 python3.12 python3.11 python; do
            modern "$candidate" "$newest" || continue
            if "$candidate" -c 'import ensurepip, venv' >/dev/null 2>&1; then
                base=$candidate
                return
            fi
            without_venv=${without_venv:-$candidate}
        done
    done
    if [ -n "$without_venv" ]; then
        version=$("$without_venv" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        say "这里的 Python ${version} 缺少 venv 模块。请安装后重试（Debian、Ubuntu）：sudo apt install python${version}-venv" \
            "Python ${version} is here without its venv module. Install it and try again (Debian, Ubuntu): sudo apt install python${version}-venv"
    else
        say "需要 Python 3.11 或更新的版本，这里没有找到。安装后重试，或用 make PYTHON=/路径/python3 指明。" \
            "Python 3.11 or newer is needed and was not found. Install it and try again, or name it: make PYTHON=/path/to/python3"
    fi
    exit 1
}

# What is to be installed, and by which Python: one line that changes when either does.
fingerprint() {
    case $1 in
        run) { cat requirements.txt constraints.txt; "$python" -VV; } | cksum ;;
        dev) { cat requirements.txt requirements-dev.txt constraints.txt; "$python" -VV; } | cksum ;;
    esac
}

stamp() {
    fingerprint "$1" >".venv/ready-$1.new"
    mv ".venv/ready-$1.new" ".venv/ready-$1"
}

if [ -x "$python" ] && [ ! -e "$unfinished" ] && [ -f ".venv/ready-$kind" ] &&
    [ "$(fingerprint "$kind")" = "$(cat ".venv/ready-$kind")" ]; then
    exit 0
fi

if [ -e "$unfinished" ] || ! modern "$python" 99 || ! "$python" -c 'import pip' >/dev/null 2>&1; then
    find_python
    rm -rf .venv
    mkdir .venv
    : >"$unfinished"
    say "新建 .venv · making .venv with $("$base" -V)"
    "$base" -m venv .venv
fi

: >"$unfinished"
rm -f .venv/ready-*
set -- -r requirements.txt
[ "$kind" = run ] || set -- "$@" -r requirements-dev.txt
say "安装依赖，第一次约需一分钟 · installing the pinned dependencies, about a minute the first time"
"$python" -m pip install --quiet --disable-pip-version-check --no-input --compile "$@" -c constraints.txt
"$python" -m dashboard.exports.plotly_library
"$python" -m dashboard.web.precompress || say "前端文件没有压缩，将照原样提供 · the front end was not compressed and is served as it is"
rm "$unfinished"
stamp run
[ "$kind" = run ] || stamp "$kind"
