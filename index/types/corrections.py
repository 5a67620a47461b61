"""What people say of facts that were read wrongly."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Generic, TypeVar

from index.types.facts import Fact

F_co = TypeVar("F_co", bound=Fact, covariant=True)


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that a person says of a fact: ``field`` of it is ``new`` and not ``old``; or, where ``field`` is
    "", that it is to be rejected.

    It names the fact by what stays when its file is read again: the document (SHA-256), the kind of fact (its
    class's name in lower case), the page and the words (``quote``), and ``read``, the fact's values as they were
    read (a JSON object of texts, by field). Values are texts as ``index.values`` writes them. ``start``, the
    offset in the page, tells equal words apart. ``at`` is a UTC time in ISO form.
    """

    document: str
    kind: str
    page: int
    start: int
    quote: str
    read: str
    field: str
    old: str
    new: str
    who: str
    at: str
    why: str

    @property
    def rejects(self) -> bool:
        return not self.field

    @property
    def id(self) -> str:
        """The same for each correction of one field of one fact: the later takes the place of the earlier."""
        about = (self.document, self.kind, self.page, self.start, self.quote, self.read, self.field)
        return f"c-{hashlib.sha256(repr(about).encode()).hexdigest()[:8]}"


@dataclass(frozen=True, slots=True)
class Reviewed(Generic[F_co]):
    """A fact of an act (its id) as it was read, and as it stands after what people said of it: None where it was
    rejected."""

    act: str
    read: F_co
    fact: F_co | None
    said: tuple[Correction, ...] = ()
