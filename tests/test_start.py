"""`make run` starts on a free port, and says so when the wanted one cannot be had."""

import importlib.util
import socket
import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def start(root):
    specification = importlib.util.spec_from_file_location("start", root / "tools" / "start.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture
def taken_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_taken_port_is_passed_over_for_the_next_free_one(start, taken_port, monkeypatch):
    monkeypatch.setattr(start, "FIRST_PORT", taken_port)
    assert start.choose_port("localhost", "") > taken_port


def test_a_wanted_port_that_is_taken_ends_with_its_number_in_both_languages(start, taken_port):
    with pytest.raises(SystemExit, match=f"端口 {taken_port} 已被占用 · port {taken_port} is taken"):
        start.choose_port("localhost", str(taken_port))


@pytest.mark.parametrize("wanted", ["abc", "0", "65536", "-1", "٣"])
def test_what_is_no_port_number_is_refused(start, wanted):
    with pytest.raises(SystemExit, match="not a port number"):
        start.choose_port("localhost", wanted)


def test_a_free_wanted_port_is_taken(start):
    with socket.create_server(("127.0.0.1", 0)) as server:
        freed = server.getsockname()[1]
    assert start.choose_port("localhost", str(freed)) == freed


def test_make_run_with_a_taken_port_fails_before_anything_is_started(root, taken_port):
    done = subprocess.run(
        [sys.executable, "tools/start.py"],
        cwd=root,
        env={"PORT": str(taken_port), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert f"port {taken_port} is taken" in done.stderr
