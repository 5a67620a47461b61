"""Open data: the rows and columns of grants and of acts, one row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.tally import Tallied
from index.types import Act, FileKind
from ui.records import Record, correction_record, corrections_told, grant_record

GRANT_COLUMNS = (
    *("file", "page", "act", "date", "council", "beneficiary", "entity", "siret", "rna", "amount", "nature"),
    *(
        "maximum",
        "in_kind",
        "unit_price",
        "unit",
        "count",
        "period",
        "purpose",
        "status",
        "counted",
        "why_not",
    ),
    *("funder", "article", "quote", "corrections"),
)
ACT_COLUMNS = (
    *("file", "first_page", "last_page", "number", "date", "council", "body", "title", "replaces"),
    *("chair", "secretary", "present", "excused", "outcome", "for", "against", "abstain", "unanimous"),
    *("grants", "awarded", "corrections"),
)
# Whoever gets an aid as a person is named in the act, and not in open data.
PRIVATE = {
    "beneficiary": "personne privée",
    "entity": "",
    "siret": "",
    "rna": "",
    "purpose": "",
    "quote": "",
    "corrections": "",
}
COUNTED = frozenset({"attendance", "grant", "vote"})  # the facts that a row of an act tells of


def grant_rows(grants: Iterable[Tallied]) -> Iterator[Record]:
    """One row a grant; the keys are ``GRANT_COLUMNS``.

    "entity" is equal for all spellings of one beneficiary, "" for a private person, whose name is left out. A sum
    over the rows that are "counted" has each money once: "why_not" names the act that replaced a grant's, or the
    file that tells the same money.
    """
    for one in grants:
        act, entity = one.act, one.entity
        row = {
            "file": one.filed.name,
            "act": called(act),
            "date": act.date.isoformat() if act.date else None,
            "council": act.council.value if act.council else None,
            **grant_record(one.grant, paged=one.filed.kind is FileKind.PDF),
            "entity": entity.name if entity else "",
            "siret": entity.siret if entity else "",
            "rna": entity.rna if entity else "",
            "counted": one.counted,
            "why_not": why_not(one),
            "corrections": corrections_told(correction_record(said) for said in one.one.said),
        }
        if one.private:
            # Nor by the title of an act that is about nobody else.
            row |= PRIVATE | {"act": act.number.value if act.number else None}
        yield {column: row[column] for column in GRANT_COLUMNS}


def why_not(one: Tallied) -> str:
    """Why a grant's money is not to be counted; "" where it is."""
    if one.replaced_by is not None:
        return f"replaced: {called(one.replaced_by) or one.replaced_by.id}"
    if one.told_in is None:
        return ""
    filed, grant = one.told_in
    return f"told in {filed.name}, page {grant.span.page}"


def called(act: Act) -> str | None:
    """What an act goes by: its number, or else its title."""
    named = act.number or act.title
    return named.value if named else None


def act_rows(acts: Iterable[Record]) -> Iterator[Record]:
    """One row an act, of act records; the keys are ``ACT_COLUMNS``; "awarded" counts the grants awarded."""
    for act in acts:
        first, last = act["pages"] or (None, None)
        vote = act["vote"] or {}
        row = act | {
            "first_page": first,
            "last_page": last,
            "present": len(act["present_names"]),
            "excused": len(act["excused_names"]),
            "grants": len(act["grants"]),
            "awarded": sum(grant["status"] == "awarded" for grant in act["grants"]),
            "corrections": corrections_told(
                said for fact in act["facts"] if fact["fact"] in COUNTED for said in fact["corrections"]
            ),
        }
        row |= {key: vote.get(key) for key in ("outcome", "for", "against", "abstain", "unanimous")}
        yield {column: row[column] for column in ACT_COLUMNS}
