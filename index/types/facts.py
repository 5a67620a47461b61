"""What acts say, as flat values (strings, numbers, dates, enums, tuples of strings), each with its span at the end.

The ledger makes one table of each class.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from index.types.documents import Span


class GrantStatus(StrEnum):
    AWARDED = "awarded"  # by the decision
    PROPOSED = "proposed"  # in the report, and decided (or not) elsewhere in the act
    REQUESTED = "requested"  # asked of others: DETR, Région...
    RECEIVED = "received"  # told to be given by others


class Nature(StrEnum):
    SUBVENTION = "subvention"
    FONDS_DE_CONCOURS = "fonds de concours"
    PARTICIPATION = "participation"
    COTISATION = "cotisation"
    AIDE = "aide"
    GARANTIE = "garantie"
    PRET = "prêt"
    DON = "don"
    AUTRE = "autre"


@dataclass(frozen=True, slots=True)
class Grant:
    """Money given for no direct counterpart (or asked, or received: see ``status``), in euros.

    ``beneficiary`` cleaned, ``raw_beneficiary`` as printed (of money requested or received it is the council,
    and ``funder`` the one asked); ``article``: the section's label; ``theme``: the heading that its row stands
    under, "" where none; ``in_kind``: no money changes hands, a room is lent, valued at ``amount``.

    ``amount`` is None where the act prints only a price per unit: ``unit_price`` for each ``unit`` ("élève"), of
    which there are ``count``. ``basis``: "HT" or "TTC" where printed. ``maximum``: no more than ``amount``.
    ``period``: the year or years it is for, "2022" or "2021-2022". ``instalments`` and ``condition``: how it is
    paid and what must be done first, as printed; "" or None where the act doesn't say.
    """

    beneficiary: str
    raw_beneficiary: str
    amount: Decimal | None
    nature: Nature
    status: GrantStatus
    purpose: str
    theme: str
    funder: str
    article: str
    in_kind: bool
    basis: str = field(default="", kw_only=True)
    maximum: bool = field(default=False, kw_only=True)
    unit_price: Decimal | None = field(default=None, kw_only=True)
    unit: str = field(default="", kw_only=True)
    count: int | None = field(default=None, kw_only=True)
    period: str = field(default="", kw_only=True)
    instalments: str = field(default="", kw_only=True)
    condition: str = field(default="", kw_only=True)
    span: Span


class Outcome(StrEnum):
    ADOPTED = "adopted"
    REJECTED = "rejected"
    ADJOURNED = "adjourned"  # put off to a later sitting
    WITHDRAWN = "withdrawn"  # taken off the agenda
    NOTED = "noted"  # "prend acte": there was nothing to decide

    @property
    def decided(self) -> bool:
        """Was the act put to the vote and adopted or rejected?"""
        return self in (Outcome.ADOPTED, Outcome.REJECTED)


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote as printed: a count is None where none is printed; ``unanimous`` only where the text says so.

    ``not_voting``: how many took no part in the vote, with or without their names.
    """

    ayes: int | None
    noes: int | None
    abstentions: int | None
    unanimous: bool | None
    outcome: Outcome
    groups: tuple[str, ...]  # political groups or names printed with the ayes
    against_names: tuple[str, ...]
    abstaining_names: tuple[str, ...]
    not_voting_names: tuple[str, ...]  # who took no part in the vote
    not_voting: int | None = field(default=None, kw_only=True)
    contradiction: str  # how words and numbers disagree, in words; "" where they agree
    span: Span


class Presence(StrEnum):
    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"


class Role(StrEnum):
    CHAIR = "chair"
    SECRETARY = "secretary"
    MEMBER = "member"
    NON_VOTING = "non_voting"


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person at the sitting; a chair or secretary has a line of that role beside the member's line. ``proxy``
    votes in an absent one's place, "" where none is printed."""

    person: str
    role: Role
    presence: Presence
    proxy: str
    span: Span


class BudgetSection(StrEnum):
    FONCTIONNEMENT = "fonctionnement"
    INVESTISSEMENT = "investissement"


class Move(StrEnum):
    ARRIVES = "arrives"
    LEAVES = "leaves"


@dataclass(frozen=True, slots=True)
class Movement:
    """Someone who comes late, leaves or comes back. ``hour``: "19:04". ``since``: the point of the agenda from
    which it counts, as printed ("avant le vote de la délibération n° 5"). Both "" where the act doesn't say."""

    person: str
    move: Move
    hour: str
    since: str
    span: Span


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """The imputation of a spending; amounts in euros, None where the column is not printed.

    The codes and ``label`` as printed. ``nomenclature``: "M57", "M14"..., "" where the act, the council's kind and
    its year leave several. The three labels of the codes are the nomenclature's, "" where it is uncertain and the
    possible ones disagree. ``section`` is told by the text, else by the codes.
    """

    operation: str
    nature: str
    function: str
    chapter: str
    section: BudgetSection | None
    label: str
    nomenclature: str
    nature_label: str
    function_label: str
    chapter_label: str
    credit: Decimal | None
    spent: Decimal | None
    balance: Decimal | None
    span: Span


class Side(StrEnum):
    CHARGES = "charges"
    RECETTES = "recettes"


@dataclass(frozen=True, slots=True)
class BudgetEntry:
    """A line of a two-sided budget. ``level`` 0 is a side's total, 1 a category, 2 a line of it.

    ``budget`` is the table's printed title, ``category`` the label of the category a line belongs to.
    """

    budget: str
    side: Side
    label: str
    amount: Decimal
    level: int
    category: str
    span: Span


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a commission, or another who is heard, thought of the project before the sitting."""

    commission: str
    favourable: bool
    date: date | None
    span: Span


@dataclass(frozen=True, slots=True)
class Reference:
    """A legal text or an earlier act that this one stands on: ``article`` is "" for a whole text."""

    code: str
    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Signatory:
    person: str
    capacity: str
    span: Span


@dataclass(frozen=True, slots=True)
class Designation:
    """Someone whom the act designates or elects: ``role`` ("4e adjoint", "membre") and ``body``, where they sit, as
    printed, "" where the act doesn't say. ``substitute``: they sit in another's place. ``votes``: how many elected
    them, None where not printed."""

    person: str
    role: str
    body: str
    substitute: bool
    votes: int | None
    span: Span


class IdentityKind(StrEnum):
    ACRONYM = "acronym"
    SIRET = "siret"  # of an establishment: 14 digits
    RNA = "rna"  # of an association: W and 9 digits


@dataclass(frozen=True, slots=True)
class Identity:
    """What an act prints beside an organisation's name that tells which one it is: its acronym, or its number
    in a national register. ``name``: as printed, on one line; ``value``: letters and digits alone."""

    name: str
    kind: IdentityKind
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure told of anything: a price, a rate, a duration, a count; the span is its sentence or row.

    ``unit``: "€", "%" or what is counted, as printed; "" in a column whose title says it. ``label``: the words
    that say what it is, its clause or its row's first words. ``basis``: "HT" or "TTC" where printed.
    """

    value: Decimal
    unit: str
    label: str
    column: str
    basis: str
    maximum: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Check:
    """The document's own arithmetic, done again: ``holds`` tells if it comes out; ``statement`` says in words and
    figures what was checked; ``span`` is where the result is printed."""

    kind: str
    statement: str
    holds: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when something is due or lasts: a ``date``, or a duration (``count`` of ``unit``, from an event that
    ``label`` tells); ``label``: the clause that says what."""

    label: str
    date: date | None
    count: int | None
    unit: str  # "jours", "semaines", "mois", "ans"; "" beside a date
    span: Span


@dataclass(frozen=True, slots=True)
class Offer:
    """What a company asks to be paid for works, goods or services that the council buys: no money given.

    ``lot``: "Lot n° 6" as numbered, ``subject``: what that part of the contract is called, "" where the contract is
    one. ``contract``: the words before it that say what is bought, as printed, "" where none do. ``amount`` in euros with its printed ``basis`` ("HT", "TTC"), ``rank`` in the offers' order, None where not
    printed. ``retained``: the act chooses it, or proposes to.
    """

    company: str
    lot: str
    subject: str
    contract: str
    amount: Decimal | None
    basis: str
    rank: int | None
    retained: bool
    span: Span


Fact = (
    Grant
    | Offer
    | Vote
    | Attendance
    | Movement
    | BudgetLine
    | BudgetEntry
    | Opinion
    | Reference
    | Signatory
    | Deadline
    | Designation
    | Identity
    | Mention
    | Check
)
