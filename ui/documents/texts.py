"""What the tab for adding documents says, in French and in English."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Language
from index.amounts import NARROW_SPACE as THIN
from index.amounts import NO_BREAK_SPACE as NBSP
from index.receiving import LARGEST
from index.steps import Step
from index.types import AdditionState

MEGABYTES = LARGEST // 1_000_000


@dataclass(frozen=True, slots=True)
class DocumentTexts:
    """One language's strings; those with braces are formatted. A pair is of one and of several."""

    tab: str
    title: str
    intro: str
    local: str
    kinds: str
    drop: str
    choose: str
    sending: str  # {name}
    sent_none: tuple[str, str]  # {count}: on their way
    give_up: str
    too_large: str  # {name}
    folder: str  # {name}
    lost: str  # {name}
    closed: str  # {name}
    dismiss: str
    listed: str
    empty: str
    states: dict[AdditionState, str]
    counts: dict[AdditionState, tuple[str, str]]  # {count}
    steps: dict[Step | None, str]
    embedding: str  # {done} {all}
    of_archive: tuple[str, str]  # {done} {all}
    step_of: str  # {rank} {all} {step}
    held: tuple[tuple[str, str], ...]  # {count}: documents, acts, facts, passages
    last: str  # between the last two of an enumeration
    answers: str
    nothing: str  # where a question would be asked
    nothing_text: str
    given: str  # {day} {time} {size}
    by: str  # {who}
    renamed: str  # {name}
    known: str  # {name}
    known_archive: str
    cut: str
    gone: str
    stopped: str
    stopped_partly: tuple[str, str]  # {count}
    left: str
    resume: str
    stop_all: str
    stop: str  # with {name} in its accessible name
    again: str
    remove: str
    ask_remove: dict[bool, str]  # with what was stored, or off the list only
    yes: str
    no: str
    inside: tuple[str, str]  # {count}
    why: str
    advice: str
    older: tuple[str, str]  # {count}
    of: str  # {what} {name}: a button's whole name
    reserved: str
    units: tuple[str, str, str]
    colon: str
    decimal: str


FRENCH = DocumentTexts(
    tab="Ajouter",
    title="Ajouter des documents",
    intro="Les actes que vous déposez ici répondent aux questions dès qu’ils sont lus. Ils restent sur ce serveur.",
    local="Sans connexion, l’outil n’est ouvert qu’à cet ordinateur, et qui s’en sert peut ajouter des documents.",
    kinds=f"PDF, Word (.docx), OpenDocument (.odt), texte (.txt) ou archive (.zip){THIN}; {MEGABYTES}{NBSP}Mo au plus par "
    "fichier.",
    drop="Déposez des fichiers ici, ou",
    choose="Choisir des fichiers",
    sending="Envoi de {name}",
    sent_none=("1 fichier en cours d’envoi", "{count} fichiers en cours d’envoi"),
    give_up="Annuler l’envoi",
    too_large=f"{{name}}{NBSP}: plus de {MEGABYTES}{NBSP}Mo. Divisez le fichier, ou demandez à la personne qui gère le "
    "serveur de le lire en ligne de commande.",
    folder=f"{{name}}{NBSP}: c’est un dossier. Déposez ses fichiers, ou une archive .zip du dossier.",
    lost=f"{{name}}{NBSP}: l’envoi a été interrompu. Déposez le fichier à nouveau.",
    closed=f"{{name}}{NBSP}: non reçu, l’ajout de documents vous est fermé. Reconnectez-vous, ou demandez le rôle "
    "d’éditeur.",
    dismiss="Fermer le message",
    listed="Documents ajoutés",
    empty="Aucun document n’a encore été ajouté ici.",
    states={
        AdditionState.COMING: "Envoi en cours",
        AdditionState.CUT: "Envoi interrompu",
        AdditionState.WAITING: "En attente",
        AdditionState.READING: "Lecture en cours",
        AdditionState.DONE: "Lu",
        AdditionState.KNOWN: "Déjà présent",
        AdditionState.REFUSED: "Refusé",
        AdditionState.STOPPED: "Arrêté",
        AdditionState.GONE: "Plus présent",
    },
    counts={
        AdditionState.READING: ("1 en lecture", "{count} en lecture"),
        AdditionState.WAITING: ("1 en attente", "{count} en attente"),
        AdditionState.DONE: ("1 document lu", "{count} documents lus"),
        AdditionState.REFUSED: ("1 refusé", "{count} refusés"),
    },
    steps={
        None: "préparation",
        Step.READ: "lecture du texte",
        Step.OCR: "reconnaissance des images (OCR)",
        Step.ACTS: "recherche des actes",
        Step.FACTS: "recherche des faits",
        Step.PASSAGES: "découpage en passages",
        Step.STORE: "rangement",
    },
    embedding="indexation des passages ({done} sur {all})",
    of_archive=("{done} fichier sur {all} de l’archive", "{done} fichiers sur {all} de l’archive"),
    step_of=f"Étape {{rank}} sur {{all}}{NBSP}: {{step}}",
    held=(
        ("1 document", "{count} documents"),
        ("1 acte", "{count} actes"),
        ("1 fait", "{count} faits"),
        ("1 passage", "{count} passages"),
    ),
    last=" et ",
    answers="Les réponses en tiennent compte.",
    nothing="Il n’y a encore aucun acte ici",
    nothing_text=f"Ajoutez des documents dans l’onglet «{NBSP}Ajouter{NBSP}»{NBSP}: vous pourrez poser des questions dès qu’ils "
    f"seront lus. Vous ne voyez pas cet onglet{THIN}? Demandez à une personne qui a le rôle d’éditeur d’en ajouter.",
    given="Ajouté le {day} à {time}{by}, {size}",
    by=" par {who}",
    renamed=f"Gardé sous le nom «{NBSP}{{name}}{NBSP}»{NBSP}: un autre fichier porte déjà le sien.",
    known=f"Le même contenu est déjà lu, sous le nom «{NBSP}{{name}}{NBSP}». Rien n’a été ajouté.",
    known_archive="Tout ce qu’il contient était déjà lu. Rien n’a été ajouté.",
    gone="Ses actes ne sont plus présents, les réponses n’en tiennent plus compte.",
    cut="Tout n’est pas arrivé. Déposez le fichier à nouveau.",
    stopped="Arrêté à la demande. Rien n’en a été gardé.",
    stopped_partly=(
        "Arrêté à la demande. 1 document était déjà lu, il est gardé.",
        "Arrêté à la demande. {count} documents étaient déjà lus, ils sont gardés.",
    ),
    left="Le serveur a été arrêté avant d’avoir tout lu.",
    resume="Reprendre la lecture",
    stop_all="Tout arrêter",
    stop="Arrêter",
    again="Réessayer",
    remove="Retirer",
    ask_remove={
        True: f"Retirer ce document et ses actes{NBSP}? Les réponses n’en tiendront plus compte.",
        False: f"Retirer cette ligne de la liste{NBSP}?",
    },
    yes="Oui, retirer",
    no="Garder",
    inside=("1 fichier de l’archive n’a pas été lu", "{count} fichiers de l’archive n’ont pas été lus"),
    why=f"Pourquoi{NBSP}:",
    advice=f"Que faire{NBSP}:",
    older=("1 ajout plus ancien n’est pas montré.", "{count} ajouts plus anciens ne sont pas montrés."),
    of=f"{{what}}{NBSP}: {{name}}",
    reserved="L’ajout de documents est réservé aux personnes qui ont le rôle d’éditeur.",
    units=("octets", "ko", "Mo"),
    colon=f"{NBSP}:",
    decimal=",",
)

ENGLISH = DocumentTexts(
    tab="Add",
    title="Add documents",
    intro="The acts that you drop here answer questions as soon as they are read. They stay on this server.",
    local="Without sign-in the tool is open to this computer only, and who uses it may add documents.",
    kinds=f"PDF, Word (.docx), OpenDocument (.odt), text (.txt) or archive (.zip); {MEGABYTES}{NBSP}MB at most a file.",
    drop="Drop files here, or",
    choose="Choose files",
    sending="Sending {name}",
    sent_none=("1 file on its way", "{count} files on their way"),
    give_up="Cancel sending",
    too_large=f"{{name}}: more than {MEGABYTES}{NBSP}MB. Split the file, or ask who runs the server to read it by command "
    "line.",
    folder="{name}: a folder. Drop its files, or a .zip archive of it.",
    lost="{name}: sending was interrupted. Drop the file again.",
    closed="{name}: not received, you may not add documents. Sign in again, or ask for the role of an editor.",
    dismiss="Close the message",
    listed="Documents added",
    empty="No document has been added here yet.",
    states={
        AdditionState.COMING: "On its way",
        AdditionState.CUT: "Cut off",
        AdditionState.WAITING: "Waiting",
        AdditionState.READING: "Being read",
        AdditionState.DONE: "Read",
        AdditionState.KNOWN: "Already there",
        AdditionState.REFUSED: "Refused",
        AdditionState.STOPPED: "Stopped",
        AdditionState.GONE: "No longer held",
    },
    counts={
        AdditionState.READING: ("1 being read", "{count} being read"),
        AdditionState.WAITING: ("1 waiting", "{count} waiting"),
        AdditionState.DONE: ("1 document read", "{count} documents read"),
        AdditionState.REFUSED: ("1 refused", "{count} refused"),
    },
    steps={
        None: "getting ready",
        Step.READ: "reading the text",
        Step.OCR: "recognising images (OCR)",
        Step.ACTS: "finding the acts",
        Step.FACTS: "finding the facts",
        Step.PASSAGES: "cutting passages",
        Step.STORE: "storing",
    },
    embedding="indexing the passages ({done} of {all})",
    of_archive=("{done} of {all} files in the archive", "{done} of {all} files in the archive"),
    step_of="Step {rank} of {all}: {step}",
    held=(
        ("1 document", "{count} documents"),
        ("1 act", "{count} acts"),
        ("1 fact", "{count} facts"),
        ("1 passage", "{count} passages"),
    ),
    last=" and ",
    answers="Answers take it into account.",
    nothing="There are no acts here yet",
    nothing_text="Add documents in the tab “Add”: you can ask about them as soon as they are read. You don’t see that "
    "tab? Ask someone with the role of an editor to add some.",
    given="Added on {day} at {time}{by}, {size}",
    by=" by {who}",
    renamed="Kept under the name “{name}”: another file has its own.",
    known="The same content is read already, under the name “{name}”. Nothing was added.",
    known_archive="All that it holds was read already. Nothing was added.",
    gone="Its acts are no longer held, answers do not take them into account.",
    cut="Not all of it arrived. Drop the file again.",
    stopped="Stopped as asked. Nothing of it was kept.",
    stopped_partly=(
        "Stopped as asked. 1 document was read already and is kept.",
        "Stopped as asked. {count} documents were read already and are kept.",
    ),
    left="The server was ended before it had read everything.",
    resume="Go on reading",
    stop_all="Stop all",
    stop="Stop",
    again="Try again",
    remove="Remove",
    ask_remove={
        True: "Remove this document and its acts? Answers will no longer take them into account.",
        False: "Take this line off the list?",
    },
    yes="Yes, remove",
    no="Keep",
    inside=("1 file of the archive was not read", "{count} files of the archive were not read"),
    why="Why:",
    advice="What to do:",
    older=("1 older addition is not shown.", "{count} older additions are not shown."),
    of="{what}: {name}",
    reserved="Adding documents is for people with the role of an editor.",
    units=("bytes", "kB", "MB"),
    colon=":",
    decimal=".",
)


def document_texts(language: Language) -> DocumentTexts:
    return ENGLISH if language is Language.EN else FRENCH
