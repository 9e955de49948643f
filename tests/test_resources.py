"""What a process may use: descriptors are raised as far as the system lets us, and visitors counted by them."""

import json
import resource
import subprocess
import sys

import pytest

from dashboard.web import resources

RAISED = """
import json, resource
from dashboard.web import resources
resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard}))
print(json.dumps([resources.raise_descriptors({aim}), *resource.getrlimit(resource.RLIMIT_NOFILE)]))
"""


def raised(root, soft, hard, aim):
    """What a process of its own, whose limits are these, says it may open, and its limits then."""
    script = RAISED.format(soft=soft, hard=hard, aim=aim)
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("soft", "hard", "aim", "expected"),
    [(64, 256, 200, 200), (64, 128, 200, 128), (100, 256, 64, 100), (128, 128, 8192, 128)],
)
def test_descriptors_are_raised_to_the_aim_or_the_hard_limit_and_never_lowered(root, soft, hard, aim, expected):
    assert raised(root, soft, hard, aim) == [expected, expected, hard]


def test_a_system_that_refuses_a_large_number_gets_a_smaller_one(monkeypatch):
    """As macOS does, whose hard limit is infinite on paper."""
    now = [256, resource.RLIM_INFINITY]

    def set_limit(_, wished):
        if wished[0] > 3000:
            raise ValueError("current limit exceeds maximum limit")
        now[:] = wished

    monkeypatch.setattr(resource, "getrlimit", lambda _: tuple(now))
    monkeypatch.setattr(resource, "setrlimit", set_limit)
    assert resources.raise_descriptors(8192) == 2048


@pytest.mark.parametrize("descriptors", [64, 256, 1024, 8192, 1_000_000])
def test_there_are_descriptors_left_when_all_visitors_are_there(descriptors):
    found = resources.capacity(descriptors)
    assert 0 < found.visitors < found.connections < descriptors
    assert found.visitors <= resources.VISITORS


def test_with_the_limit_of_macos_a_hundred_visitors_have_room():
    assert resources.capacity(256).visitors >= 100


def test_a_wish_for_fewer_visitors_is_followed_and_one_for_more_as_far_as_descriptors_reach():
    assert resources.capacity(1024, "5").visitors == 5
    assert resources.capacity(256, "5000").visitors == resources.capacity(256).visitors
    assert resources.capacity(8192, "2000").visitors == 2000


@pytest.mark.parametrize("wish", ["many", "0", "-3", "٣", "1e3"])
def test_a_wish_that_is_no_number_is_refused(wish):
    with pytest.raises(ValueError, match=wish):
        resources.capacity(1024, wish)


def test_descriptors_and_memory_are_counted(tmp_path):
    before = resources.open_descriptors()
    with (tmp_path / "file").open("w"):
        assert resources.open_descriptors() == before + 1
    assert resources.memory() > 1 << 20


@pytest.mark.parametrize(("text", "expected"), [("max\n", None), ("536870912\n", 536870912)])
def test_the_memory_of_a_container_is_read_where_it_has_a_limit(tmp_path, monkeypatch, text, expected):
    (tmp_path / "memory.max").write_text(text)
    monkeypatch.setattr(resources, "CGROUP", tmp_path)
    assert resources.memory_limit() == expected
