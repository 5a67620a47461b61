"""Makes ``index/data/plan_de_comptes.tsv.gz``: the labels of the codes that French local budgets are written in.

Run from the repository's root: ``python tests/bench/make_plan_de_comptes.py ../shared/schemas``. Its sources are
told in ``index/data/SOURCES.md``. The file is UTF-8 text, one code a line, its fields parted by tabs: kind (a
value of ``index.plan_de_comptes.Kind``), code, the nomenclatures that give it this label (parted by spaces), its
section (F, I, or nothing), label.
"""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from gzip import GzipFile
from pathlib import Path

OUT = Path("index/data/plan_de_comptes.tsv.gz")
KINDS = {"Chapitre": "chapter", "Compte": "nature", "RefFonc": "function"}
UNUSED = "non utilisé"  # the label of a code that a nomenclature has no use for
DASHES = str.maketrans({"\x96": "–", "\x92": "'", "’": "'"})  # some were typed on Windows


def main(schemas: Path) -> None:
    rows: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
    for path in sorted(schemas.glob("plan-de-comptes-*.xml")):
        root = ET.parse(path).getroot()
        for row in codes(root):
            rows[row].add(root.attrib["Norme"])
    lines = [
        "\t".join((kind, code, " ".join(sorted(norms)), section, label))
        for (kind, code, section, label), norms in sorted(rows.items())
    ]
    with OUT.open("wb") as raw, GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as out:
        out.write(("\n".join(lines) + "\n").encode())


def codes(root: ET.Element) -> Iterator[tuple[str, str, str, str]]:
    for element in root.iter():
        label = re.sub(r"\s+", " ", element.get("Libelle", "").translate(DASHES)).strip()
        if element.tag in KINDS and label and label.lower() != UNUSED:
            yield KINDS[element.tag], element.attrib["Code"], element.get("Section", ""), label


if __name__ == "__main__":
    main(Path(sys.argv[1]))
