"""Answers of budget lines: on which imputation a spending is put."""

from __future__ import annotations

from assistant.retrieve import Found
from assistant.types import Claim, Draft, Ground, Status
from assistant.wording import euros, of_act, say
from index.check import Stores
from index.types import BudgetLine

_FITS = 0.45


def answer_line(found: Found, stores: Stores) -> Draft | None:
    """The imputations of the act that the question names; None where it tells none."""
    if found.missing:
        return None
    for act, share in found.in_period()[:5]:
        lines = [line for _, line in stores.ledger.facts(BudgetLine, [act.id])] if share >= _FITS else []
        if lines and act.id not in found.replaced:
            told = [Claim(_told(line, found), (Ground(act, line.span),)) for line in lines]
            claims = (*told, Claim(of_act(act, found.frame.language)))
            return Draft(Status.ANSWERED, claims, value=_code(lines[0]))
    return None


def _code(line: BudgetLine) -> str:
    """The imputation as budgets write it: nature//function, with chapter and operation where printed."""
    if line.nature and line.function and not line.chapter:
        return f"{line.nature}//{line.function}"
    return " / ".join(code for code in (line.operation, line.chapter, line.nature, line.function) if code)


def _told(line: BudgetLine, found: Found) -> str:
    language = found.frame.language
    names = (
        (say(language, "opération", "operation"), line.operation),
        (say(language, "chapitre", "chapter"), line.chapter),
        ("nature", line.nature),
        (say(language, "fonction", "function"), line.function),
    )
    parts = ", ".join(f"{name} {code}" for name, code in names if code)
    label = f" ({line.label})" if line.label else ""
    amount = line.spent if line.spent is not None else line.credit
    sum_ = f"{say(language, ' : ', ': ')}{euros(amount, language)}" if amount is not None else ""
    return f"Imputation {_code(line)}{label}, {parts}{sum_}"
