"""Answers of budget lines: on which imputation a spending is put."""

from __future__ import annotations

from assistant.retrieve import Found
from assistant.types import Claim, Draft, Ground, Language, Status
from assistant.wording import colon, euros, of_act, say
from index.check import Stores
from index.types import Act, BudgetLine

_FITS = 0.45
_MOST = 6  # lines told; a whole budget has many


def answer_line(found: Found, stores: Stores) -> Draft | None:
    """The imputations of the act that the question names; None where it tells none."""
    if found.missing:
        return None
    for act, share in found.in_period()[:5]:
        lines = [line for _, line in stores.ledger.facts(BudgetLine, [act.id])] if share >= _FITS else []
        if lines and act.id not in found.replaced:
            shown = lines[:_MOST]
            told = [claim for line in shown for claim in _claims(line, act, found.frame.language)]
            claims = (*told, *_others(len(lines) - len(shown), found.frame.language))
            head = _code(lines[0])
            return Draft(Status.ANSWERED, (*claims, Claim(of_act(act, found.frame.language))), value=head)
    return None


def _claims(line: BudgetLine, act: Act, language: Language) -> tuple[Claim, ...]:
    """The line as printed, then what the plan de comptes calls its codes."""
    ground = (Ground(act, line.span),)
    labels = meanings(line, language)
    return (Claim(line_told(line, language), ground), *((Claim(labels, ground),) if labels else ()))


def meanings(line: BudgetLine, language: Language) -> str:
    labels = (
        (line.chapter, line.chapter_label),
        (line.nature, line.nature_label),
        (line.function, line.function_label),
    )
    told = " ; ".join(f"{code} : {label}" for code, label in labels if code and label)
    plan = line.nomenclature or say(language, "plan de comptes", "chart of accounts")
    return f"{told} ({plan})" if told else ""


def _others(count: int, language: Language) -> tuple[Claim, ...]:
    more = say(language, f"Et {count} autres lignes dans cet acte.", f"And {count} more lines in this act.")
    return (Claim(more),) if count else ()


def _code(line: BudgetLine) -> str:
    """The imputation as budgets write it: nature//function, with chapter and operation where printed."""
    if line.nature and line.function and not line.chapter:
        return f"{line.nature}//{line.function}"
    return " / ".join(code for code in (line.operation, line.chapter, line.nature, line.function) if code)


def line_told(line: BudgetLine, language: Language) -> str:
    names = (
        (say(language, "opération", "operation"), line.operation),
        (say(language, "chapitre", "chapter"), line.chapter),
        ("nature", line.nature),
        (say(language, "fonction", "function"), line.function),
    )
    parts = ", ".join(f"{name} {code}" for name, code in names if code)
    label = f" ({line.label})" if line.label else ""
    amount = line.spent if line.spent is not None else line.credit
    sum_ = f"{colon(language)}{euros(amount, language)}" if amount is not None else ""
    return f"Imputation {_code(line)}{label}, {parts}{sum_}"
