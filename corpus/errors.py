"""Every error the product raises on purpose, in one tree.

    StocktakeError
    ├── ReadError            a file could not be read; the other files go on
    │   ├── EmptyFileError           no bytes, or no text and no picture
    │   ├── UnsupportedTypeError     not PDF, DOCX, HTML, Markdown or text
    │   ├── EncryptedFileError       needs a password
    │   ├── CorruptFileError         the format's own rules are broken
    │   ├── OversizedFileError       larger than allowed, packed or unpacked
    │   ├── ReadingLimitError        took too long or too much memory, or the reader died
    │   └── ReadingStoppedError      whoever sent it stopped it
    ├── CorpusError          the store
    │   ├── CorpusInUseError         another process owns it
    │   ├── DocumentNotFoundError    no such document
    │   ├── CannotReplaceError       the new file cannot take the place of that document
    │   ├── AnswerNotFoundError      no such answer in the conversation
    │   ├── CorpusDamagedError       the catalogue itself cannot be opened
    │   └── CorpusVersionError       written by a newer version of the product
    ├── EmbeddingModelError  the model is missing, altered or not the one asked for
    └── SettingsError        a setting contradicts another or is not allowed

Each message says what was expected, what was found, and what to do next, for a person who did not
write this code. `code` is the stable name a program may test for.
"""

from __future__ import annotations


class StocktakeError(Exception):
    """Anything this product refuses or cannot do, said in words for a person."""

    code = "error"


class ReadError(StocktakeError):
    """A file could not be read."""

    code = "unreadable"


class EmptyFileError(ReadError):
    """The file holds nothing."""

    code = "empty"


class UnsupportedTypeError(ReadError):
    """The file is of a kind we do not read."""

    code = "unsupported_type"


class EncryptedFileError(ReadError):
    """The file needs a password."""

    code = "encrypted"


class CorruptFileError(ReadError):
    """The file breaks the rules of its own format."""

    code = "corrupt"


class OversizedFileError(ReadError):
    """The file is larger than allowed, as it is or unpacked."""

    code = "oversized"


class ReadingLimitError(ReadError):
    """Reading took too long or too much memory, or the reader died."""

    code = "reading_limit"


class ReadingStoppedError(ReadError):
    """Whoever sent the file stopped it before it was kept."""

    code = "stopped"


class CorpusError(StocktakeError):
    """The store cannot do what was asked."""

    code = "corpus"


class CorpusInUseError(CorpusError):
    """Another process owns the store."""

    code = "corpus_in_use"


class DocumentNotFoundError(CorpusError):
    """No document with that id is held."""

    code = "document_not_found"


class AnswerNotFoundError(CorpusError):
    """No answer with that id is kept in the conversation."""

    code = "answer_not_found"


class CannotReplaceError(CorpusError):
    """The new file cannot take the place of the document it was to replace; that one stays as it was."""

    code = "cannot_replace"


class CorpusDamagedError(CorpusError):
    """The catalogue cannot be opened or fails its own check."""

    code = "corpus_damaged"


class CorpusVersionError(CorpusError):
    """The store was written by a newer version of the product."""

    code = "corpus_version"


class EmbeddingModelError(StocktakeError):
    """The embedding model is missing, altered, or not the one asked for."""

    code = "embedding_model"


class SettingsError(StocktakeError):
    """A setting is not allowed or contradicts another."""

    code = "settings"
