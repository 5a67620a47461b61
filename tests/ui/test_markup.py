"""HTML is escaped by construction."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from ui.markup import Html, element, join

HOSTILE = st.text(alphabet=st.sampled_from("<>&\"'/=abc {}$`\n"), max_size=40)


class Reader(HTMLParser):
    """What a browser would see: tags, attributes, text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= dict(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(HOSTILE, HOSTILE)
def test_text_stays_text_and_attributes_stay_attributes(text: str, title: str) -> None:
    reader = Reader()
    reader.feed(element("p", text, title=title))
    reader.close()
    assert (reader.tags, reader.attributes, reader.text) == (["p"], {"title": title}, text)


def test_only_html_is_markup() -> None:
    assert join("<b>", element("i", "x"), Html("&amp;")) == "&lt;b&gt;<i>x</i>&amp;"


def test_attributes_are_written_as_html_names_them() -> None:
    assert element("button", class_="a", data_turn=1, disabled=True, title=None, hidden=False) == (
        '<button class="a" data-turn="1" disabled></button>'
    )


def test_an_image_has_no_end_tag() -> None:
    assert element("img", src="a") == '<img src="a">'
