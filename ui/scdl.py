"""The SCDL table "Subventions" (schema 2.1.1), as the decree of 5 May 2017 asks councils to publish it.

Acts seldom state all that it asks for: what they do not say stays empty, and is told, never guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from index.purses import Purse
from index.tally import Tallied
from index.text import squeeze
from ui.records import Record, money

COLUMNS = (
    *("nomAttribuant", "idAttribuant", "dateConvention", "referenceDecision", "nomBeneficiaire"),
    *("idBeneficiaire", "rnaBeneficiaire", "objet", "montant", "nature", "conditionsVersement"),
    *("datesPeriodeVersement", "idRAE", "notificationUE", "pourcentageSubvention", "dispositifAide"),
)
REQUIRED = (
    *("nomAttribuant", "idAttribuant", "dateConvention", "nomBeneficiaire", "objet", "montant", "nature"),
    *("conditionsVersement", "datesPeriodeVersement", "notificationUE", "pourcentageSubvention"),
)
IDENTITIES = ("idBeneficiaire", "rnaBeneficiaire")  # one of the two is required
NATURES = {Purse.GIVEN: "aide en numéraire", Purse.IN_KIND: "aide en nature"}
WHOLE = "1.00"  # a grant of an act has one beneficiary, who gets all of it
LONGEST = 256  # characters of "objet" and "conditionsVersement"


def scdl_rows(grants: Iterable[Tallied]) -> Iterator[Record]:
    """One row a subvention that counts: money given or help in kind, and none of a private person."""
    for one in grants:
        if one.counted and not one.private and one.purse in NATURES:
            yield dict.fromkeys(COLUMNS, "") | _told(one)


def _told(one: Tallied) -> Record:
    act, grant, entity = one.act, one.grant, one.entity
    title = act.title.value if act.title else ""
    return {
        "nomAttribuant": act.council_name,
        "referenceDecision": act.number.value if act.number else "",
        "nomBeneficiaire": entity.name if entity else grant.beneficiary,
        "idBeneficiaire": entity.siret if entity else "",
        "rnaBeneficiaire": entity.rna if entity else "",
        "objet": squeeze(grant.purpose or grant.theme or title)[:LONGEST],
        "montant": money(grant.amount) or "",
        "nature": NATURES[one.purse],
        "conditionsVersement": squeeze(grant.instalments)[:LONGEST],
        "pourcentageSubvention": WHOLE,
    }


def to_complete(rows: Iterable[Record]) -> dict[str, int]:
    """The columns that the schema requires and that stay empty, each with how many rows lack it."""
    lacking: Counter[str] = Counter()
    for row in rows:
        lacking.update(column for column in REQUIRED if not row[column])
        if not any(row[column] for column in IDENTITIES):
            lacking[" / ".join(IDENTITIES)] += 1
    return dict(lacking)
