"""From a specimen's facts to its PDF, with the pages each act came to stand on."""

from __future__ import annotations

import importlib.metadata
import zlib
from dataclasses import dataclass

from corpus.typesetting.broken import break_to_unicode
from corpus.typesetting.draw import draw_body
from corpus.typesetting.model import Specimen
from corpus.typesetting.paper import Paper
from corpus.typesetting.scan import scanned


@dataclass(frozen=True, slots=True)
class Printed:
    """``pdf`` is the file; ``readable`` the same pages with their text (another file for a scan only)."""

    pdf: bytes
    readable: bytes
    act_pages: tuple[tuple[int, int], ...]


def press(specimen: Specimen) -> Printed:
    paper = Paper(specimen.style, specimen.acts[0].title, specimen.sitting.date)
    paper.set_producer(producer(specimen))
    paper.add_page()
    pages = []
    for act in specimen.acts:
        first = draw_body(paper, specimen, act.body)
        pages.append((first, paper.page_no()))
    typeset = bytes(paper.output())
    if specimen.brochures:
        typeset = break_to_unicode(typeset)
    pdf = scanned(typeset, specimen.sitting.date, producer(specimen)) if specimen.scan else typeset
    return Printed(pdf, typeset, tuple(pages))


def producer(specimen: Specimen) -> str:
    """The tools whose version the bytes depend on; two machines with the same ones make the same file."""
    tools = ["fpdf2"]
    if specimen.brochures:
        tools.append("fonttools")
    if specimen.scan:
        tools += ["pypdfium2", "pillow"]
    versions = [f"{tool} {importlib.metadata.version(tool)}" for tool in tools]
    if specimen.brochures:
        versions.append(f"zlib {zlib.ZLIB_RUNTIME_VERSION}")  # fpdf2 always compresses embedded fonts
    return ", ".join(versions)
