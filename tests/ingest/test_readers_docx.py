"""Word files: headings, numbers, tables and everything python-docx alone would step over."""

from __future__ import annotations

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.errors import CorruptFileError, EmptyFileError, OversizedFileError, ReadError
from ingest.reading import read_pages
from tests.ingest.made_files import docx_of, furniture_of, quoted, rezipped, words_of


def read(build):
    return read_pages(docx_of(build), "made.docx")


def fill(table, rows) -> None:
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text


def test_each_top_level_section_is_a_page_and_the_words_before_are_the_opening() -> None:
    def build(document) -> None:
        document.add_heading("The plan", 0)
        document.add_paragraph("What it is for.")
        document.add_heading("Our aims", 1)
        document.add_paragraph("To do well.")
        document.add_heading("A detail", 2)
        document.add_heading("Our means", 1)
        document.add_paragraph("Money.")

    content = read(build)

    assert [page.label for page in content.pages] == ["Opening", "Our aims", "Our means"]
    marks = [(quoted(content, mark.span), mark.level) for mark in content.headings]
    assert marks == [("The plan", 0), ("Our aims", 1), ("A detail", 2), ("Our means", 1)]


def test_page_breaks_that_word_noted_are_pages_and_a_broken_paragraph_goes_on() -> None:
    def build(document) -> None:
        run = document.add_paragraph().add_run("The sentence is cut")
        run._r.append(parse_xml(f"<w:lastRenderedPageBreak {nsdecls('w')}/>"))
        run._r.append(parse_xml(f"<w:t {nsdecls('w')}>by the page.</w:t>"))
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        document.add_paragraph("Third page.")

    content = read(build)

    assert [(page.label, page.text) for page in content.pages] == [
        ("Page 1", "The sentence is cut"),
        ("Page 2", "by the page."),
        ("Page 3", "Third page."),
    ]


def test_list_numbers_and_bullets_are_written_as_word_shows_them() -> None:
    def build(document) -> None:
        for words in ("one", "two"):
            document.add_paragraph(words, style="List Number")
        document.add_paragraph("point", style="List Bullet")

    content = read(build)

    assert content.pages[0].text == "1. one\n2. two\n• point"
    assert [quoted(content, mark.span) for mark in content.list_marks] == ["1. one", "2. two", "• point"]


def test_outline_numbers_count_through_their_levels() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate([("decimal", "%1."), ("decimal", "%1.%2"), ("lowerRoman", "(%3)")])
    )

    def build(document) -> None:
        numbering = document.part.numbering_part.element
        numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        for depth in (0, 1, 1, 2, 0, 1):
            properties = document.add_paragraph("Action")._p.get_or_add_pPr()
            properties.append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>')
            )

    lines = read(build).pages[0].text.splitlines()
    assert [line.split()[0] for line in lines] == ["1.", "1.1", "1.2", "(i)", "2.", "2.1"]


def test_a_table_keeps_rows_header_and_merged_cells_in_their_first_place() -> None:
    def build(document) -> None:
        document.add_paragraph("Before.")
        table = document.add_table(3, 3, style="Table Grid")
        fill(table, [["Ref", "Action", "Lead"], ["1.1", "Do it", "Ana"], ["1.2", "", ""]])
        table.cell(2, 1).merge(table.cell(2, 2)).text = "Both"
        document.add_paragraph("After.")

    content = read(build)

    (table,) = content.pages[0].tables
    assert words_of([table.header, *table.rows]) == [
        ["Ref", "Action", "Lead"],
        ["1.1", "Do it", "Ana"],
        ["1.2", "Both", ""],
    ]
    assert content.pages[0].text.startswith("Before.\n\nRef | Action | Lead\n1.1")
    assert any("Merged cells" in warning for warning in content.warnings)


def test_a_cell_merged_downwards_has_its_words_once() -> None:
    def build(document) -> None:
        table = document.add_table(3, 2, style="Table Grid")
        fill(table, [["Priority", "Action"], ["", "Do it"], ["", "Do more"]])
        table.cell(1, 0).merge(table.cell(2, 0)).text = "First"

    (table,) = read(build).pages[0].tables
    assert words_of(table.rows) == [["First", "Do it"], ["", "Do more"]]


def test_a_header_row_that_word_repeats_is_a_header_whatever_its_words() -> None:
    def build(document) -> None:
        table = document.add_table(2, 2, style="Table Grid")
        fill(table, [["Blue", "Green"], ["1", "2"]])
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))

    (table,) = read(build).pages[0].tables
    assert words_of([table.header]) == [["Blue", "Green"]]


def test_a_table_cut_by_a_page_end_goes_on_with_its_header() -> None:
    def build(document) -> None:
        table = document.add_table(4, 2, style="Table Grid")
        fill(table, [["Action", "Lead"], ["Do it", "Ana"], ["Do more", "Bo"], ["Do all", "Cy"]])
        run = table.cell(2, 0).paragraphs[0].runs[0]._r
        run.insert(0, parse_xml(f"<w:lastRenderedPageBreak {nsdecls('w')}/>"))

    content = read(build)

    first, rest = (page.tables[0] for page in content.pages)
    assert (first.continues, rest.continues) == (False, True)
    assert words_of([rest.header, *rest.rows]) == [["Action", "Lead"], ["Do more", "Bo"], ["Do all", "Cy"]]


def test_a_table_without_lines_that_places_a_letterhead_is_plain_words() -> None:
    def build(document) -> None:
        table = document.add_table(1, 2)
        fill(table, [["Department for Examples", "1 High Street\nNorthmere"]])
        document.add_paragraph("Dear all,")

    content = read(build)

    assert content.pages[0].tables == ()
    assert content.pages[0].text == "Department for Examples\n\n1 High Street\nNorthmere\n\nDear all,"


def test_signatures_side_by_side_are_read_one_after_the_other() -> None:
    def build(document) -> None:
        fill(document.add_table(2, 2), [["Ana Orr", "Bo Lee"], ["Head of One", "Head of Two"]])

    assert read(build).pages[0].text.split("\n\n") == ["Ana Orr", "Head of One", "Bo Lee", "Head of Two"]


def test_insertions_and_content_controls_are_read_and_deletions_and_hidden_words_are_not() -> None:
    def build(document) -> None:
        w = nsdecls("w")
        paragraph = document.add_paragraph("Kept ")._p
        paragraph.append(parse_xml(f'<w:ins {w} w:id="1"><w:r><w:t xml:space="preserve">inserted </w:t></w:r></w:ins>'))
        paragraph.append(parse_xml(f'<w:del {w} w:id="2"><w:r><w:delText>deleted </w:delText></w:r></w:del>'))
        paragraph.append(parse_xml(f"<w:r {w}><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"))
        document.element.body.insert(
            1, parse_xml(f"<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>controlled</w:t></w:r></w:p></w:sdtContent></w:sdt>")
        )

    assert read(build).pages[0].text == "Kept inserted\n\ncontrolled"


def test_words_in_a_text_box_are_read_once() -> None:
    def build(document) -> None:
        box = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
        mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        choice = f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        both = f"{choice}<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        run = f"<w:r {nsdecls('w')} {mc}><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
        document.add_paragraph("Beside")._p.append(parse_xml(run))

    assert read(build).pages[0].text == "Beside\n\nIn the box"


def test_running_heads_and_feet_are_furniture() -> None:
    def build(document) -> None:
        document.sections[0].header.paragraphs[0].text = "OFFICIAL"
        document.sections[0].footer.paragraphs[0].text = "Page 1"
        document.add_paragraph("Body.")

    content = read(build)

    assert content.pages[0].text == "OFFICIAL\n\nBody.\n\nPage 1"
    assert furniture_of(content) == [["OFFICIAL", "Page 1"]]


def test_a_bold_paragraph_is_a_heading_below_all_declared_ones() -> None:
    def build(document) -> None:
        document.add_heading("Declared", 2)
        document.add_paragraph().add_run("Priority Action 1").bold = True
        document.add_paragraph().add_run("“A comment in bold.”").bold = True
        document.add_paragraph("Plain.")

    content = read(build)

    assert [quoted(content, mark.span) for mark in content.headings] == ["Declared", "Priority Action 1"]
    assert content.headings[0].level < content.headings[1].level


def plain(document) -> None:
    document.add_paragraph("Words.")


def set_part(name: str, content: bytes):
    return lambda members: members.__setitem__(name, content)


BROKEN = [
    (set_part("word/media/big.xml", b" " * (60 << 20)), OversizedFileError, "bytes in one part"),
    (set_part("word/media/packed.xml", b" " * (8 << 20)), OversizedFileError, "packed at most"),
    (lambda members: members.update({f"m/{n}": b"" for n in range(2_001)}), OversizedFileError, "parts"),
    (set_part("word/document.xml", b'<!DOCTYPE x [<!ENTITY e "v">]><x>&e;</x>'), CorruptFileError, "document type"),
    (set_part("word/document.xml", b"<w:document"), CorruptFileError, "not a whole Word file"),
    (lambda members: members.pop("[Content_Types].xml"), CorruptFileError, "not a whole Word file"),
    (lambda members: members.update({"WORD/document.xml": b"<x/>"}), CorruptFileError, "same name"),
]


@pytest.mark.parametrize(("change", "error", "words"), BROKEN)
def test_a_hostile_or_broken_archive_is_refused_by_name(change, error: type[ReadError], words: str) -> None:
    with pytest.raises(error, match=words):
        read_pages(rezipped(docx_of(plain), change), "made.docx")


def test_a_truncated_archive_is_corrupt_and_an_empty_document_is_empty() -> None:
    with pytest.raises(CorruptFileError):
        read_pages(docx_of(plain)[:5000], "made.docx")
    with pytest.raises(EmptyFileError):
        read_pages(docx_of(lambda document: None), "made.docx")


def test_a_document_without_a_numbering_part_is_read() -> None:
    def build(document) -> None:
        document.add_paragraph("item", style="List Bullet")

    def without_numbering(members: dict[str, bytes]) -> None:
        del members["word/numbering.xml"]
        for name, marks in (("word/_rels/document.xml.rels", b"numbering"), ("[Content_Types].xml", b"numbering")):
            head, *entries = members[name].split(b"<")
            members[name] = b"<".join([head, *(entry for entry in entries if marks not in entry)])

    assert read_pages(rezipped(docx_of(build), without_numbering), "made.docx").pages[0].text == "item"


def test_footnotes_are_kept_at_the_end() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    words = "<w:footnote w:id='2'><w:p><w:r><w:t>Noted.</w:t></w:r></w:p></w:footnote>"
    note = f"<w:footnotes {nsdecls('w')}>{words}</w:footnotes>"

    def build(document) -> None:
        document.add_paragraph("Words.")
        part = docx.opc.part.Part(
            docx.opc.packuri.PackURI("/word/footnotes.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
            note.encode(),
            document.part.package,
        )
        document.part.relate_to(part, kind)

    assert read(build).pages[0].text == "Words.\n\n1 Noted."
