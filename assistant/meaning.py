"""How near sentences are to a question in meaning, where they have other words for it: by the store's vectors."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.retrieve import Found
from index.ports import Embedder


def closeness(found: Found, part: str, sentences: Sequence[str], embedder: Embedder) -> list[float]:
    """The cosine of each sentence with a part of the question, in the order of the sentences."""
    asked = embedder.embed_query(_unnamed(found, part))
    return [float(cosine) for cosine in embedder.embed_passages(sentences) @ asked]


def _unnamed(found: Found, part: str) -> str:
    """The part without its names: they say which act is meant, and headings are full of them."""
    names = [re.escape(h.term.shown) for h in found.hits if h.term.proper and h.term.shown]
    return re.sub("|".join(names), " ", part, flags=re.IGNORECASE) if names else part
