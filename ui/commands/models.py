"""The language model as options of a command, and what is said of it before anything is sent."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

import click

from assistant.types import Language
from index.settings import LanguageModel, Settings

KEY = "ACTES_LLM_KEY"
SECONDS = 10.0
LONGEST = 120.0

Command = Callable[..., None]


def model_options(command: Command) -> Command:
    """The options of a language model, for a command whose first argument is the settings: it gets them with the
    model that was asked for."""

    @wraps(command)
    def run(settings: Settings, /, *args: Any, **options: Any) -> None:
        model = _asked_for(options.pop("llm_url"), options.pop("llm_model"), options.pop("llm_timeout"))
        if model is not None:
            from assistant.llm.notes import notice

            click.echo(notice(model, Language.EN), err=True)
            settings = replace(settings, language_model=model)
        command(settings, *args, **options)

    for option in (
        click.option(
            "--llm-timeout",
            type=click.FloatRange(0.1, LONGEST),
            default=SECONDS,
            show_default=True,
            metavar="SECONDS",
            help="How long it may take; the answer is ours alone where it takes longer.",
        ),
        click.option("--llm-model", metavar="NAME", help="The language model's name at --llm-url."),
        click.option(
            "--llm-url",
            metavar="URL",
            help="An OpenAI-compatible endpoint (Ollama, vLLM, Albert API), http://localhost:11434/v1 for instance; "
            "off by default. Its language model may word unclear questions and sure answers. It reads questions and "
            f"answers: unless it runs on this machine, THEY LEAVE THIS MACHINE. A key is read from {KEY}.",
        ),
    ):
        run = option(run)
    return run


def _asked_for(url: str | None, name: str | None, seconds: float) -> LanguageModel | None:
    """Raises ``BadEndpoint``."""
    if url is None and name is None:
        return None
    if not (url and name):
        raise click.UsageError("--llm-url and --llm-model go together.")
    from assistant.llm.address import language_model

    return language_model(url, name, os.environ.get(KEY, ""), seconds)
