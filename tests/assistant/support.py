"""Small hand-made acts, an assistant over them, and the rules by which golden answers are compared."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.question import read_question
from assistant.retrieve import Found, retrieve
from assistant.types import Answer, Status
from index.check import Stores
from index.ingest import ingest
from index.ledger import Ledger
from index.ports import Embedder, VectorIndex
from index.text import flat
from tests.index.support import HashingEmbedder, MemoryVectors


@dataclass(frozen=True)
class Desk:
    """An assistant and the stores it stands on."""

    stores: Stores
    assistant: Assistant

    def ask(self, question: str, *history: str) -> Answer:
        """The answer to a question after the earlier ones, oldest first."""
        return self.assistant.ask(question, history)

    def find(self, question: str, *history: str) -> Found:
        return retrieve(read_question(question, history), self.stores)


def desk(ledger: Ledger, vectors: VectorIndex, embedder: Embedder, paths: Sequence[Path]) -> Desk:
    stores = Stores(ledger, vectors, embedder)
    ingest(paths, stores)
    return Desk(stores, Assistant(ledger, vectors, embedder))


def small_desk(folder: Path, acts: dict[str, str]) -> Desk:
    """A real ledger over these texts (file -> text), with vectors in memory and a toy embedder."""
    for name, text in acts.items():
        path = folder / "acts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    ledger = Ledger.open(folder / "ledger.sqlite", create=True)
    return desk(ledger, MemoryVectors(), HashingEmbedder(dimensions=128), [folder / "acts"])


# --- hand-made acts, in the form that French acts have --------------------------------------------------

HEAD = "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL"
ADOPTED = "Adopté à l'unanimité."


def act_of(number: str, title: str, *told: str, day: str = "10 février 2023", opening: str = "") -> str:
    """An act of Pré-Modèle: its head, then what it tells, a paragraph each."""
    head = f"COMMUNE DE PRÉ-MODÈLE\n{HEAD} MUNICIPAL\n{opening}Séance du {day}\n\nDélibération n° {number}"
    return "\n\n".join((f"{head}\nObjet : {title}", *told)) + "\n"


LAVOIR_2022 = f"""COMMUNE DE SAINT-EXEMPLE
{HEAD} MUNICIPAL
Séance du 15 mars 2022

Délibération n° 2022-011
Objet : Subvention à l'association Les Amis du Lavoir

Étaient présents : Mme Anne BERTIN, maire, M. Louis CARNOT, Mme Rose DELMAS
Secrétaire de séance : M. Louis CARNOT

Le conseil municipal, après en avoir délibéré, décide :

Article 1 : D'attribuer à l'association « Les Amis du Lavoir » une subvention d'un montant de 1 200 €.

Adopté à l'unanimité.
"""
ASSOCIATIONS_2023 = f"""COMMUNE DE SAINT-EXEMPLE
{HEAD} MUNICIPAL
Séance du 14 mars 2023

Délibération n° 2023-017
Objet : Subventions aux associations pour 2023

Présidence : Mme Anne BERTIN
Étaient présents : Mme Anne BERTIN, maire, M. Louis CARNOT, Mme Rose DELMAS
Étaient excusés : M. Hugo EVRARD (pouvoir à Mme Rose DELMAS), Mme Lise FABRE
Secrétaire de séance : Mme Rose DELMAS

Vu le Code général des collectivités territoriales,
Considérant que la fanfare répare ses instruments en vue du concours de Brumeval,

Le conseil municipal, après en avoir délibéré, décide :

Article 1 : D'attribuer à l'association « Les Amis du Lavoir » une subvention d'un montant de 1 500 €.
Article 2 : D'attribuer à l'association « Fanfare de Saint-Exemple » une subvention d'un montant de 800 €.
Article 3 : D'attribuer à l'association « Boule Exemplaire » une subvention d'un montant de 300 €.
Article 4 : De dire que la dépense est imputée au chapitre 65, article 6574, du budget.

Pour : 12 voix
Contre : 0 voix
Abstention : 1 voix (M. Paul GARNIER)
"""
MOTO_2023 = f"""COMMUNE DE SAINT-EXEMPLE
{HEAD} MUNICIPAL
Séance du 20 juin 2023

Délibération n° 2023-040
Objet : Subvention exceptionnelle au Moto-club des Crêtes

Étaient présents : Mme Anne BERTIN, maire, M. Louis CARNOT, Mme Rose DELMAS

Le maire propose d'attribuer à l'association « Moto-club des Crêtes » une subvention de 5 000 €.

Le conseil municipal, après en avoir délibéré, rejette la proposition.

Pour : 1 voix (Mme Anne BERTIN)
Contre : 2 voix (M. Louis CARNOT, Mme Rose DELMAS)
Abstention : 0 voix

REJETÉ
"""
BASSIN_2023 = f"""COMMUNAUTÉ DE COMMUNES DU VAL-MODÈLE
{HEAD} COMMUNAUTAIRE
Séance du 9 mai 2023

Délibération n° CC-2023-5
Objet : Bassin de nage : plan de financement et demande d'aide

Monsieur le Président expose que les travaux du bassin sont estimés à 400 000 € HT et que la part du Val-Modèle, de 100 000 €, sur un budget de 400 000 € (soit 25 %), est inscrite.

Le conseil communautaire, après en avoir délibéré, décide :

Article 1 : De solliciter auprès de l'État une subvention de 120 000 € au titre de la DETR.
Article 2 : D'attribuer à l'association « Nageurs du Val » une subvention de 2 000 €.

M. Jean HUET, président de l'association, ne prend pas part au vote.
Vote : 20 pour, 1 contre (M. Marc IMBERT), 0 abstention.
"""
KIOSQUE_OLD = f"""COMMUNE DE BOURG-TÉMOIN
{HEAD} MUNICIPAL
Séance du 6 avril 2021

Délibération n° 2021-04
Objet : Aide à l'association du Kiosque

Le conseil municipal, après en avoir délibéré, décide :

Article 1 : D'attribuer à l'association « Le Kiosque » une subvention d'un montant de 700 €.

Adopté à l'unanimité.
"""
KIOSQUE_NEW = f"""COMMUNE DE BOURG-TÉMOIN
{HEAD} MUNICIPAL
Séance du 7 septembre 2021

Délibération n° 2021-09
Objet : Aide à l'association du Kiosque - annule et remplace la délibération n° 2021-04

Le conseil municipal, après en avoir délibéré, décide :

Article 1 : D'attribuer à l'association « Le Kiosque » une subvention d'un montant de 600 €.

Adopté à l'unanimité.
"""
ACTS = {
    "saint-exemple/2022-03.txt": LAVOIR_2022,
    "saint-exemple/2023-03.txt": ASSOCIATIONS_2023,
    "saint-exemple/2023-06.txt": MOTO_2023,
    "val-modele/2023-05.txt": BASSIN_2023,
    "bourg-temoin/2021-04.txt": KIOSQUE_OLD,
    "bourg-temoin/2021-09.txt": KIOSQUE_NEW,
}


# --- golden questions: an answer is right or it is told why not ------------------------------------------

LONGEST = 1500  # characters of an answer that are read: a dump of passages is no answer
FIRST_ROWS = 10


@dataclass(frozen=True)
class Gold:
    """One line of a ``questions.jsonl``."""

    id: str
    question: str
    history: tuple[str, ...]
    amount: Decimal | None
    contains: tuple[tuple[str, ...], ...]  # each with its alternatives
    must_not: tuple[str, ...]
    answerable: bool
    language: str
    raw: dict[str, Any] = field(repr=False, hash=False)


def read_gold(path: Path) -> tuple[Gold, ...]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_gold(json.loads(line)) for line in lines if line.strip())


def _gold(line: dict[str, Any]) -> Gold:
    contains = (item if isinstance(item, list) else [item] for item in line["contains"])
    return Gold(
        line["id"],
        line["question"],
        tuple(line["history"]),
        None if line["amount"] is None else Decimal(line["amount"]),
        tuple(map(tuple, contains)),
        tuple(line["must_not"]),
        line["answerable"],
        line["lang"],
        line,
    )


def why_wrong(gold: Gold, answer: Answer) -> str:
    """What is wrong with the answer, "" where nothing is."""
    if not gold.answerable:
        refused = answer.status in (Status.NOT_FOUND, Status.UNCLEAR) and answer.amount is None
        return "" if refused else f"should be refused, is {answer.status.value}"
    if answer.status not in (Status.ANSWERED, Status.PARTIAL):
        return f"is {answer.status.value}"
    if gold.amount is not None and answer.amount != gold.amount:
        return f"amount is {answer.amount}, should be {gold.amount}"
    rows = (
        f"{row.label} {row.amount} {row.purpose} {row.act} {row.date}" for row in answer.rows[:FIRST_ROWS]
    )
    told = comparable(" ".join([answer.text[:LONGEST], *rows]))
    lacking = [items for items in gold.contains if not any(says(told, item) for item in items)]
    if lacking:
        return f"lacks {lacking}"
    headline = comparable(answer.headline)
    bad = [item for item in gold.must_not if says(headline, item)]
    return f"headline holds {bad}" if bad else ""


def comparable(text: str) -> str:
    """Plain letters in lower case, one space between words; figures without separators of thousands and
    without cents of nought."""
    text = re.sub(r"(?<=\d)[ .,](?=\d{3}(?!\d))", "", flat(text))
    text = re.sub(r"(?<=\d)[.,]00(?!\d)", "", text)
    return " ".join(re.sub(r"[^\w%,.]", " ", text).split())


def says(told: str, item: str) -> bool:
    """Is the item in the comparable text? A figure only as a whole figure."""
    want = comparable(item)
    if re.fullmatch(r"[\d.,]+ ?%?", want):
        return re.search(rf"(?<![\d.,]){re.escape(want)}(?!\d|[.,]\d)", told) is not None
    return want in told
