"""Why a file was refused, and what to do, in French: the index says it in English, on the command line too.

Each line is a pattern of the English words and what stands for it; ``tests/ui/documents`` proves that every reason in
``index`` has one.
"""

from __future__ import annotations

import re

from assistant.types import Language
from index.amounts import NARROW_SPACE as THIN
from index.amounts import NO_BREAK_SPACE as NBSP

_KINDS = {
    "a Word or Excel file of the old kind": "un fichier Word ou Excel d’ancien format",
    "a rich text file": "un fichier de texte enrichi (.rtf)",
    "an office file, but no text document": "un fichier de bureautique, mais pas un texte",
    "a zip archive": "une archive .zip",
    "a Word document": "un document Word",
    "an OpenDocument text": "un texte OpenDocument",
    "a PDF": "un PDF",
    "something else, perhaps a text": "ce fichier",
}
_REASONS = {
    r"the file is empty": "le fichier est vide",
    r"nothing but white space in it": "il ne contient que des espaces",
    r"a Word document without text": "ce document Word ne contient pas de texte",
    r"an OpenDocument text without words": "ce document OpenDocument ne contient pas de texte",
    r"no PDF inside, though named so": "ce n’est pas un PDF, malgré son nom",
    r"no (\S+) file inside, though named so": r"ce n’est pas un fichier \1, malgré son nom",
    r"neither a PDF nor a text file": "ce n’est ni un PDF, ni un texte",
    r"too long for (.+)": r"trop long pour être lu comme \1",
    r"(.+), which is not read": r"c’est \1, que l’outil ne lit pas",
    r"a password is needed to (?:open|unpack) it": "il faut un mot de passe pour l’ouvrir",
    r"damaged or truncated": "il est abîmé, ou incomplet",
    r"a damaged (?:Word document|OpenDocument text|archive).*": "il est abîmé",
    r"damaged in its archive.*": "il est abîmé dans son archive",
    r"no page of it can be read": "aucune de ses pages ne peut être lue",
    r"1 page without text \(a scan\?\)": f"sa page ne contient pas de texte (une image numérisée{THIN}?)",
    r"(\d+) pages? without text \(a scan\?\)": rf"ses \1 pages ne contiennent pas de texte (des images numérisées{THIN}?)",
    r"no act was found in it": "aucun acte n’y a été trouvé",
    r"no PDF or text file in it": "il ne contient ni PDF, ni texte",
    r"no such file.*": "le fichier n’est plus à sa place",
    r"a folder, not a file": "c’est un dossier",
    r"(?:it )?can't be (?:read|opened) \((.+)\)": r"il ne peut pas être ouvert (\1)",
    r"it can't be kept \((.+)\)": r"il ne peut pas être gardé (\1)",
    r"a name no file can have": "son nom dans l’archive n’est pas celui d’un fichier",
    r"an archive three deep": "c’est une archive dans une archive, elle-même dans une archive",
    r"an archive of (\d+) files; (\d+) are the most": r"l’archive contient \1 fichiers, \2 au plus sont lus",
    r"an archive of more than (\d+) MB once unpacked": rf"l’archive dépasse \1{NBSP}Mo une fois décompressée",
    r"packed in a way that is not read.*": "il est compressé d’une façon que l’outil ne lit pas",
    r"(\d+) MB once unpacked, from hardly anything: a decompression bomb": rf"presque rien qui devient \1{NBSP}Mo une fois "
    "décompressé, ce qui n’est pas un acte",
    r"(\d+) MB once unpacked, more than is read in an archive": rf"\1{NBSP}Mo une fois décompressé, trop pour une archive",
    r"the reading was stopped": "la lecture a été arrêtée",
    r"reading it takes more than (\d+) seconds": rf"sa lecture prend plus de \1{NBSP}secondes",
    r"reading it takes more than (\d+) MB of memory": rf"sa lecture demande plus de \1{NBSP}Mo de mémoire",
    r"reading it killed the process that read it \((.+)\)": r"sa lecture a fait tomber le programme (\1)",
    r"an error of this software \((.+)\)": r"une erreur de ce logiciel (\1)",
    r"what it gave can't be stored \((.+)\)": r"ce qui en a été lu ne peut pas être rangé (\1)",
    r"the file is larger than (\d+) MB": rf"le fichier dépasse \1{NBSP}Mo",
    r"the disk is nearly full": "le disque du serveur est presque plein",
}
_ADVICE = {
    r"fetch (?:the file|the archive|it) again": "récupérez le fichier à sa source, puis déposez-le à nouveau",
    r"give a file with text": "donnez un fichier qui contient du texte",
    r"give a PDF or a (?:UTF-8 )?text file": "donnez un PDF ou un fichier texte",
    r"a scan in it can be saved as PDF": "s’il contient une image numérisée, enregistrez-le en PDF",
    r"save it as \.docx or PDF": "enregistrez-le en .docx ou en PDF",
    r"save it as PDF": "enregistrez-le en PDF",
    r"open it in (\w+) and save it as (\.\w+) or PDF": r"ouvrez-le dans \1 et enregistrez-le en \2 ou en PDF",
    r"give the files in it": "donnez les fichiers qu’elle contient",
    r"remove its password": "retirez son mot de passe",
    r"unpack it and give (?:its files|the folder)": "décompressez l’archive et donnez ses fichiers",
    r"unpack the archive yourself": "décompressez l’archive et donnez ses fichiers",
    r"make the archive again": "refaites l’archive",
    r"leave it out": "laissez ce fichier de côté",
    r"install Tesseract with its French data \((.+)\)": r"demandez d’installer Tesseract et ses données du français (\1), "
    "puis réessayez",
    r"check that its pages show text that a person can read": "vérifiez que ses pages montrent un texte lisible",
    r"check that it holds délibérations or minutes of a council": "vérifiez qu’il contient des délibérations ou le "
    "procès-verbal d’un conseil",
    r"check the (?:path|file's rights)|check that you may read it": "déposez le fichier à nouveau",
    r"name the files in it": "déposez ses fichiers",
    r"read it again": "réessayez",
    r"check the file; a very long one can be split": "vérifiez le fichier ; un fichier très long peut être divisé",
    r"check the file and the free memory": "vérifiez le fichier, et la mémoire libre du serveur",
    r"please report it(?: with the file)?": "signalez-le, avec le fichier",
    r"split it, or use actes ingest": "divisez-le, ou demandez qu’il soit lu en ligne de commande (actes ingest)",
    r"free some room, then give the file again": "libérez de la place, puis déposez le fichier à nouveau",
    r"tell who runs the server": "prévenez la personne qui gère le serveur",
}
_TOLD = tuple((re.compile(pattern), french) for pattern, french in (_REASONS | _ADVICE).items())


def told(words: str, language: Language) -> tuple[str, Language]:
    """A reason or an advice in that language, and the language that it is in: what has no translation stays English.

    >>> told("no .odt file inside, though named so", Language.FR)[0]
    'ce n’est pas un fichier .odt, malgré son nom'
    """
    if language is Language.EN:
        return words, Language.EN
    for pattern, french in _TOLD:
        if found := pattern.fullmatch(words):
            return _in_french(found.expand(french)), Language.FR
    return words, Language.EN


def sentence(words: str, language: Language) -> tuple[str, Language]:
    """``told``, as a sentence of its own.

    >>> sentence("the file is empty", Language.FR)[0]
    'Le fichier est vide.'
    """
    said, spoken = told(words, language)
    return f"{said[:1].upper()}{said[1:]}.", spoken


def _in_french(words: str) -> str:
    """The kinds of files that the pattern left in English, and the spaces of French."""
    for english, french in _KINDS.items():
        words = words.replace(english, french)
    return words.replace(" ;", f"{THIN};")
