"""Event loops that hold no descriptor until they run, and run as asyncio's do."""

import asyncio
import subprocess
import sys
import threading

import pytest

from dashboard.web import resources
from dashboard.web.event_loops import LazyEventLoop

pytestmark = pytest.mark.skipif(resources.open_descriptors() is None, reason="descriptors cannot be counted here")


async def work():
    """Sleep, use a thread and a program: all that a loop watches."""
    await asyncio.sleep(0)
    program = await asyncio.create_subprocess_exec(sys.executable, "-c", "print(7)", stdout=subprocess.PIPE)
    said, _ = await program.communicate()
    return await asyncio.to_thread(int, said)


def test_loops_that_never_run_hold_no_descriptor():
    before = resources.open_descriptors()
    loops = [LazyEventLoop() for _ in range(20)]
    assert resources.open_descriptors() == before
    for loop in loops:
        loop.close()
        assert loop.is_closed()


def test_a_loop_that_runs_does_what_asyncio_does_and_gives_its_descriptors_back():
    before = resources.open_descriptors()
    with asyncio.Runner(loop_factory=LazyEventLoop) as runner:
        assert runner.run(work()) == 7
        assert runner.run(work()) == 7
    assert resources.open_descriptors() == before


def test_a_call_from_another_thread_is_made_whether_it_came_before_the_loop_ran_or_wakes_it():
    loop, calls = LazyEventLoop(), []
    loop.call_soon_threadsafe(calls.append, "before")
    ready = threading.Event()
    loop.call_soon(ready.set)

    def wake():
        assert ready.wait()
        loop.call_soon_threadsafe(calls.append, "while")
        loop.call_soon_threadsafe(loop.stop)

    thread = threading.Thread(target=wake)
    thread.start()
    loop.run_forever()
    thread.join()
    loop.close()
    assert calls == ["before", "while"]


def test_installed_they_are_what_asyncio_makes(root):
    script = (
        "import asyncio; from dashboard.web import event_loops; event_loops.install(); event_loops.install();"
        "loop = asyncio.new_event_loop(); print(type(loop).__name__, asyncio.run(asyncio.sleep(0, 5)))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["LazyEventLoop", "5"]
