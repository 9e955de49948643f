"""Files of several formats as one fixed text, and the files that are refused."""

import hashlib
import io
import zipfile

import pytest

from etl.reading.source import UnreadableError, read_source
from etl.reading.source.reading import MOST_BYTES

TEXT = "一、目标\n推进改革,到2025年建成基地5个。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_plain_text_is_read_in_its_encoding(encoding):
    source = read_source(TEXT.encode(encoding))
    assert (source.text, source.kind) == (TEXT, "text")
    assert bool(source.notices) == (not encoding.startswith("utf-8"))


def test_the_digest_is_of_the_text_as_written():
    assert read_source(TEXT.encode("gb18030")).sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_a_utf8_text_is_kept_character_by_character():
    text = "\n 一、目标\u3000推进\xa0改革😀\n\n扫一扫\n"
    source = read_source(text.encode())
    assert (source.text, source.notices) == (text, [])


def test_other_line_ends_are_changed_and_said():
    source = read_source(TEXT.replace("\n", "\r\n").encode())
    assert source.text == TEXT
    assert "line ends" in source.notices[0][1]


def test_private_use_characters_stay_and_are_named():
    source = read_source((TEXT + "镇\ue001").encode())
    assert source.text.endswith("\ue001")
    assert "line 3, U+E001" in source.notices[0][1]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"a" * (MOST_BYTES + 1), "too large"),
        ("推进改革\n".encode() + "落实任务\n".encode("gb18030"), "mixed encodings: line 2"),
        (b"\xff\xfe\x00", "utf-16"),
        (b"abc\x01def", "control character on line 1"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "old .doc"),
        (("推进" * 200_001).encode(), "too long"),
        (b"\x8f\xff\xfe\x81\x00\xff" * 40, ""),
    ],
)
def test_what_cannot_be_read_is_refused_in_both_languages(content, words):
    with pytest.raises(UnreadableError) as refused:
        read_source(content)
    assert words in refused.value.en
    assert refused.value.zh != refused.value.en


PAGE = """<!DOCTYPE html><html><head><title>网</title></head><body><div class="top-nav">首页</div>
<div id="content"><h1>方案</h1><p>一、总体<!-- 注 -->要求<b>推进</b>改革</p>
<table><tr><th>序号</th><th>任务</th></tr><tr><td>1</td><td>新建5个</td></tr></table>
<p>扫一扫在手机打开当前页</p><script>var x = 1</script><p>&copy;尾</p></div><div class="footer">版权所有</div></body></html>"""


def test_a_web_page_is_its_document_without_furniture():
    source = read_source(PAGE.encode())
    assert source.text == "方案\n一、总体要求推进改革\n序号\t任务\n1\t新建5个\n©尾\n"
    assert source.kind == "html"


def test_a_web_page_without_text_is_refused():
    with pytest.raises(UnreadableError, match="no text"):
        read_source(b"<html><body><script>x</script></body></html>")


def test_a_deeply_nested_page_is_read():
    assert "推进" in read_source(("<html><body>" + "<div>" * 200 + "推进改革" + "</div>" * 200).encode()).text


def word_file(change=False):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("一、目标")
    table = document.add_table(2, 3)
    for index, words in enumerate(["序号", "任务", "2025年", "1", "新建\n基地", "5"]):
        table.cell(index // 3, index % 3).text = words
    paragraph = document.add_paragraph("二、任务")
    if change:
        paragraph._p.append(docx.oxml.OxmlElement("w:ins"))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def test_a_word_file_is_read_in_order_with_its_tables():
    source = read_source(word_file())
    assert source.text == "一、目标\n序号\t任务\t2025年\n1\t新建 基地\t5\n二、任务\n"
    assert source.kind == "docx"


def test_each_paragraph_of_a_box_in_a_word_file_is_a_line():
    docx = pytest.importorskip("docx")
    document, content = docx.Document(), io.BytesIO()
    document.add_table(1, 1).cell(0, 0).text = "专栏1 重点项目\n实训基地:建设5个。\n名师:培养10名。"
    document.save(content)
    assert read_source(content.getvalue()).text == "专栏1 重点项目\n实训基地:建设5个。\n名师:培养10名。\n"


def test_tracked_changes_are_refused():
    with pytest.raises(UnreadableError, match="1 tracked changes"):
        read_source(word_file(change=True))


def archive(**files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, words in files.items():
            made.writestr(name.replace("__", "/") + ".xml", words)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04 broken", "damaged"),
        (archive(other="x"), "no Word document"),
        (archive(word__document="<x/>"), "damaged"),
        (archive(word__document=b"0" * 61_000_000), "too large unpacked"),
    ],
)
def test_a_broken_word_file_is_refused(content, words):
    pytest.importorskip("docx")
    with pytest.raises(UnreadableError, match=words):
        read_source(content)


def pdf_file(pages, extra=b""):
    """A PDF whose Chinese text needs no font: its codes are Unicode by a predefined map."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>",
    ]
    kids = []
    for lines in pages:
        shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj T*\n" for line in lines)
        body = f"BT /F1 12 Tf 72 780 Td 20 TL\n{shown}ET".encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    content, places = b"%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, words)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, extra, len(content))
    return content + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def test_lines_of_a_pdf_are_joined_and_page_numbers_dropped():
    pytest.importorskip("pypdfium2")
    pages = [
        ["一、总体要求", "到2025年,建设市级实训基地10个,培育名师工作室5个,组建职业教育集", "团3个。", "- 1 -"],
        ["二、重点任务。推进改革,完善机制,落实责任,加强建设。", "- 2 -"],
    ]
    source = read_source(pdf_file(pages))
    assert (
        source.text
        == "一、总体要求\n到2025年,建设市级实训基地10个,培育名师工作室5个,组建职业教育集团3个。\n二、重点任务。推进改革,完善机制,落实责任,加强建设。\n"
    )


LOCKED = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (b"11" * 32, b"22" * 32)


@pytest.mark.parametrize(
    ("content", "words"),
    [(pdf_file([[], []]), "scan"), (b"%PDF-1.4 broken", "damaged"), (pdf_file([["一、目标"]], LOCKED), "password")],
)
def test_a_pdf_without_text_is_refused(content, words):
    pytest.importorskip("pypdfium2")
    with pytest.raises(UnreadableError, match=words):
        read_source(content)
