"""Environment variables (`STOCKTAKE_…`) into the settings of the server.

Where the corpus lives is in `corpus/settings.py`, how large a file may be in `ingest/settings.py`.
The environment is read when `ServerSettings()` is made, and nowhere else.
"""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class ServerSettings(BaseSettings):
    """Where the server listens, and the largest upload it reads."""

    model_config = SettingsConfigDict(env_prefix="STOCKTAKE_", env_file=".env", extra="ignore", frozen=True)

    host: str = "127.0.0.1"
    """Address to serve on; only this machine's own (loopback) is allowed."""
    port: int = Field(default=8000, ge=0, le=65535)
    """Port to serve on; 0 takes any free one."""
    max_upload_mb: int = Field(default=100, ge=1, le=2000)
    """Largest upload request, all of its files together, in megabytes."""

    @property
    def url(self) -> str:
        """The address a server with these settings is reached at."""
        host = f"[{self.host.strip('[]')}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"
