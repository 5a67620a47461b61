"""PDF pages whose font names its letters by others, for tests."""

from __future__ import annotations

import re
from pathlib import Path

from fpdf import FPDF

FONT = Path(__file__).resolve().parents[3] / "corpus" / "fonts" / "SpecimenSans.ttf"
ODD = (
    "Le festival accueille chaque printemps des artistes venus de toute la région",
    "Les écoles primaires participent aux ateliers du matin dans la salle des fêtes",
    "Le projet associe trois communes voisines et une nouvelle bibliothèque",
    "Les travaux seront achevés avant la fin de cette année et la fête aura lieu",
    "La navette relie la gare au parc toutes les vingt minutes pendant deux jours",
    "Une soirée clôture ces journées de rencontre entre les habitants du quartier",
)


def printed(path: Path, *, odd: tuple[str, ...] = ODD, readable: tuple[str, ...] = ()) -> Path:
    """A page in two fonts: the one embedded, so that it can be broken, the other not."""
    pdf = FPDF()
    pdf.set_compression(False)
    pdf.add_font("specimen", "", FONT)
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    for line in readable:
        pdf.cell(0, 9, line, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("specimen", size=11)
    for line in odd:
        pdf.cell(0, 9, line, new_x="LMARGIN", new_y="NEXT")
    path.write_bytes(bytes(pdf.output()))
    return path


def broken(path: Path) -> Path:
    """The same file, whose font names its letters by others, in no order."""
    letters = "abcdefghijklmnopqrstuvwxyzàâçèéêëîïôùûœ"
    letters += letters.upper()

    def wrong(entry: re.Match[bytes]) -> bytes:
        rank = letters.find(chr(int(entry[2], 16)))
        return entry[0] if rank < 0 else entry[1] + b"<%04X>" % (0x110 + 4 * (rank * 7 % len(letters)))

    data = re.sub(rb"(<[0-9A-F]{4}> )<([0-9A-F]{4})>(?=\n)", wrong, path.read_bytes())
    target = path.with_stem("broken")
    target.write_bytes(data)
    return target
