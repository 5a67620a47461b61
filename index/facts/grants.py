"""Grants of one act: told in sentences, tables and lists, each counted once, with the status it has in the end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from index.facts import grant_rows, grant_sentences, loan_guarantees, votes
from index.facts.finder import Example, Finder, Reading, show_check
from index.facts.grant_terms import with_terms
from index.names import same_name
from index.text import fold
from index.types import Check, Fact, Grant, GrantStatus, Outcome, SectionKind, Vote

_RANK = (GrantStatus.AWARDED, GrantStatus.PROPOSED, GrantStatus.REQUESTED, GrantStatus.RECEIVED)


def find(reading: Reading) -> tuple[Fact, ...]:
    """The act's grants in the order of the text, then the checks of its printed totals."""
    rows, checks = grant_rows.find(reading)
    apart = [*rows, *loan_guarantees.find(reading)]
    decided = _decided(reading, _once(apart, grant_sentences.find(reading)))
    grants = with_terms(reading, [g for g in decided if not _is_asked_of_us(g, decided)])
    return (*sorted(grants, key=lambda g: (g.span.page, g.span.start)), *checks)


def _is_asked_of_us(grant: Grant, grants: list[Grant]) -> bool:
    """What is asked of nobody, in an act that gives: the one who gets it asked the council."""
    asked = grant.status is GrantStatus.REQUESTED and not grant.funder
    return asked and any(g.status is GrantStatus.AWARDED for g in grants)


def _once(rows: list[Grant], told: list[Grant]) -> list[Grant]:
    """One grant, counted once: what the report proposes and the decision awards is the decision's.

    Rows of a table stand each for itself (an association may get the same sum twice); a sentence that
    repeats a row, or another sentence, does not.
    """
    kept = list(rows)
    for grant in sorted(told, key=lambda g: _RANK.index(g.status)):
        if not any(_same(grant, other) for other in kept):
            kept.append(grant)
    return kept


def _same(a: Grant, b: Grant) -> bool:
    same_sum = a.amount == b.amount and (a.amount is not None or a.unit_price == b.unit_price)
    return same_sum and (_is_one(a.beneficiary, b.beneficiary) or not a.beneficiary)


def _is_one(a: str, b: str) -> bool:
    """One name, or the other in full: "Comité d'animation" and "Comité d'animation de Brive"."""
    mine, others = (set(fold(name).split()) for name in (a, b))
    return same_name(a, b) or bool(mine and others and (mine <= others or others <= mine))


# An assembly that decides, where no vote is told: "après délibération : AUTORISE le versement".
_DECIDES = re.compile(
    r"\bapres\s+(?:en\s+avoir\s+(?:en\s+)?delibere|avoir\s+(?:en\s+)?delibere|(?:en\s+)?deliberation)\b[^.;]{0,140}?[\s:,–-]"
    r"(?<!\ba )(?<!\bont )(?<!\bavait )(?:decide|autorise|accorde|attribue|octroie|vote|alloue|accepte|valide|approuve)(?:nt)?\b"
)


def _decided(reading: Reading, grants: Iterable[Grant]) -> list[Grant]:
    """What is proposed is awarded when the act adopts it: it has no article that awards in its own words,
    or the article awards "the grants of the table". A rejected act awards nothing, nor does a rejected row."""
    found = [vote for vote in votes.find(reading) if isinstance(vote, Vote)]
    grants = list(grants)
    decided = _DECIDES.search(reading.plain, reading.act.start, reading.act.end) if not found else None
    if (found and found[0].outcome is not Outcome.ADOPTED) or not (found or decided):
        return [_proposed(g) for g in grants]
    since = decided.start() if decided else reading.act.start
    refused = {vote.span for vote in found[1:] if vote.outcome is Outcome.REJECTED}

    def in_report(g: Grant) -> bool:
        at = reading.text.offset(g.span.page, g.span.start)
        return at < since or reading.kind_at(at) is SectionKind.REPORT

    awarded = [g for g in grants if g.status is GrantStatus.AWARDED]
    return [
        replace(g, status=GrantStatus.AWARDED)
        if g.status is GrantStatus.PROPOSED
        and g.span not in refused
        and not in_report(g)
        and not any(_same(g, a) for a in awarded)
        else g
        for g in grants
    ]


def _proposed(grant: Grant) -> Grant:
    given = grant.status is GrantStatus.AWARDED
    return replace(grant, status=GrantStatus.PROPOSED) if given else grant


def show(fact: Fact) -> str:
    if isinstance(fact, Check):
        return show_check(fact)
    assert isinstance(fact, Grant)
    amount = "-" if fact.amount is None else str(fact.amount)
    told = [f"{fact.beneficiary} {amount} {fact.nature.value} {fact.status.value}"]
    told += [f"of {fact.funder}"] * bool(fact.funder)
    told += [words for words, holds in (("in kind", fact.in_kind), ("max", fact.maximum)) if holds]
    if fact.unit_price is not None:
        told.append(f"{fact.count or '?'} x {fact.unit_price}/{fact.unit}")
    terms = (fact.basis, fact.period, fact.instalments, fact.condition)
    return ", ".join([" ".join(told), *filter(None, terms)])


FINDER = Finder(
    name="grants",
    find=find,
    show=show,
    examples=(
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : D'attribuer à la société « Bleu Ciel », une subvention d'un montant "
            "de 5 000 € au titre du salon « Livre 2021 ».\nPour : 12 voix - Contre : 0",
            ("Bleu Ciel 5000 subvention awarded",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'accorder une subvention exceptionnelle de 700 € au comité des fêtes pour le bal.\n"
            "Adopté à l'unanimité",
            ("Comité des fêtes 700 subvention awarded",),
        ),
        Example(
            "Le maire expose la demande : il propose d'octroyer une subvention de 700 € au comité des fêtes.\n"
            "Après en avoir délibéré, décide :\nArticle 1 : d'accorder une subvention de 700 € au comité des fêtes de Brive pour le bal.\n"
            "Adopté à l'unanimité",
            ("Comité des fêtes de Brive 700 subvention awarded",),
        ),
        Example(
            "Le maire expose la demande.\nAprès en avoir délibéré, décide :\nArticle 1 : de rejeter la subvention.\n"
            "Article 2 : d'attribuer 300 € de subvention à l'association Arc.\nPour : 2, Contre : 9",
            ("Arc 300 subvention proposed",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : de solliciter une subvention de 40 000 € auprès de la Région pour le préau.\n"
            "Adopté à l'unanimité",
            (" 40000 subvention requested of Région",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'accepter le devis de la société Mur pour un montant de 12 000 €.\n"
            "Adopté à l'unanimité",
            (),
        ),
        # A flattened table of sums before names, or behind them: nothing shows which.
        Example(
            "Subventions aux associations\n\nLe maire expose et propose les aides : 500 € Club de tir 11 000 € Mission du Lac 10 000 € Caisse des écoles\n\n"
            "Après en avoir délibéré, le conseil adopte à l'unanimité",
            (),
        ),
        Example(
            "Subventions aux associations\n\nLe maire expose et propose d'attribuer les subventions suivantes :\n- Club de tir : 150 €\n"
            "- Amis du livre : 90 €\n\nAprès en avoir délibéré, le conseil adopte à l'unanimité",
            ("Club de tir 150 subvention awarded", "Amis du livre 90 subvention awarded"),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer une subvention de 6 200 € à l'association « Les Pas Perdus » pour sa saison.\nAdopté à l'unanimité",
            ("Les Pas Perdus 6200 subvention awarded",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer une subvention à l'association « Les Pas Perdus », pour un montant de 1 340 € maximum.\nAdopté à l'unanimité",
            ("Les Pas Perdus 1340 subvention awarded max",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'accorder à la SARL « Moulin Neuf » une aide de 8 000 € maximum, représentant 10 % des dépenses éligibles.\nAdopté à l'unanimité",
            ("Moulin Neuf 8000 aide awarded max",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer à l'association Arc une subvention en numéraire de 900 € ; une subvention en nature (prêt de la salle) estimée à 250 €.\nAdopté à l'unanimité",
            ("Arc 900 subvention awarded", "Arc 250 subvention awarded in kind"),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'accorder à la commune de Brive-les-Eaux une aide de 10 % sur 40 000,00 € HT, 48 000,00 € TTC, soit l'octroi d'une subvention de 4 000,00 €.\nAdopté à l'unanimité",
            ("Commune de Brive-les-Eaux 4000.00 subvention awarded",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : DE VERSER la somme maximum de : 750€ pour le tournoi au Club d'échecs.\nAdopté à l'unanimité",
            ("Club d'échecs 750 autre awarded max",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer à l'office de tourisme une subvention de 12.000€ (imputation 65_6574_301).\nAdopté à l'unanimité",
            ("Office de tourisme 12000 subvention awarded",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer au collège Jean Vilar une subvention de 180 € (30 € par élève) pour un voyage.\nAdopté à l'unanimité",
            ("Collège Jean Vilar 180 subvention awarded ? x 30/élève",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'autoriser le versement d'une subvention exceptionnelle au comité des fêtes de Brive pour un montant de 700 €.\nAdopté à l'unanimité",
            ("Comité des fêtes de Brive 700 subvention awarded",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer au Théâtre du Lac une subvention de 13 000 euros (5 500 euros de fonctionnement et 7 500 euros au titre du festival).\nAdopté à l'unanimité",
            ("Théâtre du Lac 13000 subvention awarded",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'aider le Vélo Club sous la forme d'une subvention de 160,00 €.\nAdopté à l'unanimité",
            ("Vélo Club 160.00 subvention awarded",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer les subventions suivantes :\n- Club de tir (demande 500€) : proposition d'attribution → 380€\nAdopté à l'unanimité",
            ("Club de tir 380 subvention awarded",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'autoriser le maire à solliciter une subvention de 148 000 € HT au titre de la DETR.\nAdopté à l'unanimité",
            (" 148000 subvention requested of DETR, HT",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : de charger le maire de demander à l'État, au titre de la DETR, une subvention de 15 000 €.\nAdopté à l'unanimité",
            (" 15000 subvention requested of DETR",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : de solliciter une subvention au titre de la DETR.\nAdopté à l'unanimité",
            (),
        ),
        Example(
            "Le maire expose le projet.\nFinanceurs Sollicité ou acquis montant subventionnable H.T Taux montant aide sollicité DETR sollicité en 2023 "
            "100 000.00 € 30.00% 30 000.00 € CD37 sollicité 100 000.00 € 20.00% CAF acquis en 2021 100 000.00 € 10.00% 10 000.00 € 20 000.00 €\n"
            "Après en avoir délibéré, le conseil autorise le maire à déposer la demande.",
            (
                " 30000.00 subvention requested of DETR",
                " 20000.00 subvention requested of CD37",
                " 10000.00 subvention received of CAF",
            ),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : de solliciter les aides suivantes :\n- DETR : 30 000 €\n- Région : 12 500 €\n- Commune : 8 000 €\n"
            "Adopté à l'unanimité",
            (" 30000 subvention requested of DETR", " 12500 subvention requested of Région"),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : de noter que les aides ont atteint 890 K€ en 2020 contre 736 K€ en 2019.\nAdopté à l'unanimité",
            (),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer le marché à la société Mur pour 2.800.000 € HT soit 3.360.000 € TTC.\nAdopté à l'unanimité",
            (),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer le lot 2 à la société Mur pour un montant de 295 000 € HT (deux cent quatre vingt quinze mille euros hors taxe).\nAdopté à l'unanimité",
            (),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer au collège Jean Vilar une participation de 30 € par élève pour 24 élèves, au titre de l'année 2022.\nAdopté à l'unanimité",
            ("Collège Jean Vilar 720 participation awarded 24 x 30/élève, 2022",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'accorder à Mme Lise Arnoux une aide de 300 € pour l'achat d'un vélo.\nAdopté à l'unanimité",
            ("Mme Lise Arnoux 300 aide awarded",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer une subvention de 160 € à M. et Mme Arnoux, une subvention de 154 € à M. Jean Vidal et une subvention de 90 € à Madame Roy.\nAdopté à l'unanimité",
            (
                "M. et Mme Arnoux 160 subvention awarded",
                "M. Jean Vidal 154 subvention awarded",
                "Mme Roy 90 subvention awarded",
            ),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : de donner la parole à Mme Roy pour rappeler la subvention de 400 € ; de donner pouvoir à M. le Maire pour verser la somme de 90 €.\nAdopté à l'unanimité",
            (),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer au Ski-club une aide de 50 % des dépenses, dans la limite de 2 000 €.\nAdopté à l'unanimité",
            ("Ski-club 2000 aide awarded max",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer au Ski-club une aide à hauteur de 50 % des dépenses éligibles, plafonnée à 2 000 €.\nAdopté à l'unanimité",
            ("Ski-club 2000 aide awarded max",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer au Ski-club une aide de 50 % d'une dépense plafonnée à 4 000 €.\nAdopté à l'unanimité",
            (),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : de verser une indemnité à Mme Roy, receveuse, pour son aide, d'un montant de 160 €.\nAdopté à l'unanimité",
            (),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'accorder sa garantie à hauteur de 80 % pour le remboursement d'un prêt d'un montant total de 500 000 € souscrit par Habitat du Lac auprès de la Caisse des dépôts. La garantie de la collectivité est accordée à hauteur de la somme en principal de 400 000 €.\nAdopté à l'unanimité",
            ("Habitat du Lac 400000 garantie awarded",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'accorder sa garantie, à hauteur de 50 %, à l'association Arc pour un emprunt de 80 000 €.\nAdopté à l'unanimité",
            ("Arc - garantie awarded",),
        ),
        Example(
            "Vu le contrat de prêt n° 1234 signé entre Habitat du Lac, ci-après l'Emprunteur, et la Caisse des dépôts ;\nAprès en avoir délibéré, décide :\nArticle 1 : l'assemblée accorde sa garantie à hauteur de 100 % pour le remboursement d'un prêt de 90 000 € souscrit par l'Emprunteur.\nAdopté à l'unanimité",
            ("Habitat du Lac 90000 garantie awarded",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'accorder la garantie de la ville à hauteur de 80 % des emprunts que la société Habitat du Lac va contracter auprès de :\n- la Banque du Nord à hauteur de 2 M€ de garantie,\n- la Banque du Sud à hauteur de 2 M€ de garantie.\nAdopté à l'unanimité",
            (
                "Habitat du Lac 2000000 garantie awarded",
                "Habitat du Lac 2000000 garantie awarded",
            ),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : de contracter un emprunt de 90 000 € auprès de la Banque du Nord et de verser un dépôt de garantie de 300 €.\nAdopté à l'unanimité",
            (),
        ),
        Example(
            "Objet : Subvention au club des aînés\n\nLe maire expose la demande.\nAprès en avoir délibéré, décide :\nArticle 1 : d'accorder une subvention de 500 €, identique à la demande.\nAdopté à l'unanimité",
            ("Club des aînés 500 subvention awarded",),
        ),
        Example(
            "L'association Arc sollicite une aide de 400 €.\nAprès en avoir délibéré, décide :\nArticle 1 : d'attribuer à l'association Arc une aide de 300 €.\nAdopté à l'unanimité",
            ("Arc 300 aide awarded",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'encaisser la somme de 700 € pour les tarifs de la fête ; le montant de l'encaisse est fixé à 1 000 €.\nAdopté à l'unanimité",
            (),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : de verser une aide pour le diagnostic de l'association Arc, se décomposant comme suit :\n- subvention : 820 €\n- contributions en nature : 430 €\nAdopté à l'unanimité",
            (
                "Arc 820 subvention awarded",
                "Arc 430 participation awarded in kind",
            ),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : de verser au CNAS une cotisation : nombre d'agents x montant forfaitaire par agent actif (montant forfaitaire 2019 = 207 €).\nAdopté à l'unanimité",
            ("CNAS - cotisation awarded ? x 207/agent",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : de verser la somme de 300 € à M. Jean Vidal pour le dessin.\nAdopté à l'unanimité",
            (),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : de solliciter auprès du Conseil départemental l'inscription de l'opération relative au préau, d'un montant de 92 568 € HT, sur un programme subventionné.\nAdopté à l'unanimité",
            (),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : de renouveler la convention de participation financière de la commune de Brive, fixée à 350 €.\nAdopté à l'unanimité",
            (),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : de fixer à 350 € par élève accueilli la participation à verser à la commune de Brive.\nAdopté à l'unanimité",
            ("Commune de Brive - participation awarded ? x 350/élève",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer au Foyer rural une aide de 5 € par jour et par enfant, pour 24 enfants.\nAdopté à l'unanimité",
            ("Foyer rural - aide awarded ? x 5/jour et par enfant",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer à la commune de Brive un fonds de concours de 9 000 € HT, dans la limite de 50 % du coût.\nAdopté à l'unanimité",
            ("Commune de Brive 9000 fonds de concours awarded, HT",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer au Ski-club une subvention de 2 000 € pour la saison 2021/2022, versée en deux fois : 70 % à la signature, le solde sur présentation du bilan.\nAdopté à l'unanimité",
            (
                "Ski-club 2000 subvention awarded, 2021-2022, versée en deux fois : 70 % à la signature, le solde sur présentation du bilan",
            ),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer au Ski-club une subvention de 2 000 €.\nArticle 2 : cette subvention sera versée sous réserve de la signature de la convention.\nAdopté à l'unanimité",
            ("Ski-club 2000 subvention awarded, sous réserve de la signature de la convention",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'attribuer au Ski-club une subvention de 2 000 €.\nArticle 2 : de signer le bail, sous réserve de l'accord du notaire.\nAdopté à l'unanimité",
            ("Ski-club 2000 subvention awarded",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'approuver le budget de la commune par nature et le versement d'une subvention de 5 000 € au CCAS.\nAdopté à l'unanimité",
            ("CCAS 5000 subvention awarded",),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : d'aider les agriculteurs : le syndicat a repris la compétence et verse la cotisation de 1,61 € par habitant.\nAdopté à l'unanimité",
            (),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : de participer à l'acquisition d'équipements nécessaires au développement de l'activité pour 12 570 € HT, soit l'octroi d'une subvention de 1 257 €.\nAdopté à l'unanimité",
            (),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : de prêter la salle au Ski-club, à qui est attribuée une subvention de 700 €, qui fait l'objet d'une délibération du même jour.\nAdopté à l'unanimité",
            (),
        ),
        Example(
            "Après en avoir délibéré, décide :\nArticle 1 : de signer la convention visant à la pose de clôtures, pour un montant de 262 €.\nAdopté à l'unanimité",
            (),
        ),
    ),
)
