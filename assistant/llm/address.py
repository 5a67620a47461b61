"""The address of a language model as a person gives it, checked."""

from __future__ import annotations

from urllib.parse import urlsplit

from index.errors import BadEndpoint
from index.settings import LanguageModel

COMPLETIONS = "/chat/completions"


def language_model(url: str, name: str, key: str, seconds: float) -> LanguageModel:
    """The model of this name at an OpenAI-compatible endpoint: its base, or that of its chat completions.

    Raises ``BadEndpoint``; its message never holds the key.
    """
    base = url.strip().rstrip("/").removesuffix(COMPLETIONS)
    if not base.isprintable() or " " in base:
        raise BadEndpoint("--llm-url: an address holds no spaces")
    try:
        parts = urlsplit(base)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise BadEndpoint(f"--llm-url: {error}") from error
    if parts.username is not None or parts.password is not None:
        raise BadEndpoint("--llm-url: no name and password in it; a key goes into ACTES_LLM_KEY")
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
        raise BadEndpoint(f"--llm-url {base}: an address like http://localhost:11434/v1 is needed")
    if not (name.strip() and name.isprintable()):
        raise BadEndpoint("--llm-model: the model's name at that address is needed")
    if not (key.isascii() and key.strip().isprintable()):
        raise BadEndpoint("ACTES_LLM_KEY: a key is one line of plain letters and digits")
    return LanguageModel(base, name.strip(), key.strip(), seconds)
