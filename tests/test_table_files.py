"""Tables written as CSV."""

import csv
import io
from itertools import count, islice

from etl.files import write_new_folder
from etl.table_files import csv_lines, csv_text


def test_lines_of_a_table_are_made_one_at_a_time():
    endless = ({"a": str(number)} for number in count())
    assert list(islice(csv_lines(("a", "b"), endless), 3)) == ["a,b\n", "0,\n", "1,\n"]


def test_a_table_is_read_as_it_was_written():
    rows = [{"a": "一\t二", "b": '"引"\n行'}, {"a": "", "b": "x,y"}]
    assert list(csv.DictReader(io.StringIO(csv_text(("a", "b"), rows), newline=""))) == rows


def test_a_new_folder_takes_texts_and_lines(tmp_path):
    write_new_folder(tmp_path / "new", {"a.txt": "一\r\n二", "b.csv": csv_lines(("a",), [{"a": "1"}])})
    assert (tmp_path / "new" / "a.txt").read_bytes() == "一\r\n二".encode()
    assert (tmp_path / "new" / "b.csv").read_bytes() == b"a\n1\n"
