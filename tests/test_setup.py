"""tools/setup.sh installs once, again when something changed, and starts afresh after an interruption."""

import os
import shutil
import subprocess

import pytest

# Stands in for Python: notes how it was called, makes a .venv that holds itself, and lets pip fail if told so.
FAKE = """#!/bin/sh
echo "$*" >>"$CALLS"
case "$*" in
    *'(3, 11)'*) [ -z "$TOO_OLD" ] ;;
    *ensurepip*) [ -z "$NO_VENV" ] ;;
    -VV | -V) echo "Python 3.12.0" ;;
    *version_info*) echo 3.12 ;;
    '-m venv .venv') mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    '-m pip install'*) [ -z "$PIP_FAILS" ] ;;
esac
"""


class Clone:
    """A folder with the setup script, and a machine whose only Python is the stand-in."""

    def __init__(self, root, folder):
        self.folder = folder / "a folder with spaces"
        self.calls = folder / "calls"
        shutil.copytree(root / "tools", self.folder / "tools")
        for name in ("requirements.txt", "requirements-dev.txt", "constraints.txt"):
            shutil.copy(root / name, self.folder)
        commands = folder / "bin"
        commands.mkdir()
        for name in ("sh", "dirname", "cat", "cksum", "mv", "rm", "mkdir", "cp"):
            (commands / name).symlink_to(shutil.which(name))
        (commands / "python3").write_text(FAKE)
        (commands / "python3").chmod(0o755)
        self.commands = commands

    def setup(self, kind="run", **environment):
        """Run the script; give its exit status, what it said, and how often pip was called."""
        self.calls.write_text("")
        done = subprocess.run(
            ["sh", "tools/setup.sh", kind],
            cwd=self.folder,
            env={"PATH": str(self.commands), "CALLS": str(self.calls), **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stderr, self.calls.read_text().count("-m pip install")


@pytest.fixture
def clone(root, tmp_path):
    if os.name != "posix":
        pytest.skip("the setup script needs a POSIX shell")
    return Clone(root, tmp_path)


def test_the_second_time_pip_is_not_called(clone):
    assert clone.setup()[::2] == (0, 1)
    assert clone.setup()[::2] == (0, 0)


def test_what_was_installed_for_the_tests_serves_the_dashboard_too(clone):
    assert clone.setup("dev")[::2] == (0, 1)
    assert clone.setup("run")[::2] == (0, 0)


def test_the_tests_need_more_than_the_dashboard(clone):
    clone.setup("run")
    assert clone.setup("dev")[::2] == (0, 1)


@pytest.mark.parametrize("name", ["requirements.txt", "constraints.txt"])
def test_a_changed_pin_calls_pip_again(clone, name):
    clone.setup()
    with (clone.folder / name).open("a") as pins:
        pins.write("six==1.17.0\n")
    assert clone.setup()[::2] == (0, 1)


def test_an_installation_that_failed_leaves_no_stamp_and_the_next_one_starts_from_an_empty_folder(clone):
    assert clone.setup(PIP_FAILS="yes")[0] != 0
    leftover = clone.folder / ".venv" / "half-installed"
    leftover.touch()
    assert clone.setup()[::2] == (0, 1)
    assert not leftover.exists()


def test_a_python_that_is_too_old_is_named_as_the_reason_in_both_languages(clone):
    status, said, _ = clone.setup(TOO_OLD="yes")
    assert status == 1
    assert "需要 Python 3.11" in said
    assert "Python 3.11 or newer is needed" in said


def test_a_missing_venv_module_is_named_with_the_command_that_brings_it(clone):
    status, said, _ = clone.setup(NO_VENV="yes")
    assert status == 1
    assert "缺少 venv 模块" in said
    assert "sudo apt install python3.12-venv" in said
