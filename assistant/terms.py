"""What must be told beside a grant's amount: that it is a limit, before tax or per unit, and how it is paid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.fit import Candidate
from assistant.types import Claim, Ground, Language
from assistant.wording import euros, say
from index.text import squeeze
from index.types import Grant

_FIGURE = re.compile(r"\d")
_TOLD = 3  # grants whose terms a sum's reserve cites


def amount_told(grant: Grant, sum_: str, language: Language) -> str:
    """The sum in words with what it stands for: "900 € au maximum", "30 € par élève", "720 € (24 × 30 €)"."""
    basis = f" {grant.basis}" if grant.basis else ""
    limit = say(language, " au maximum", " at most") if grant.maximum else ""
    if grant.unit_price is None:
        return f"{sum_}{basis}{limit}"
    each = f"{euros(grant.unit_price, language)} {say(language, 'par', 'per')} {grant.unit}"
    if grant.amount is None or grant.amount == grant.unit_price:
        return f"{each}{basis}{limit}"
    times = f"{grant.count} × " if grant.count else ""
    return f"{sum_}{basis}{limit} ({times}{each})"


def terms_told(chosen: Candidate, language: Language) -> Iterator[Claim]:
    """The year that one grant is for, its payments and its conditions, each in a line of its own."""
    grant = chosen.grant
    if grant is None:
        return
    for french, english, words in (
        ("Période", "Period", grant.period),
        ("Versement", "Payment", grant.instalments),
        ("Condition", "Condition", grant.condition),
    ):
        # A figure is told only where the grant's own words hold it.
        if words and (
            words in squeeze(grant.span.quote) or not _FIGURE.search(words) or words == grant.period
        ):
            yield Claim(say(language, f"{french} : {words}", f"{english}: {words}"), (chosen.ground,))


def reserves(chosen: Sequence[Candidate], language: Language) -> Iterator[Claim]:
    """What a sum adds up that is no plain amount: limits, and amounts before tax beside others."""
    grants = [(c, c.grant) for c in chosen if c.grant]
    limits = [c for c, grant in grants if grant.maximum]
    if limits:
        yield Claim(
            say(
                language,
                f"Dont {len(limits)} montant{'s' if len(limits) > 1 else ''} maximum : la somme versée peut être moindre",
                f"Of which {len(limits)} at most: less may be paid",
            ),
            _grounds(limits),
        )
    bases = {grant.basis for _, grant in grants}
    if len(bases) > 1 and "HT" in bases:
        before_tax = [c for c, grant in grants if grant.basis == "HT"]
        yield Claim(
            say(
                language,
                f"Attention : {len(before_tax)} montant(s) hors taxes, les autres non",
                f"Beware: {len(before_tax)} before tax, the others not",
            ),
            _grounds(before_tax),
        )


def _grounds(chosen: Iterable[Candidate]) -> tuple[Ground, ...]:
    return tuple(c.ground for c in list(chosen)[:_TOLD])
