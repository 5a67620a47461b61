"""Logging, set up once at the door; vendors keep quiet unless they are asked for."""

from __future__ import annotations

import logging
import os

LEVELS = (logging.WARNING, logging.INFO, logging.DEBUG)  # none, -v, -vv
FORMAT = "%(levelname)s %(name)s: %(message)s"
OURS = ("index", "assistant", "ui")
# Read by the vendors when they are imported: no telemetry, no look at a network, no bars of their own.
QUIET = {
    "ANONYMIZED_TELEMETRY": "False",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_VERBOSITY": "error",
}


class OneLine(logging.Formatter):
    """A message without its traceback: that is for those who ask for it."""

    def formatException(self, ei: object) -> str:  # noqa: ARG002, N802 (logging names it so)
        return ""


def configure(verbosity: int) -> None:
    """Log to stderr: warnings, with 1 what is going on, with 2 everything, vendors included."""
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    handler = logging.StreamHandler()
    handler.setFormatter((logging.Formatter if verbosity else OneLine)(FORMAT))
    logging.basicConfig(handlers=[handler])
    logging.captureWarnings(True)
    level = LEVELS[min(verbosity, len(LEVELS) - 1)]
    # Vendors log through the root; warnings of Python code arrive at "py.warnings".
    logging.getLogger().setLevel(level if level == logging.DEBUG else logging.CRITICAL)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
