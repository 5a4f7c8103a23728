"""Environment variables and `.env` into the limits that reading keeps to.

The defaults are sized for letters and plans; a reader that meets a limit fails that one file only.
"""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class IngestSettings(BaseSettings):
    """How large a file may be, and how much time, memory and how many processes reading may take."""

    model_config = SettingsConfigDict(env_prefix="STOCKTAKE_", env_file=".env", extra="ignore", frozen=True)

    max_file_mb: int = Field(default=25, ge=1, le=500)
    """Largest file taken in, in megabytes."""
    read_timeout_seconds: float = Field(default=30, gt=0, le=600)
    """Longest time one file may take to read, on the clock and of the processor."""
    draw_timeout_seconds: float = Field(default=10, gt=0, le=600)
    """Longest time drawing one page may take; somebody is waiting for it."""
    reader_memory_mb: int = Field(default=1024, ge=256)
    """Address space of one reader process, in megabytes."""
    reader_processes: int = Field(default=2, ge=1, le=16)
    """How many files are read at the same time."""
