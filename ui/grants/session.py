"""One person's look at the grants: its state, the steps from one to the next, and what they give."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field, replace

from assistant.types import Language
from index.errors import ActesError
from ui.export import GRANT_COLUMNS, grant_rows
from ui.grants.browse import Listing, browse
from ui.grants.texts import grant_texts
from ui.grants.view import View, refined, searching
from ui.markup import Html, element
from ui.page_view import look
from ui.panel import Place, render_panel, render_trouble
from ui.ports import Archive
from ui.scdl import COLUMNS, scdl_rows
from ui.tables import as_bytes
from ui.texts import texts

TYPES = {
    "csv": "text/csv",
    "scdl": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
NAMES = {"csv": "{tab}.csv", "scdl": "scdl-subventions.csv", "xlsx": "{tab}.xlsx"}
# A spreadsheet takes a CSV file for UTF-8 by this mark alone; the SCDL's reader needs none.
MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Explorer:
    """``opened``: the key of the line whose page is open, ``page``: another page of its file, if turned to."""

    view: View = field(default_factory=View)
    opened: str | None = None
    page: int | None = None


# --- steps -----------------------------------------------------------------------------------------------


def sought(explorer: Explorer, words: str) -> Explorer:
    return Explorer(searching(explorer.view, words))


def wished(explorer: Explorer, name: str, value: str | None) -> Explorer:
    """A filter, an order, more lines: what was open stays open where its line may stay."""
    view = refined(explorer.view, name, value)
    return replace(explorer, view=view) if name in ("more", "sort") else Explorer(view)


def opening(explorer: Explorer, key: str | None) -> Explorer:
    """The page of the line of that key is opened; None closes it."""
    return replace(explorer, opened=key, page=None)


def paging(explorer: Explorer, page: int) -> Explorer:
    return replace(explorer, page=page) if explorer.opened else explorer


def listing(explorer: Explorer, archive: Archive) -> Listing:
    return browse(archive.grants(), explorer.view)


# --- what they give --------------------------------------------------------------------------------------


def render_page(explorer: Explorer, archive: Archive, language: Language) -> Html:
    """The panel: the page of the opened line; nothing where none is."""
    found = listing(explorer, archive).found
    rank, line = next(
        ((rank, line) for rank, line in enumerate(found) if line.key == explorer.opened), (0, None)
    )
    if line is None:
        return Html()
    place = Place("grants-panel", back=f"grants-open-{rank}", closes=True)
    span = line.of.grant.span
    try:
        citation = archive.citation(line.of.act, span)
        return render_panel(look(archive.source(citation), citation, explorer.page), place, language)
    except ActesError as error:
        return render_trouble(str(error), span.quote, language, place)
    except KeyError:
        return render_trouble(texts(language).forgotten, span.quote, language, place)


def render_file(explorer: Explorer, archive: Archive, form: str, language: Language) -> Html:
    """The lines found as a file, inside an element from which the browser saves it; nothing for another form."""
    if form not in TYPES:
        return Html()
    words = grant_texts(language)
    name = NAMES[form].format(tab=words.tab.lower())
    data = file_of(listing(explorer, archive), form)
    return element(
        "span",
        words.saved.format(name=name),
        role="status",
        data_file=name,
        data_type=TYPES[form],
        data_bytes=b64encode(data).decode("ascii"),
    )


def file_of(found: Listing, form: str) -> bytes:
    """The bytes of the file: CSV, XLSX, or the SCDL table, which holds what its schema is of."""
    grants = [line.of for line in found.found]
    if form == "scdl":
        return as_bytes("csv", scdl_rows(grants), COLUMNS)
    table = as_bytes(form, grant_rows(grants), GRANT_COLUMNS)
    return MARK + table if form == "csv" else table
