"""The store's settings, read once from `STOCKTAKE_…` variables or a `.env` file, then fixed.

`chroma_url` moves only the search index to a Chroma server; the catalogue, which is the truth,
stays in `data_dir`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class CorpusSettings(BaseSettings):
    """Where the corpus lies and which model turns its words into vectors."""

    model_config = SettingsConfigDict(env_prefix="STOCKTAKE_", env_file=".env", extra="ignore", frozen=True)

    data_dir: Annotated[Path, AfterValidator(Path.expanduser)] = Field(
        default=Path("data"),
        description="Folder of everything kept: originals, catalogue and search index. One process owns it at a time.",
    )
    embedding_model: str = Field(
        default="auto",
        description="`auto` (the bundled all-MiniLM-L6-v2, checked), a Hugging Face model id, or a folder. "
        "Changing it makes every text be embedded again at the next start.",
    )
    embedding_revision: str | None = Field(
        default=None,
        description="Commit or tag of `embedding_model` when that is a Hugging Face model id; its newest when unset.",
    )
    chroma_url: str | None = Field(
        default=None,
        description="A Chroma server for the search index, e.g. `http://127.0.0.1:8001`; on this machine or a "
        "private network only. Unset: the index lies in `data_dir`.",
    )
