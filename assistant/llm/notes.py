"""What is said of a language model that helps: in each answer that it saw, at the start, and why it was not followed."""

from __future__ import annotations

from assistant.llm.guard import Fault
from assistant.types import Language
from assistant.wording import say
from index.settings import LanguageModel

_FAULTS: dict[Fault, tuple[str, str]] = {
    Fault.FORM: ("ce n'est pas une phrase simple", "it is no plain sentence"),
    Fault.LANGUAGE: ("elle n'est pas dans la langue de la question", "it is not in the question's language"),
    Fault.FIGURE: ("un chiffre diffère des sources", "a figure differs from the sources"),
    Fault.DATE: ("une date diffère des sources", "a date differs from the sources"),
    Fault.NAME: ("un nom ou un mot diffère de la réponse", "a name or a word differs from the answer"),
    Fault.SENSE: ("le sens n'est plus le même", "the meaning is no longer the same"),
    Fault.ROLE: (
        "qui donne et qui reçoit n'est plus clair",
        "who gives and who is given to is no longer clear",
    ),
}


def who(model: LanguageModel, language: Language) -> str:
    """The model and where it is: a person must know who reads along."""
    named = f"{model.name} ({model.base})"
    return say(language, f"modèle de langue {named}", f"language model {named}")


def retold(model: LanguageModel, language: Language) -> str:
    return say(
        language,
        f"Première phrase formulée par le {who(model, language)}, qui a lu la question et la réponse ; chiffres, dates et noms contrôlés.",
        f"First sentence worded by the {who(model, language)}, which read the question and the answer; figures, dates and names checked.",
    )


def rejected(model: LanguageModel, language: Language, fault: Fault) -> str:
    why = say(language, *_FAULTS[fault])
    return say(
        language,
        f"Le {who(model, language)} a lu la question et la réponse ; sa formulation est écartée : {why}.",
        f"The {who(model, language)} read the question and the answer; its wording is dropped: {why}.",
    )


def reread(model: LanguageModel, language: Language) -> str:
    return say(
        language,
        f"Attention : question reformulée par le {who(model, language)}, qui n'a lu que la conversation : vérifiez que c'est bien la vôtre.",
        f"Beware: question reworded by the {who(model, language)}, which read the conversation only: check that it is still yours.",
    )


def offered(model: LanguageModel, language: Language) -> str:
    return say(
        language,
        f"Le {who(model, language)} a lu la conversation et propose de poser la question autrement.",
        f"The {who(model, language)} read the conversation and suggests asking the question otherwise.",
    )


def no_help(model: LanguageModel, language: Language) -> str:
    return say(
        language,
        f"Le {who(model, language)} a lu la conversation sans pouvoir aider.",
        f"The {who(model, language)} read the conversation and could not help.",
    )


def silent(model: LanguageModel, language: Language, *, asked: bool) -> str:
    """``asked``: the question was sent, or may have been."""
    if asked:
        return say(
            language,
            f"Le {who(model, language)} a été sollicité, sans réponse utilisable : la réponse est établie sans lui.",
            f"The {who(model, language)} was asked, and gave no usable reply: this answer is made without it.",
        )
    return say(
        language,
        f"Le {who(model, language)} ne répond pas et n'est pas sollicité pour l'instant.",
        f"The {who(model, language)} does not reply and is not asked for now.",
    )


def understood(model: LanguageModel, language: Language, question: str, reading: str) -> str:
    """How a question was read that the model had worded anew."""
    worded = say(
        language,
        f"(reformulé par le modèle {model.name}) « {question} »",
        f"(reworded by the model {model.name}) “{question}”",
    )
    return f"{worded} · {reading}"


def notice(model: LanguageModel, language: Language) -> str:
    """What is said before any question is asked."""
    if model.is_here:
        return say(
            language,
            f"Un {who(model, language)}, sur cette machine, lit les questions et les réponses.",
            f"A {who(model, language)}, on this machine, reads the questions and the answers.",
        )
    clear = say(language, ", en clair", ", unencrypted") if model.is_in_clear else ""
    return say(
        language,
        f"Attention : les questions et les réponses quittent cette machine{clear}, vers le {who(model, language)}.",
        f"Beware: questions and answers leave this machine{clear}, for the {who(model, language)}.",
    )
