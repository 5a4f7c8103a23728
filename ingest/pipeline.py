"""Files into the corpus: found, read, structured and kept one by one, with a receipt for each.

The stages stand in `ingest` and `_take_in`. Reader processes work ahead of the embedder, but documents
are kept in the order of the files, so that the same files always give the same corpus.
"""

from __future__ import annotations

import hashlib
import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError, ReadError, ReadingStoppedError, SettingsError, StocktakeError
from corpus.readings import Reading
from corpus.store import Added, Corpus
from ingest.files import files_in
from ingest.given import Given
from ingest.readers.characters import clean
from ingest.readers.pages import FileContent
from ingest.receipts import Outcome, Receipt, failed, kept
from ingest.settings import IngestSettings
from ingest.structure import structure
from ingest.workers import ReaderPool, read_file

_ID_DIGITS = 16
Progress = Callable[[int, int, str], None]
"""Called with the number of files done, the number of all files, and the name of the file done last."""
Stopped = Callable[[], bool]
"""Asked before each file is kept: True when whoever sent the files no longer wants them."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Read:
    """One file as read; `content` is None when the corpus holds these bytes already."""

    document_id: str
    content: FileContent | None


def ingest(
    paths: Sequence[Path],
    corpus: Corpus,
    *,
    given: Given | None = None,
    progress: Progress | None = None,
    replaces: str | None = None,
    stopped: Stopped = lambda: False,
) -> list[Receipt]:
    """Take in files and the files of folders; return a receipt for each, in order.

    `replaces` names the document that the one file is the next version of. A file that cannot be taken in
    fails alone. Raises SettingsError for a manifest that cannot be read or for several files that replace one.
    """
    files = [(path, (given or Given()).over(word)) for path, word in files_in(paths)]
    check_replaces(replaces, len(files))

    def keep(reading: Reading, original: Path) -> Added:
        if stopped():
            raise ReadingStoppedError(f"{original.name} was stopped before it was kept. Add it again if you want it.")
        return corpus.add(reading, original, replaces=replaces)

    receipts: list[Receipt] = []
    settings = IngestSettings()
    with (
        ReaderPool(settings) as readers,
        closing(_read_ahead([path for path, _ in files], corpus, readers, settings, replaces)) as ahead,
    ):
        for (path, word), read in zip(files, ahead, strict=True):
            # A name may hold bytes that are no characters at all.
            file = clean(path.name)
            receipts.append(_take_in(path, file, word, read, corpus, keep))
            if progress:
                progress(len(receipts), len(files), file)
    return receipts


def check_replaces(replaces: str | None, files: int) -> None:
    """Raise SettingsError unless it is one file that is to replace a document."""
    if replaces is not None and files != 1:
        raise SettingsError(f"Expected one file to replace a document, found {files}. Give them one at a time.")


def _take_in(
    path: Path, file: str, given: Given, read: Future[_Read], corpus: Corpus, keep: Callable[[Reading, Path], Added]
) -> Receipt:
    """Structure and keep one file once it is read; what a person said is recorded as theirs."""
    try:
        found = read.result()
        outcome = Outcome.UNCHANGED
        if found.content is not None:
            reading = structure(
                found.content,
                document_id=found.document_id,
                file=file,
                given=given,
                count_tokens=corpus.embedder.count_tokens,
                max_tokens=corpus.embedder.max_tokens,
            )
            outcome = Outcome(keep(reading, path).outcome)
        if given != Given():
            corpus.correct(found.document_id, area=given.area, kind=given.kind, date=given.date, title=given.title)
        return kept(file, outcome, found.document_id, corpus)
    except (ReadError, CorpusError) as error:
        return failed(file, error)
    except StocktakeError:
        raise
    # A fault of ours must not cost the other files, nor pass in silence.
    except Exception as error:
        log.exception("taking in %r failed", file)
        reason = f"{file} could not be taken in because of a fault in this program ({type(error).__name__}: {error})."
        return failed(file, ReadError(f"{reason} Please report it; adding the file in another format may help."))


def _read_ahead(
    paths: Sequence[Path], corpus: Corpus, readers: ReaderPool, settings: IngestSettings, replaces: str | None
) -> Iterator[Future[_Read]]:
    """Yield what becomes of each file in order, with a few more being read meanwhile."""

    def read(path: Path) -> _Read:
        data = read_file(path, settings)
        document_id = hashlib.sha256(data).hexdigest()[:_ID_DIGITS]
        # A file held already cannot take another document's place, which only the store can say in words.
        is_held = corpus.holds(document_id) and replaces in (None, document_id)
        return _Read(document_id, None if is_held else readers.read_bytes(clean(path.name), data))

    waiting: deque[Future[_Read]] = deque()
    with ThreadPoolExecutor(settings.reader_processes, thread_name_prefix="read-ahead") as threads:
        try:
            for path in paths:
                waiting.append(threads.submit(read, path))
                if len(waiting) > settings.reader_processes:
                    yield waiting.popleft()
            while waiting:
                yield waiting.popleft()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
