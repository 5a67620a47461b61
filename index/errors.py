"""Everything that can go wrong, drawn as a tree.

ActesError
├── UnreadableFile          one file is refused; the batch goes on
│   ├── MissingFile         no such path
│   ├── EmptyFile           nothing in it
│   ├── UnknownFormat       no PDF, text, Word or OpenDocument file, nor an archive of such
│   ├── EncryptedPdf        a password is needed
│   ├── DamagedPdf          truncated, or not a PDF inside
│   └── NoText              pages without any readable text (scans)
├── ModelUnusable           the embedding model can't be loaded
├── BadCorrection           a fact has no such field, or the field no such value
├── LanguageModelError      the language model that someone asked for
│   ├── BadEndpoint         its address, name or key can't be used
│   └── NoReply             it gave no usable reply: the answer is ours alone
└── StoreError              the store can't be used as it is
    ├── StoreMissing        nothing was ingested there yet
    ├── SchemaMismatch      made by another version of this software
    └── ModelMismatch       its vectors come from another embedding model

"Not found in the acts" is no error: it is an answer's status.
Each message says what, why, and what to do; it is shown to people as it is.
"""

from __future__ import annotations


class ActesError(Exception):
    """The root: a message for people, in one line."""


class UnreadableFile(ActesError):
    """One file can't be read. ``path`` is the file, ``reason`` why, ``advice`` what to do."""

    def __init__(self, path: str, reason: str, advice: str) -> None:
        super().__init__(f"{path}: {reason}; {advice}")
        self.path = path
        self.reason = reason
        self.advice = advice

    def __reduce__(self) -> tuple[type[UnreadableFile], tuple[str, str, str]]:
        # Errors cross process borders: rebuild from the three parts, not from the joined message.
        return type(self), (self.path, self.reason, self.advice)


class MissingFile(UnreadableFile):
    pass


class EmptyFile(UnreadableFile):
    pass


class UnknownFormat(UnreadableFile):
    pass


class EncryptedPdf(UnreadableFile):
    pass


class DamagedPdf(UnreadableFile):
    pass


class NoText(UnreadableFile):
    pass


class ModelUnusable(ActesError):
    pass


class BadCorrection(ActesError):
    pass


class LanguageModelError(ActesError):
    pass


class BadEndpoint(LanguageModelError):
    pass


class NoReply(LanguageModelError):
    pass


class StoreError(ActesError):
    """The store can't be used as it is."""


class StoreMissing(StoreError):
    pass


class SchemaMismatch(StoreError):
    pass


class ModelMismatch(StoreError):
    pass
