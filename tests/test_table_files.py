"""Tables written as CSV."""

import csv
import io
from itertools import count, islice

from etl.files import write_new_folder
from etl.table_files import RowFile, csv_lines, csv_text


def test_lines_of_a_table_are_made_one_at_a_time():
    endless = ({"a": str(number)} for number in count())
    assert list(islice(csv_lines(("a", "b"), endless), 3)) == ["a,b\n", "0,\n", "1,\n"]


def test_a_table_is_read_as_it_was_written():
    rows = [{"a": "一\t二", "b": '"引"\n行'}, {"a": "", "b": "x,y"}]
    assert list(csv.DictReader(io.StringIO(csv_text(("a", "b"), rows), newline=""))) == rows


def test_rows_on_disk_are_those_of_a_table_in_memory():
    rows = [{"b": '"引"\n行', "a": "一\t二"}, {"a": "", "b": "x,y"}]
    with RowFile(("a", "b")) as table:
        for row in rows:
            table.append(row)
        assert "".join(table.lines()) == csv_text(("a", "b"), rows)
        assert list(table) == rows
        assert len(table) == 2


def test_a_row_behind_rows_that_were_read_stands_at_the_end():
    with RowFile(("a",)) as table:
        table.append({"a": "1"})
        assert list(table) == [{"a": "1"}]
        table.append({"a": "2"})
        assert "".join(table.lines()) == "a\n1\n2\n"


def test_a_new_folder_takes_texts_and_lines(tmp_path):
    write_new_folder(tmp_path / "new", {"a.txt": "一\r\n二", "b.csv": csv_lines(("a",), [{"a": "1"}])})
    assert (tmp_path / "new" / "a.txt").read_bytes() == "一\r\n二".encode()
    assert (tmp_path / "new" / "b.csv").read_bytes() == b"a\n1\n"
