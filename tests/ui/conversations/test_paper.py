"""A conversation as a file: what it says, as Markdown read back by a parser, as Word read back by python-docx."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.types import Language, Status
from tests.ui.fake_assistant import COUNCIL, DANGER, GRANT, FakeAssistant
from ui.conversation import Session, answered, put, refined
from ui.conversations.kept import remembered
from ui.conversations.markdown import escaped, markdown
from ui.conversations.paper import Kind, Paper, file_name, paper
from ui.conversations.word import word

TODAY = date(2026, 11, 30)
THEN = "2026-03-03T10:00:00+00:00"
START = Session(Language.FR)


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    return FakeAssistant(tmp_path)


def asked(assistant: FakeAssistant, *questions: str, start: Session = START) -> Session:
    for question in questions:
        start = answered(put(start, question), assistant)
    return remembered(start, "e1", THEN)


def plain(text: str) -> str:
    return re.sub(r"[\xa0\u202f]", " ", text)


def said(told: Paper, kind: Kind) -> list[str]:
    return [plain(block.text) for block in told.blocks if block.kind is kind]


# --- what it says ---


def test_a_source_of_several_answers_has_one_number(assistant: FakeAssistant) -> None:
    told = paper(asked(assistant, "nec 2022", "contre"), TODAY)
    assert said(told, Kind.HEADLINE) == [
        "Le Département a attribué 10 000 € à Futur Composé pour NEC 2022 [1].",
        "Personne n’a voté contre : 43 voix pour, 0 contre [2].",
    ]
    references = [block for block in told.blocks if block.kind is Kind.REFERENCE]
    assert [block.number for block in references] == [1, 2, 3]
    assert (
        plain(references[0].text) == f"{COUNCIL}, n° 2022-367, 27 septembre 2022, p. 1, fichier 2022-367.pdf"
    )
    assert plain(references[0].quote) == f"« {plain(GRANT)} »"


def test_warnings_the_reading_and_the_filters_are_kept(assistant: FakeAssistant) -> None:
    told = paper(asked(assistant, "subventions", start=refined(START, "year", "2022")), TODAY)
    assert said(told, Kind.WARNING) == ["À vérifier – lecture peu sûre : vérifiez la source"]
    assert "Filtres : 2022" in said(told, Kind.SMALL)
    assert "Compris : la liste des subventions de 2022" in said(told, Kind.SMALL)
    assert "Réponse du 3 mars 2026" in said(told, Kind.SMALL)
    assert said(told, Kind.REFERENCE)[1].endswith("texte reconnu sur une image, à vérifier")
    (table,) = (block for block in told.blocks if block.kind is Kind.TABLE)
    assert plain(table.rows[1][1]) == "10 000 €"
    assert [row[-1] for row in table.rows] == ["Source", "[1]", "[2]", "[2]", "[2]"]


def test_what_became_of_an_answer_is_kept(assistant: FakeAssistant) -> None:
    session = asked(assistant, "nec 2022")
    (turn,) = session.turns
    assert turn.told is not None
    changed = replace(turn, edition="e2", told=replace(turn.told, digest="d0", text="8 000 € [1]."))
    told = paper(replace(session, turns=(changed,)), TODAY)
    assert said(told, Kind.WARNING)[0].startswith("Les actes ont changé depuis le 3 mars 2026")
    assert said(told, Kind.WARNING)[1] == "La réponse du 3 mars 2026 était :"
    assert said(told, Kind.ITEM)[0] == "8 000 €."


def test_choices_questions_before_and_troubles_are_told(assistant: FakeAssistant) -> None:
    start = replace(START, before=("Combien pour le sport ?",))
    told = paper(asked(assistant, "Combien pour le judo ?", "magasin", start=start), TODAY)
    assert said(told, Kind.ITEM)[0] == "Combien pour le sport ?"
    assert "Combien pour Judo Club de Lens ?" in said(told, Kind.ITEM)
    assert said(told, Kind.WARNING)[-1].startswith("rien n’a encore été lu")


def test_english_answers_keep_their_language_and_the_headings_the_screens(assistant: FakeAssistant) -> None:
    told = paper(asked(assistant, "how much", start=Session(Language.EN)), TODAY)
    assert said(told, Kind.SMALL)[0].startswith("Exported on 30 November 2026.")
    assert said(told, Kind.SECTION) == ["References"]
    assert "no. 2022-367, 27 September 2022, p. 1, file 2022-367.pdf" in said(told, Kind.REFERENCE)[0]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Combien pour « L’Été » ?", "combien-pour-l-ete.docx"),
        ("../../etc/passwd", "etc-passwd.docx"),
        ("???", "conversation.docx"),
        ("mot " * 40, "mot-" * 14 + "mot.docx"),
    ],
)
def test_the_file_has_a_plain_name(name: str, file: str) -> None:
    assert file_name(name, "docx", Language.FR) == file


# --- as Markdown ---


class Seen(HTMLParser):
    """The text and the elements of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags = "", []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def read(source: str) -> Seen:
    return Seen(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source))


@pytest.mark.parametrize(
    "text",
    [
        DANGER,
        "1. premier",
        "12) douzième",
        "- tiret",
        "+ plus",
        "# titre",
        "> cité",
        "===",
        "---",
        "***",
        "    quatre espaces",
        "a | b",
        "[1]: http://x.fr",
        "![x](y)",
        "<http://x.fr>",
        "&amp; &#35;",
        "a_b_c *d* ~~e~~ `f`",
        "\\*",
        "```",
    ],
)
def test_text_of_acts_is_text_in_markdown(text: str) -> None:
    shown = read(escaped(text))
    assert shown.text.strip() == " ".join(text.split())
    assert shown.tags == ["p"]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60))
def test_any_text_is_text_in_markdown(text: str) -> None:
    shown = read(f"{escaped(text)}\n")
    assert " ".join(shown.text.split()) == " ".join(text.split())
    assert set(shown.tags) <= {"p"}


def test_addresses_become_no_links_in_any_reader() -> None:
    for address in ("http://x.fr", "www.x.fr", "HTTPS://x.fr", "a@x.fr"):
        assert address not in escaped(f"voir {address} ici")


def test_the_whole_file_is_read_back(assistant: FakeAssistant) -> None:
    source = markdown(paper(asked(assistant, "nec 2022", "subventions", "danger"), TODAY))
    shown = read(source)
    assert set(shown.tags) <= {"h1", "h2", "p", "em", "strong", "ul", "li", "blockquote", "br"} | {
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert shown.tags.count("table") == 2
    assert shown.tags.count("li") == 2
    text = plain(shown.text)
    assert "La décision a été prise le 27 septembre 2022 [1] et adoptée [2]." in text
    assert "128 450,50 €" in text
    assert "<script>window.hacked = 1</script>" in text
    assert f"« {plain(GRANT)} »" in text


# --- as Word ---


def test_the_word_file_is_read_back(assistant: FakeAssistant) -> None:
    told = paper(asked(assistant, "nec 2022", "subventions", "danger"), TODAY)
    document = docx.Document(io.BytesIO(word(told)))
    texts = [plain(paragraph.text) for paragraph in document.paragraphs]
    assert "Le Département a attribué 10 000 € à Futur Composé pour NEC 2022 [1]." in texts
    assert (
        f"[1] {COUNCIL}, n° 2022-367, 27 septembre 2022, p. 1, fichier 2022-367.pdf\n« {plain(GRANT)} »"
        in texts
    )
    assert any("<script>window.hacked = 1</script>" in text for text in texts)
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert (styles[0], styles.count("Heading 1"), styles.count("List Bullet")) == ("Title", 4, 2)
    first, _ = document.tables
    assert [plain(cell.text) for cell in first.rows[1].cells] == [
        "Futur Composé",
        "10 000 €",
        "organisation de NEC 2022 à Lens",
        "2022-367",
        "27/09/2022",
        "[1]",
    ]
    assert document.core_properties.title == "Nec 2022"
    assert document.core_properties.language == "fr-FR"
    sheet = document.sections[0]
    assert (sheet.page_width.mm, sheet.page_height.mm) == pytest.approx((210, 297), abs=0.1)


def test_its_marks_lead_to_its_references(assistant: FakeAssistant) -> None:
    told = paper(asked(assistant, "nec 2022", "danger"), TODAY)
    xml = docx.Document(io.BytesIO(word(told))).element.xml
    places = set(re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"', xml))
    links = set(re.findall(r'<w:hyperlink w:anchor="(\w+)"', xml))
    assert links == places == {f"reference_{number}" for number in (1, 2, 3, 4)}  # "[9]" is no source of any
    assert "r:id" not in xml  # nothing of it leads out of the file


def test_what_no_xml_may_hold_is_left_out(assistant: FakeAssistant) -> None:
    session = asked(assistant, "nec 2022")
    (turn,) = session.turns
    assert turn.answer is not None
    odd = replace(
        turn, answer=replace(turn.answer, text="a\x00b\x1fc \ud800d\ufffe €", status=Status.ANSWERED)
    )
    told = paper(replace(session, turns=(odd,)), TODAY)
    document = docx.Document(io.BytesIO(word(told)))
    assert "abc d €" in [plain(paragraph.text) for paragraph in document.paragraphs]
    assert "abc" in markdown(told)
