"""Files that people really have, given to `python -m etl draft`: a clear sentence in both languages, or a whole draft."""

import csv
import io
import re
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from PIL import Image, ImageDraw

from etl.__main__ import main
from tests.coding_fixtures import PLAN, TEXT
from tests.etl_tables import ROOT
from tests.test_reading_source import LOCKED, pdf_file

Output = pytest.CaptureFixture[str]
NOVEL = (
    "那年秋天，他三十二岁，独自住在河边的旧屋里。夜里下了两场雨，院子里的桂花落了一地。"
    "她推开门，看见桌上放着一封没有写完的信，墨迹还没有干。“你回来了，”他说，声音很轻。"
    "两个孩子在巷口追着一只花猫，笑声传得很远，谁也没有想到冬天会来得这样早。"
)


def scan() -> bytes:
    """A page that is a picture, as a scanner makes it."""
    page = Image.new("L", (600, 850), 255)
    ImageDraw.Draw(page).rectangle((60, 60, 540, 90), fill=0)
    content = io.BytesIO()
    page.save(content, "PDF")
    return content.getvalue()


def tracked() -> bytes:
    """A Word file in which a number was changed and nobody accepted the change."""
    document = Document()
    for line in TEXT.split("\n"):
        document.add_paragraph(line)
    paragraph = document.add_paragraph("建设产业学院")
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:id="1" w:author="A"'
    deleted = parse_xml(f"<w:del {names}><w:r><w:delText>2所</w:delText></w:r></w:del>")
    added = parse_xml(f"<w:ins {names}><w:r><w:t>3所</w:t></w:r></w:ins>")
    paragraph._p.extend([deleted, added])
    paragraph._p.append(OxmlElement("w:r"))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def draft(folder: Path, content: bytes, name: str = f"{PLAN}.txt") -> int:
    (folder / name).write_bytes(content)
    return main(["draft", str(folder / name), "--out", str(folder / "out"), "--data", str(ROOT / "data")])


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "文件是空的 | empty.txt: the file is empty"),
        ("blank.txt", " \n\u3000\r\n".encode(), "没有文字"),
        ("scan.pdf", scan(), "probably a scan"),
        ("novel.txt", (NOVEL * 40).encode(), "not written like a plan"),
        ("large.txt", TEXT.encode() * 12_000, "the file is too large"),
        ("long.txt", TEXT.encode() * 2_300, "the text is too long"),
        ("changed.docx", tracked(), "2 tracked changes"),
        ("mixed.txt", TEXT.encode() + "建设实训基地5个\n推进改革\n".encode("gb18030"), "mixed encodings"),
        ("garbled.txt", TEXT.encode("gb18030") + b"\xaa\xa1" * 200, "mixed or broken encodings (line 11)"),
        ("locked.pdf", pdf_file([["一、目标"]], LOCKED), "the PDF has a password"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2048, "save it as .docx"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "control character"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_and_nothing_is_written(
    name: str, content: bytes, words: str, tmp_path: Path, capsys: Output
) -> None:
    assert draft(tmp_path, content, name) == 2
    told = capsys.readouterr()
    assert words in told.err
    assert re.search(r"[一-龥].* \| .*[a-z]", told.err.splitlines()[-1])
    assert "Traceback" not in told.err
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_folder_of_texts_that_is_not_there_is_named_and_nothing_is_written(tmp_path: Path, capsys: Output) -> None:
    path, data = tmp_path / f"{PLAN}.txt", str(ROOT / "data")
    path.write_text(TEXT, encoding="utf-8")
    nowhere = str(tmp_path / "nowhere")
    assert main(["draft", str(path), "--out", str(tmp_path / "out"), "--data", data, "--sources", nowhere]) == 2
    assert f"no folder of texts {nowhere}" in capsys.readouterr().err
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


def quotes(folder: Path) -> list[dict[str, str]]:
    with (folder / "out" / "targets.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TEXT.replace("\n", "\r\n"), "line ends changed"),
        (TEXT.replace("一、扩大", "😀一、扩大").replace("达到2万", "🎯达到2万"), ""),
        (TEXT.replace("建强", "建\ue5d2强"), "1 private-use characters"),
        ("\ufeff" + TEXT, ""),
    ],
    ids=["carriage returns", "emoji", "private use", "byte-order mark"],
)
def test_odd_characters_leave_every_offset_right(text: str, said: str, tmp_path: Path, capsys: Output) -> None:
    assert draft(tmp_path, text.encode()) == 0
    assert said in capsys.readouterr().err
    written = (tmp_path / "out" / f"{PLAN}.txt").read_bytes().decode()
    rows = quotes(tmp_path)
    assert len(rows) == 5
    assert all(written[int(row["quote_start"]) : int(row["quote_end"])] == row["quote"] for row in rows)
