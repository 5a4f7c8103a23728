"""A Word file's zip archive, checked before anything unpacks it: few members, of sane size, each once.

The sizes checked are those the archive declares; unpacking stops at them, so a lie gains nothing.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from corpus.errors import CorruptFileError, EncryptedFileError, OversizedFileError

MOST_MEMBERS = 2_000
MOST_TOTAL_BYTES = 100 * 1024 * 1024
MOST_MEMBER_BYTES = 50 * 1024 * 1024
MOST_RATIO = 100
_SMALL_MEMBER_BYTES = 1024 * 1024
"""Below this a ratio says nothing: a short file of spaces packs 1,000 to 1 and harms nobody."""
_ENCRYPTED = 0x1


def check_zip(data: bytes, name: str) -> None:
    """Refuse an archive that breaks the limits; raises OversizedFileError, EncryptedFileError, CorruptFileError."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            _check_sizes(members, name)
            _check_names(members, name)
            for member in members:
                if member.filename.casefold().endswith((".xml", ".rels")):
                    _check_xml(archive, member, name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError) as error:
        raise CorruptFileError(
            f"{name} is a Word file whose zip archive is broken ({error}). Save it again."
        ) from error


def _check_sizes(members: list[zipfile.ZipInfo], name: str) -> None:
    limits = (
        (len(members), MOST_MEMBERS, "parts"),
        (sum(member.file_size for member in members), MOST_TOTAL_BYTES, "bytes unpacked"),
        (max((member.file_size for member in members), default=0), MOST_MEMBER_BYTES, "bytes in one part"),
    )
    for found, most, unit in limits:
        if found > most:
            raise OversizedFileError(
                f"Expected a Word file of at most {most:,} {unit}, but {name} has {found:,}. Divide it."
            )
    for member in members:
        if member.file_size > _SMALL_MEMBER_BYTES and member.file_size > MOST_RATIO * max(1, member.compress_size):
            raise OversizedFileError(
                f"Expected parts packed at most {MOST_RATIO} to 1, but {member.filename!r} in {name} unpacks to "
                f"{member.file_size:,} bytes from {member.compress_size:,}. Save the document again in Word."
            )


def _check_names(members: list[zipfile.ZipInfo], name: str) -> None:
    names = [member.filename.casefold() for member in members]
    if len(set(names)) != len(names):
        raise CorruptFileError(
            f"{name} holds two parts of the same name, so it is not clear which is meant. Save it again in Word."
        )
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise EncryptedFileError(f"{name} has encrypted parts. Save a copy without a password and add that.")


def _check_xml(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> None:
    # Word never writes a document type; an entity in one makes the parser drop text without a word.
    with archive.open(member) as part:
        opening = part.read(64 * 1024)
    if any("<!DOCTYPE".encode(encoding) in opening.upper() for encoding in ("ascii", "utf-16-le", "utf-16-be")):
        raise CorruptFileError(
            f"{member.filename!r} in {name} declares a document type, which Word never does. Save it again in Word."
        )
