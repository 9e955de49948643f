"""`make run`, started for real: it says where it is, or in both languages why not, and ends when it is told to."""

import contextlib
import http.client
import importlib.util
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests import conftest
from tests.faults import answer

GUARD = 180  # seconds after which a program that hangs is killed; no outcome depends on it
NOBODY = 65534
TRACE = ("Traceback", "leaked", "Exception ignored", "Aborted", "Error:")


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


@pytest.fixture
def free_port():
    return conftest.free_port()


def environment(**settings):
    """That of the tests without what they set for servers, and UTF-8 to read what is said."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("DUIZHAO_")}
    return {**inherited, "PYTHONIOENCODING": "utf-8", **settings}


def refusal(*before, **settings):
    """What a start that fails says, after it ended with status 1; `before`: a program that starts it."""
    done = subprocess.run(
        [*before, sys.executable, "tools/start.py"],
        env=environment(**settings),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=GUARD,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert not any(word in done.stderr for word in TRACE), done.stderr
    assert done.stderr.count("\n") == 1
    return done.stderr


@pytest.fixture
def started(built_database, root):
    """Start a server and wait until it says where it is: started(PORT="9000"); gives the program, address, and all it
    said until then."""
    programs, guards = [], []

    def begin(**settings):
        settings = {"DUIZHAO_DATABASE": str(built_database), "ADDRESS": "127.0.0.1", **settings}
        program = subprocess.Popen(
            [sys.executable, "tools/start.py"],
            cwd=root,
            env=environment(**settings),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            bufsize=0,  # so that what is not read yet is still there when it ends
        )
        programs.append(program)
        guards.append(threading.Timer(GUARD, program.kill))
        guards[-1].start()
        said = ""
        for line in program.stdout:
            said += line.decode("utf-8", errors="replace")
            if "Ctrl+C stops it" in said:
                return program, re.search(r"Duizhao: (http://\S+)", said)[1], said
        pytest.fail(f"the server did not start:\n{said}")

    yield begin
    for guard in guards:
        guard.cancel()
    for program in programs:
        program.kill()
        program.communicate()


def ended(program, sign):
    """Status and remaining output of a program that got a signal."""
    program.send_signal(sign)
    said, _ = program.communicate(timeout=GUARD)
    return program.returncode, said.decode("utf-8", errors="replace")


# Where it cannot start


def test_a_taken_port_is_passed_over_for_the_next_free_one(start, taken_port, monkeypatch):
    monkeypatch.setattr(start, "FIRST_PORT", taken_port)
    with contextlib.closing(start.open_port("127.0.0.1", "")[0]) as opened:
        assert opened.getsockname()[1] > taken_port


def test_two_who_look_for_a_port_at_once_never_get_the_same(start, taken_port, monkeypatch):
    monkeypatch.setattr(start, "FIRST_PORT", taken_port)
    opened = []
    threads = [threading.Thread(target=lambda: opened.extend(start.open_port("127.0.0.1", ""))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({socket_.getsockname()[1] for socket_ in opened}) == 12
    for socket_ in opened:
        socket_.close()


def test_a_free_wanted_port_is_taken(start, free_port):
    for opened in start.open_port("localhost", str(free_port)):
        assert opened.getsockname()[1] == free_port
        opened.close()


@pytest.mark.parametrize("wanted", ["abc", "0", "65536", "-1", "٣", "9" * 5000])
def test_what_is_no_port_number_is_refused(start, wanted):
    with pytest.raises(SystemExit, match="not a port number"):
        start.open_port("localhost", wanted)


def test_a_wanted_port_that_is_taken_ends_with_its_number_in_both_languages(taken_port):
    said = refusal(PORT=str(taken_port), ADDRESS="127.0.0.1")
    assert f"端口 {taken_port} 已被占用 · port {taken_port} is taken" in said


@pytest.mark.parametrize("address", ["no.such.host.invalid", "192.0.2.1", "a" * 80, "localhost:80", "2001:db8::1", "?"])
def test_an_address_that_is_not_this_machines_is_called_that(address):
    said = refusal(ADDRESS=address)
    assert f"ADDRESS={address} 不是本机的地址 · ADDRESS={address} is not an address of this machine" in said


@pytest.mark.skipif(os.geteuid() != 0 or shutil.which("setpriv") is None, reason="needs root to be somebody else")
def test_a_port_that_the_user_has_no_right_to_is_called_that():
    threshold = Path("/proc/sys/net/ipv4/ip_unprivileged_port_start")
    if threshold.exists() and int(threshold.read_text()) <= 80:
        pytest.skip("here everybody may listen at port 80")
    somebody = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--bounding-set=-all")
    assert "没有权限使用端口 80" in (said := refusal(*somebody, PORT="80", ADDRESS="127.0.0.1"))
    assert "no right to port 80" in said


@pytest.mark.parametrize("setting", ["DUIZHAO_VISITORS", "DUIZHAO_DESKS"])
@pytest.mark.parametrize("wish", ["many", "0", "-1", "1.5"])
def test_a_number_of_visitors_or_desks_that_is_none_is_called_that(setting, wish):
    assert f"{setting}={wish} is not a number from 1 on" in refusal(**{setting: wish})


def test_in_a_locale_without_chinese_the_english_sentence_is_left():
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    assert "PORT=abc is not a port number" in refusal(PORT="abc", **plain)


# Where it does


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_server_that_is_told_to_end_says_nothing_and_ends_with_status_0(started, sign):
    program, address, _ = started()
    assert answer(address, "/health")[0] == 200  # DuckDB is loaded by now, whose binding likes to list leaks
    assert answer(address, "/indicator")[0] == 200
    assert ended(program, sign) == (0, "\n")


def test_a_server_that_is_told_to_end_before_it_is_there_ends_with_status_0(db, root):
    program = subprocess.Popen(
        [sys.executable, "-u", "tools/start.py"],
        cwd=root,
        env=environment(DUIZHAO_DATABASE=str(db), BROWSER_PATH="/"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        bufsize=0,
    )
    assert b"BROWSER_PATH=/" in program.stdout.readline()  # it lives, and has not begun to serve
    assert ended(program, signal.SIGINT)[0] == 0


def test_two_servers_started_at_once_get_a_port_each(started):
    (_, one, _), (_, other, _) = started(), started()
    assert one != other
    assert answer(one, "/health")[0] == answer(other, "/health")[0] == 200


def has_ipv6():
    with contextlib.suppress(OSError), socket.create_server(("::1", 0), family=socket.AF_INET6):
        return True
    return False


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6")
@pytest.mark.parametrize("address", ["::1", "[::1]"])
def test_an_ipv6_address_is_listened_at_and_written_with_brackets(started, free_port, address):
    _, place, _ = started(ADDRESS=address, PORT=str(free_port))
    assert place == f"http://[::1]:{free_port}"
    connection = http.client.HTTPConnection("::1", free_port)
    with contextlib.closing(connection):
        connection.request("GET", "/health")
        assert connection.getresponse().status == 200


def test_a_browser_that_is_a_folder_is_named_and_pages_are_served(started, tmp_path):
    _, address, said = started(BROWSER_PATH=str(tmp_path))
    assert f"BROWSER_PATH={tmp_path} 不是程序" in said
    assert answer(address, "/health")[0] == 200


def test_in_a_locale_without_chinese_the_server_starts(started):
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    _, address, said = started(**plain)
    assert "Duizhao: http://" in said
    assert "对照" in answer(address, "/?lang=zh")[1]


def test_a_server_whose_output_nobody_reads_any_more_goes_on_and_ends_quietly(
    built_database, root, free_port, tmp_path
):
    """As `make run | head -1`, once head has gone."""
    reading, writing = os.pipe()
    os.close(reading)
    log = tmp_path / "errors"
    with log.open("wb") as errors:
        program = subprocess.Popen(
            [sys.executable, "tools/start.py"],
            cwd=root,
            env=environment(
                DUIZHAO_DATABASE=str(built_database), ADDRESS="127.0.0.1", PORT=str(free_port), BROWSER_PATH="/"
            ),
            stdout=writing,
            stderr=errors,
        )
    os.close(writing)
    guard = threading.Timer(GUARD, program.kill)
    guard.start()
    try:
        served = False
        while not served and program.poll() is None:
            with contextlib.suppress(OSError):
                served = answer(f"http://127.0.0.1:{free_port}", "/health")[0] == 200
        assert served
        program.send_signal(signal.SIGTERM)
        assert program.wait() == 0
    finally:
        guard.cancel()
        program.kill()
        program.wait()
    assert log.read_text(encoding="utf-8") == ""


def test_what_visitors_ask_for_is_not_in_the_log(started):
    program, address, _ = started()
    assert answer(address, "/indicator?q=unmistakable")[0] == 200
    assert answer(address, "/nowhere?q=unmistakable")[0] in (200, 404)
    assert "unmistakable" not in ended(program, signal.SIGTERM)[1]


def test_a_base_path_of_the_environment_holds_and_is_announced(started):
    _, address, _ = started(STREAMLIT_SERVER_BASE_URL_PATH="plans")
    assert address.endswith("/plans")
    for path in ("health", "_stcore/health", "indicator", "data/targets.csv"):
        with urlopen(f"{address}/{path}", timeout=60) as answer:
            assert answer.status == 200


def test_a_setting_of_the_environment_that_cannot_be_is_named(root):
    done = subprocess.run(
        [sys.executable, "tools/start.py"],
        cwd=root,
        env=environment(STREAMLIT_SERVER_ENABLE_CORS="perhaps"),
        capture_output=True,
        timeout=GUARD,
        check=False,
    )
    assert done.returncode == 1
    assert b"STREAMLIT_SERVER_ENABLE_CORS=perhaps" in done.stderr
