"""HTML that is escaped by construction: plain strings are text, only ``Html`` is markup."""

from __future__ import annotations

from html import escape

VOID = frozenset({"br", "img", "input"})


class Html(str):
    """A piece of finished HTML. Nothing but the functions of this module makes one."""

    __slots__ = ()


def html(text: str) -> Html:
    """Text as HTML: escaped, unless it is HTML already."""
    return text if isinstance(text, Html) else Html(escape(text, quote=True))


def join(*parts: str) -> Html:
    """The parts one after the other, the plain ones escaped."""
    return Html("".join(html(part) for part in parts))


def element(tag: str, *children: str, **attributes: str | int | bool | None) -> Html:
    """An element. Attributes: ``class_`` is ``class``, ``data_turn`` is ``data-turn``; True stands for the
    bare name, None and False leave the attribute out.

    >>> element("p", "1 < 2", class_="sum")
    '<p class="sum">1 &lt; 2</p>'
    """
    head = "".join(_attribute(name, value) for name, value in attributes.items())
    return Html(f"<{tag}{head}>" if tag in VOID else f"<{tag}{head}>{join(*children)}</{tag}>")


def _attribute(name: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    written = name.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{escape(str(value), quote=True)}"'
