"""What the screens and the exported files say about kept conversations, in French and in English."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.types import Language
from index.amounts import NARROW_SPACE as THIN
from index.amounts import NO_BREAK_SPACE as NBSP


class Since(StrEnum):
    """What became of an answer since it was told."""

    SAME = "same"
    ACTS_CHANGED = "acts_changed"  # and the answer is the same
    ANSWER_CHANGED = "answer_changed"  # with the acts
    READ_OTHERWISE = "read_otherwise"  # the answer changed, though the acts are the same


class Notice(StrEnum):
    """Why a page opens without what its address asked for, or what could not be done."""

    NO_CONVERSATION = "no_conversation"
    NO_ANSWER = "no_answer"
    WITHDRAWN = "withdrawn"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ConversationTexts:
    """One language's strings; those with braces are formatted."""

    toggle: str
    title: str
    hint: str
    hint_signed: str
    close: str
    shown: str  # {shown} {all}
    search: str
    none_found: str
    empty: str
    today: str  # {time}
    rename: str  # {name}
    new_name: str
    keep_name: str
    cancel: str
    delete: str  # {name}
    sure: str
    links_stay: str
    do_delete: str
    do_keep: str
    deleted: str
    unkept: str
    notices: dict[Notice, str]
    since: dict[Since, str]  # {date}
    told_then: str  # {date}
    follows: str
    shared: str  # {date}
    shared_here: str
    withdraw: str
    link: str
    copied: str
    copy_by_hand: str
    link_field: str
    no_link: str
    export: str
    forms: dict[str, str]
    saved: str  # {name}
    file: str
    exported: str  # {date}
    promise: str
    asked_on: str  # {date}
    within: str
    references: str
    file_name: str


FRENCH = ConversationTexts(
    toggle="Conversations",
    title="Vos conversations",
    hint="Gardées sur cette machine, sans autre copie.",
    hint_signed="Gardées sur la machine du service, visibles de vous seul.",
    close="Fermer la liste des conversations",
    shown="Les {shown} dernières, sur {all}. Cherchez les autres par leur nom.",
    search="Chercher une conversation",
    none_found="Aucune conversation de ce nom.",
    empty="Vos questions seront gardées ici, avec leurs réponses.",
    today="aujourd’hui à {time}",
    rename=f"Renommer «{NBSP}{{name}}{NBSP}»",
    new_name="Nouveau nom",
    keep_name="Renommer",
    cancel="Annuler",
    delete=f"Supprimer «{NBSP}{{name}}{NBSP}»",
    sure=f"Supprimer pour de bon{THIN}?",
    links_stay="Les liens déjà copiés vers ses réponses restent ouverts.",
    do_delete="Supprimer",
    do_keep="Garder",
    deleted="Conversation supprimée.",
    unkept="Cette conversation n’a pas pu être gardée. Exportez-la pour ne pas la perdre.",
    notices={
        Notice.NO_CONVERSATION: "Cette conversation n’existe pas ou n’existe plus, ou ce n’est pas l’une des vôtres.",
        Notice.NO_ANSWER: "Ce lien ne mène à aucune réponse. Il est peut-être incomplet, ou la personne qui l’a créé "
        "l’a retiré. Vous pouvez poser votre question.",
        Notice.WITHDRAWN: "Le lien est retiré. Il ne mène plus à aucune réponse.",
        Notice.UNREADABLE: "Les conversations gardées ne peuvent pas être lues. Prévenez la personne qui gère l’outil.",
    },
    since={
        Since.SAME: "Les actes n’ont pas changé depuis le {date}.",
        Since.ACTS_CHANGED: f"Des actes ont changé depuis le {{date}}{THIN}; la réponse est restée la même.",
        Since.ANSWER_CHANGED: "Les actes ont changé depuis le {date}, et la réponse aussi. La voici telle qu’elle est "
        "aujourd’hui.",
        Since.READ_OTHERWISE: "Les mêmes actes sont lus autrement depuis le {date}, et la réponse a changé. La voici "
        "telle qu’elle est aujourd’hui.",
    },
    told_then=f"La réponse du {{date}} était{NBSP}:",
    follows=f"Posée à la suite de{NBSP}:",
    shared="Réponse partagée le {date}, calculée à nouveau aujourd’hui.",
    shared_here="Une question posée ici ouvre une conversation à vous.",
    withdraw="Retirer ce lien",
    link="Copier le lien",
    copied="Lien copié. Toute personne qui a accès à cet outil peut l’ouvrir.",
    copy_by_hand="Copiez ce lien. Toute personne qui a accès à cet outil peut l’ouvrir.",
    link_field="Lien vers cette réponse",
    no_link="Le lien n’a pas pu être créé. Vous pouvez réessayer.",
    export="Exporter",
    forms={"docx": "Word", "md": "Markdown"},
    saved="Fichier {name} enregistré.",
    file="conversation",
    exported="Exporté le {date}",
    promise="Chaque chiffre est tiré des actes cités. Les numéros renvoient aux références, à la fin.",
    asked_on="Réponse du {date}",
    within=f"Filtres{NBSP}:",
    references="Références",
    file_name=f"fichier{NBSP}",
)

ENGLISH = ConversationTexts(
    toggle="Conversations",
    title="Your conversations",
    hint="Kept on this machine, with no other copy.",
    hint_signed="Kept on this service’s own machine, seen by you alone.",
    close="Close the list of conversations",
    shown="The last {shown} of {all}. Search the others by name.",
    search="Search conversations",
    none_found="No conversation of that name.",
    empty="Your questions will be kept here, with their answers.",
    today="today at {time}",
    rename="Rename “{name}”",
    new_name="New name",
    keep_name="Rename",
    cancel="Cancel",
    delete="Delete “{name}”",
    sure="Delete for good?",
    links_stay="Links already copied to its answers stay open.",
    do_delete="Delete",
    do_keep="Keep",
    deleted="Conversation deleted.",
    unkept="This conversation could not be kept. Export it so as not to lose it.",
    notices={
        Notice.NO_CONVERSATION: "This conversation does not exist, no longer exists, or is not one of yours.",
        Notice.NO_ANSWER: "This link leads to no answer. It may be incomplete, or the person who made it has "
        "withdrawn it. You can ask your question.",
        Notice.WITHDRAWN: "The link is withdrawn. It no longer leads to an answer.",
        Notice.UNREADABLE: "The conversations kept can't be read. Tell the person who runs this tool.",
    },
    since={
        Since.SAME: "The acts have not changed since {date}.",
        Since.ACTS_CHANGED: "Some acts have changed since {date}; the answer is still the same.",
        Since.ANSWER_CHANGED: "The acts have changed since {date}, and so has the answer. Here it is as it stands "
        "today.",
        Since.READ_OTHERWISE: "The same acts are read differently since {date}, and the answer has changed. Here it is "
        "as it stands today.",
    },
    told_then="The answer on {date} was:",
    follows="Asked after:",
    shared="Answer shared on {date}, computed again today.",
    shared_here="A question asked here begins a conversation of your own.",
    withdraw="Withdraw this link",
    link="Copy the link",
    copied="Link copied. Anyone who may use this tool can open it.",
    copy_by_hand="Copy this link. Anyone who may use this tool can open it.",
    link_field="Link to this answer",
    no_link="The link could not be made. You can try again.",
    export="Export",
    forms={"docx": "Word", "md": "Markdown"},
    saved="File {name} saved.",
    file="conversation",
    exported="Exported on {date}",
    promise="Every figure is read in the acts cited. The numbers lead to the references at the end.",
    asked_on="Answered on {date}",
    within="Filters:",
    references="References",
    file_name="file ",
)


def conversation_texts(language: Language) -> ConversationTexts:
    return ENGLISH if language is Language.EN else FRENCH
