"""The benchmark of drafts by length: its texts, and what it measures."""

from subprocess import CalledProcessError

import pytest

from benchmarks.draft_size.__main__ import OWN_TEXTS, dense, measured, ordinary


def test_texts_have_the_length_asked_for(tmp_path):
    assert len(dense(5_000)) == len(ordinary(OWN_TEXTS, 5_000)) == 5_000
    (tmp_path / "short.txt").write_text("短", encoding="utf-8")
    assert ordinary(tmp_path, 3) == "短短短"


def test_a_folder_without_texts_is_refused(tmp_path):
    with pytest.raises(SystemExit, match="no texts"):
        ordinary(tmp_path, 3)


def test_a_draft_is_measured_in_its_own_process():
    result = measured(dense(3_000))
    assert result.targets > 100
    assert min(result.seconds, result.cpu) > 0
    assert result.peak > 5


def test_a_draft_that_fails_is_no_measurement():
    with pytest.raises(CalledProcessError):
        measured("推进")
