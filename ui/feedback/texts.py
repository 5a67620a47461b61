"""What the screens say about feedback, in French and in English."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Language
from index.amounts import NO_BREAK_SPACE as NBSP
from index.types import Verdict


@dataclass(frozen=True, slots=True)
class FeedbackTexts:
    label: str
    verdicts: dict[Verdict, str]
    comment: str
    hint: str
    stored: str
    send: str
    cancel: str
    thanks: str  # {verdict}
    unkept: str


FRENCH = FeedbackTexts(
    label="Votre avis sur cette réponse",
    verdicts={Verdict.RIGHT: "Juste", Verdict.WRONG: "Faux", Verdict.INCOMPLETE: "Incomplet"},
    comment="Commentaire (facultatif)",
    hint="Le bon chiffre, la page, ce qui manque…",
    stored="Gardé avec la question, la réponse, ses sources et le nom de votre session, s’il y en a une.",
    send="Envoyer",
    cancel="Annuler",
    thanks=f"Merci. Votre avis est noté{NBSP}: {{verdict}}.",
    unkept="Votre avis n’a pas pu être gardé. Vous pouvez l’envoyer de nouveau.",
)

ENGLISH = FeedbackTexts(
    label="Your opinion of this answer",
    verdicts={Verdict.RIGHT: "Right", Verdict.WRONG: "Wrong", Verdict.INCOMPLETE: "Incomplete"},
    comment="Comment (optional)",
    hint="The right figure, the page, what is missing…",
    stored="Kept with the question, the answer, its sources and the name you signed in with, if any.",
    send="Send",
    cancel="Cancel",
    thanks="Thank you. Your opinion is noted: {verdict}.",
    unkept="Your opinion could not be kept. You can send it again.",
)


def feedback_texts(language: Language) -> FeedbackTexts:
    return ENGLISH if language is Language.EN else FRENCH
