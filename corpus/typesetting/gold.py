"""The gold facts of a specimen: its facts, with the pages on which their phrases came to be printed."""

from __future__ import annotations

from typing import Any

import pypdfium2

from corpus.typesetting.model import Act, Grant, Specimen, bare_name
from corpus.typesetting.press import Printed


class PhraseLost(ValueError):
    """A fact's phrase stands on no page of its act: it was cut by a page's end, or its body lacks it."""


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page as pdfium reads it, white space folded to single spaces."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [folded(page.get_textpage().get_text_range()) for page in document]
    document.close()
    return texts


def folded(text: str) -> str:
    return " ".join(text.split())


def gold_acts(specimen: Specimen, printed: Printed) -> list[dict[str, Any]]:
    """One dictionary an act, in the format of the gold facts."""
    texts = page_texts(printed.readable)
    return [
        _gold_act(specimen, act, pages, texts)
        for act, pages in zip(specimen.acts, printed.act_pages, strict=True)
    ]


def _gold_act(specimen: Specimen, act: Act, pages: tuple[int, int], texts: list[str]) -> dict[str, Any]:
    sitting = specimen.sitting
    gold: dict[str, Any] = {
        "file": specimen.file,
        "pages": list(pages),
        "number": act.number,
        "date": sitting.date.isoformat(),
        "council": sitting.council,
        "body": sitting.body,
        "title": act.title,
        "grants": [_gold_grant(grant, pages, texts, specimen.scan) for grant in act.grants],
        "vote": _gold_vote(act, pages, texts),
        "present": len(sitting.present),
        "present_names": [bare_name(person) for person in sitting.present],
        "excused_names": [bare_name(person) for person in sitting.excused],
        "chair": sitting.chair,
        "secretary": sitting.secretary,
        "complete": specimen.complete,
    }
    if specimen.scan:
        gold |= {"optional": True, "scan": True}
    if act.note:
        gold["note"] = act.note
    return gold


def _gold_grant(grant: Grant, pages: tuple[int, int], texts: list[str], scan: bool) -> dict[str, Any]:
    quote = folded(grant.phrase)
    gold = {
        "beneficiary": grant.beneficiary,
        "amount": f"{grant.amount.value:.2f}",
        "nature": grant.nature,
        "purpose": grant.purpose,
        "status": grant.status,
        "page": find_page(quote, pages, texts),
        "quote": quote,
    }
    return gold | ({"optional": True} if grant.optional or scan else {})


def _gold_vote(act: Act, pages: tuple[int, int], texts: list[str]) -> dict[str, Any] | None:
    if act.vote is None:
        return None
    vote, quote = act.vote, folded(act.vote.phrase.replace("**", ""))
    find_page(quote, pages, texts)
    return {
        "for": vote.ayes,
        "against": vote.noes,
        "abstain": vote.abstentions,
        "unanimous": vote.unanimous,
        "outcome": vote.outcome,
        "quote": quote,
    }


def find_page(quote: str, pages: tuple[int, int], texts: list[str]) -> int:
    """The first page of the act on which the quote is printed. PhraseLost where there is none."""
    for number in range(pages[0], pages[1] + 1):
        if quote in texts[number - 1]:
            return number
    raise PhraseLost(quote)
