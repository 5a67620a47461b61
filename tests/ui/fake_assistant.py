"""A small assistant for the screens' tests: fixed answers that cite a real PDF and a real text file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Event

from fpdf import FPDF

from assistant.scope import Options
from assistant.types import (
    ANYTHING,
    Answer,
    Choice,
    Citation,
    Filter,
    Language,
    Row,
    Scope,
    Source,
    Status,
)
from index.errors import StoreMissing
from index.types import FileKind, Origin

COUNCIL = "Département du Pas-de-Calais"
GRANT = "d’attribuer à l’association Futur Composé une participation de 10 000 €"
VOTE = "Pour : 43 voix"
DANGER = (
    '<script>window.hacked = 1</script><img src=x onerror="window.hacked = 2"> '
    "[lien](javascript:alert(1)) ![image](http://example.org/a.png) {{7*7}} ${7*7} `code`"
)
PAGES = (
    (
        "DÉLIBÉRATION N° 2022-367",
        "Réunion du 27 septembre 2022, sous la présidence du doyen d’âge.",
        "Le conseil, après en avoir délibéré, décide",
        f"{GRANT},",
        "pour l’organisation de la rencontre NEC 2022 à Lens.",
        "La dépense est imputée au chapitre 930202 du budget de l’exercice.",
    ),
    ("RAPPORT DU PRÉSIDENT", "Le budget de la rencontre s’élève à 486 000 €, en charges comme en recettes."),
    ("ANNEXE", "Plan de financement : Région 60 000 €, Département 10 000 €."),
)
LINES = (
    *(f"Ligne {rank} du registre, sans importance." for rank in range(1, 31)),
    f"Mis aux voix, le projet est adopté. {VOTE}, contre : 0.",
    *(f"Ligne {rank} du registre, sans importance." for rank in range(32, 61)),
)


@dataclass
class FakeAssistant:
    """Answers by the question's words; keeps what it was asked in ``asked``."""

    folder: Path
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    scopes: list[Scope] = field(default_factory=list)  # the filters of each question
    free: Event = field(default_factory=Event)  # "lentement" is answered when this is set

    def __post_init__(self) -> None:
        write_pdf(self.pdf)
        self.text.write_text("\n".join(LINES), "utf-8")
        self.gone.write_text(f"{VOTE}.", "utf-8")
        self.edited.write_text("\n".join(LINES), "utf-8")
        self.shas = {path.name: _sha(path) for path in (self.pdf, self.text, self.gone, self.edited)}
        self.gone.unlink()
        self.edited.write_text("autre chose", "utf-8")

    @property
    def pdf(self) -> Path:
        return self.folder / "2022-367.pdf"

    @property
    def text(self) -> Path:
        return self.folder / "registre.txt"

    @property
    def gone(self) -> Path:
        return self.folder / "deplace.txt"

    @property
    def edited(self) -> Path:
        return self.folder / "change.txt"

    def ask(self, question: str, history: tuple[str, ...] = (), scope: Scope = ANYTHING) -> Answer:
        self.asked.append((question, history))
        self.scopes.append(scope)
        known = question.casefold()
        if "nec 2022" in known and scope.year not in (None, 2022):
            return replace(self._nothing(), beyond=True)
        if "lentement" in known:
            self.free.wait(20)
        if "panne" in known:
            raise RuntimeError("secret /etc/passwd")
        if "magasin" in known:
            raise StoreMissing("rien n’a encore été lu ; lancez actes ingest")
        for word, answer in self._answers().items():
            if word in known:
                return answer
        return self._nothing()

    def _nothing(self) -> Answer:
        return Answer(
            Status.NOT_FOUND,
            Language.FR,
            "Je n’ai pas trouvé cela dans les actes.\nJ’ai cherché dans 3 actes ; ils parlent de NEC 2022.",
            "une question sans réponse dans les actes",
            follow_ups=("Combien pour NEC 2022 ?",),
        )

    def source(self, citation: Citation) -> Source:
        if citation.file == self.pdf.name:
            return Source(str(self.pdf), FileKind.PDF, "\n".join(PAGES[(citation.page or 1) - 1]), len(PAGES))
        path = self.folder / citation.file
        return Source(str(path), FileKind.TEXT, f"{VOTE}." if path == self.gone else "\n".join(LINES), 1)

    def examples(self, language: Language) -> tuple[str, ...]:
        if language is Language.EN:
            return ("How much went to NEC 2022?", "Who voted against?")
        return ("Combien pour NEC 2022 ?", "Quelles subventions en 2022 ?", "Qui a voté contre ?")

    def options(self, scope: Scope = ANYTHING) -> Options:
        values = {
            Filter.COUNCIL: ((COUNCIL, 900), ("Commune de Lens", 304)),
            Filter.YEAR: (("2022", 1000), ("2021", 204)),
            Filter.BODY: (("Commission permanente", 900), ("Conseil municipal", 304)),
            Filter.PURSE: (("given", 500), ("requested", 20)),
            Filter.THEME: (("Sport", 40), (DANGER, 1)),
        }
        return Options(values, 204 if scope.year == 2021 else 1204, 1204)

    def counts(self) -> dict[str, int]:
        return {"documents": 3, "acts": 1204}

    # --- its answers ---

    def _answers(self) -> dict[str, Answer]:
        return {
            "judo": self._judo(self.asked[-1][0].casefold()),
            "subventions": self._table(),
            "how much": self._english(),
            "danger": self._danger(),
            "déplacé": replace(self._vote(), citations=(self._cite(self.gone, VOTE),)),
            "changé": replace(self._vote(), citations=(self._cite(self.edited, VOTE),)),
            "introuvable": replace(self._vote(), citations=(self._cite(self.pdf, "mots absents", 1),)),
            "contre": self._vote(),
            "nec 2022": self._money(),
        }

    def _cite(self, path: Path, quote: str, page: int | None = None) -> Citation:
        whole = "\n".join(PAGES[page - 1] if page else LINES)
        at = max(whole.find(quote), 0)
        number, when = "2022-367", date(2022, 9, 27)
        end, sha = at + len(quote), self.shas[path.name]
        return Citation(sha, path.name, page, page or 1, at, end, quote, number, "a", COUNCIL, when)

    def _money(self) -> Answer:
        return Answer(
            Status.ANSWERED,
            Language.FR,
            "Le Département a attribué 10 000 € à Futur Composé pour NEC 2022 [1].\n"
            "La décision a été prise le 27 septembre 2022 [1] et adoptée [2].\n"
            "- Budget de la rencontre : 486 000 € [3]\n- Part du Département : 2,06 %",
            "le montant donné pour « NEC 2022 », tous les conseils",
            amount=Decimal("10000.00"),
            citations=(
                self._cite(self.pdf, GRANT, 1),
                self._cite(self.text, VOTE),
                self._cite(self.pdf, "486 000 €", 2),
            ),
            follow_ups=("Qui a voté contre ?", "Qui finance NEC 2022 et combien chacun ?"),
        )

    def _judo(self, known: str) -> Answer:
        """One of two, asked back where the question doesn't say which."""
        names = ("Judo Club de Lens", "Comité départemental de judo")
        if any(name.casefold() in known for name in names):
            return replace(self._money(), text="2 000 € au club [1].", amount=Decimal(2000))
        return Answer(
            Status.UNCLEAR,
            Language.FR,
            f"Lequel : {names[0]} ou {names[1]} ?\n- {names[0]} : 2 000 € [1]\n- {names[1]} : 500 € [1]",
            "montant · aides attribuées · judo",
            citations=(self._cite(self.pdf, GRANT, 1),),
            choices=tuple(Choice(name, f"Combien pour {name} ?") for name in names),
        )

    def _english(self) -> Answer:
        text = "The Département awarded €10,000 to Futur Composé for NEC 2022 [1]."
        return replace(
            self._money(),
            language=Language.EN,
            text=text,
            understood="the amount given for “NEC 2022”, all councils",
            follow_ups=("Who voted against?",),
        )

    def _vote(self) -> Answer:
        return Answer(
            Status.ANSWERED,
            Language.FR,
            "Personne n’a voté contre : 43 voix pour, 0 contre [1].",
            "le vote sur l’acte n° 2022-367",
            value=0,
            citations=(self._cite(self.text, VOTE),),
        )

    def _table(self) -> Answer:
        grants = (
            ("Futur Composé", "10000.00", "organisation de NEC 2022 à Lens", 1),
            ("Association des maisons numériques du bassin minier", "128450.50", "médiation numérique", 2),
            ("Les Ateliers du port", "3200.00", "résidence d’artistes", 2),
            ("Sport pour tous en Artois", "750.00", "achat de matériel", 2),
        )
        rows = tuple(
            Row(name, Decimal(sum_), why, "2022-367", date(2022, 9, 27), COUNCIL, self.pdf.name, 1, rank)
            for name, sum_, why, rank in grants
        )
        citations = (
            self._cite(self.pdf, GRANT, 1),
            *(replace(self._cite(self.pdf, "Plan de financement", 3), origin=Origin.OCR) for _ in range(8)),
        )
        return Answer(
            Status.PARTIAL,
            Language.FR,
            "En 2022, 4 subventions pour 142 400,50 € en tout.\nUne page est lue sur une image [2].",
            "la liste des subventions de 2022",
            amount=Decimal("142400.50"),
            rows=rows,
            citations=citations,
        )

    def _danger(self) -> Answer:
        cited = replace(self._cite(self.text, VOTE), quote=DANGER, act=DANGER, council=DANGER)
        row = Row(DANGER, Decimal(1), DANGER, DANGER, None, DANGER, "x", None, 1)
        return Answer(
            Status.ANSWERED,
            Language.FR,
            f"{DANGER} [1] [9]",
            DANGER,
            rows=(row,),
            citations=(cited,),
            follow_ups=(DANGER,),
        )


def write_pdf(path: Path) -> None:
    """A PDF of three pages; its words are ours."""
    pdf = FPDF()
    pdf.core_fonts_encoding = "cp1252"  # the euro sign and the curved apostrophe, with no font file
    for page in PAGES:
        pdf.add_page()
        pdf.set_font("Helvetica", size=12)
        for line in page:
            pdf.multi_cell(0, 9, line, new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(path))


def _sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
