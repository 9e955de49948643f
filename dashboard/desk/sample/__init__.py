"""The sample plan: an invented city's, written in the style of the genre; nothing in it is about a real place."""

from pathlib import Path

NAME = "qinglan-2023"


def sample_text() -> str:
    """Its text."""
    return Path(__file__).with_name(f"{NAME}.txt").read_bytes().decode("utf-8")
