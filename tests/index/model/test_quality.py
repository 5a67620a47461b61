"""The shipped weights: do they find the passage, in French and from English; are they small?"""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest

from index.embed import SHIPPED, ModelEmbedder
from index.model.training.evaluate import load, ndcg

EVAL = Path(__file__).parents[4] / "shared" / "train" / "eval"

# Each line: a passage of an act, in our words | a question in French | one in English.
OURS = """
Il est attribué une subvention de 2 000 € au club de judo pour l'achat de tapis. | Combien le club de judo a-t-il reçu ? | How much money did the judo club get?
Le taux de la taxe foncière sur les propriétés bâties est fixé à 32,10 %. | Quels sont les impôts locaux ? | What is the rate of the property tax?
Monsieur Durand, deuxième adjoint, est élu secrétaire de séance. | Qui était le secrétaire ? | Who was the secretary of the meeting?
La parcelle cadastrée AB 112, rue du Moulin, est vendue à la société Habitat Jeune. | Quel terrain a été cédé ? | Which plot of land was sold?
Les tarifs de la restauration scolaire sont portés à 3,45 € par repas. | Prix de la cantine à l'école | What do school meals cost?
Le marché de travaux de réfection de la toiture du gymnase est attribué à l'entreprise Lebrun. | Qui refait le toit du gymnase ? | Which company won the contract for the roof of the gymnasium?
Un poste d'adjoint administratif à temps complet est créé au tableau des effectifs. | Quel emploi a été créé ? | Which post was created in the staff?
La commune garantit à hauteur de 50 % l'emprunt contracté par le bailleur social. | Y a-t-il une garantie de prêt pour des logements sociaux ? | Was a loan guarantee given for social housing?
Le conseil approuve le compte administratif de l'exercice 2021, qui présente un excédent. | Les comptes de l'année sont-ils approuvés ? | Were the year-end accounts approved?
La convention avec l'office de tourisme est renouvelée pour trois ans. | Accord avec l'office du tourisme | What about the agreement with the tourist office?
La vidéoprotection est étendue à la gare par l'installation de huit caméras. | Où installe-t-on des caméras de surveillance ? | Where will video surveillance cameras be installed?
Le plan local d'urbanisme est modifié afin d'ouvrir la zone des Prés à la construction. | Qu'est-ce qui change dans le PLU ? | What changes in the town planning rules?
La collecte des déchets ménagers aura lieu une fois par semaine à compter du 1er mars. | Quand passe le ramassage des ordures ? | How often is household waste collected?
Trois conseillers ont voté contre et deux se sont abstenus ; la délibération est adoptée. | Combien de voix contre ? | How many councillors voted against?
La maison de santé accueillera deux médecins généralistes dès septembre. | De nouveaux docteurs vont-ils arriver ? | Will there be new doctors in the health centre?
Des pistes cyclables seront aménagées le long du canal. | Que fait-on pour les vélos ? | What is planned for bicycles?
Les crédits sont inscrits au chapitre 65, nature 6574, de la section de fonctionnement. | Sur quelle ligne budgétaire ? | On which budget line is it?
L'éclairage public sera éteint de minuit à cinq heures pour économiser l'énergie. | Les lampadaires sont-ils coupés la nuit ? | Is street lighting switched off at night?
Le règlement intérieur de la médiathèque est adopté. | Les règles de la bibliothèque | What are the rules of the library?
La commune adhère au groupement de commandes pour l'achat de gaz naturel. | Comment achète-t-on le gaz ? | Did the town join a group to purchase gas?
"""
PASSAGES, FRENCH, ENGLISH = zip(*(line.split(" | ") for line in OURS.strip().splitlines()), strict=True)

# nDCG@10 that the shipped weights reach, a little less. The bars set for the model are higher on four of these
# sets; its card tells which it does not reach yet.
FLOORS = {
    "cnil_faq": 0.492,
    "faq_collectivite": 0.788,
    "covid_faq_gov": 0.328,
    "canlaw_fr2fr": 0.596,
    "canlaw_en2fr": 0.548,
    "piaf": 0.596,
}


@pytest.fixture(scope="module")
def model() -> ModelEmbedder:
    return ModelEmbedder()


@pytest.mark.parametrize(("questions", "first"), [(FRENCH, 16), (ENGLISH, 16)], ids=["french", "english"])
def test_the_right_passage_comes_first(model: ModelEmbedder, questions: tuple[str, ...], first: int) -> None:
    passages = model.embed_passages(PASSAGES)
    near = np.array([passages @ model.embed_query(question) for question in questions])
    ranks = (near > near.diagonal()[:, None]).sum(axis=1)
    missed = [f"{rank + 1}. {question}" for rank, question in zip(ranks, questions, strict=True) if rank]
    assert (ranks == 0).sum() >= first, missed


@pytest.mark.skipif(
    not EVAL.is_dir(), reason=f"needs the judged sets beside the repository: {EVAL} is absent"
)
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_the_judged_sets(model: ModelEmbedder, name: str) -> None:
    assert ndcg(load(EVAL / name), model.embed_passages) >= FLOORS[name]


def test_the_model_card_tells_the_figures_that_were_measured(root: Path) -> None:
    saved = json.loads((root / "tests/bench/results/embedding_model.json").read_text("utf-8"))["ndcg@10"]
    card = (SHIPPED / "README.md").read_text("utf-8")
    told = {
        name: float(figure)
        for name, figure in re.findall(r"^\| (\w+) \(.*?\) \| ([\d.]+) \|", card, re.MULTILINE)
    }
    assert told == {name: round(figure, 3) for name, figure in saved.items()}


def test_it_is_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= 30_000_000
