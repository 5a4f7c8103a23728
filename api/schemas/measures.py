"""Measures as they travel: rows of tables of indicators, their figures exactly as printed."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, Field

from api.schemas.chat import CitationOut
from corpus.actions import FigureRole


class FigureOut(BaseModel):
    """One value of a measure, and what it is."""

    role: FigureRole
    period: str = Field(description="The column's own words; empty when it has none.", examples=["Dec 2024"])
    words: str = Field(description="As printed; nothing is converted.", examples=["62%"])
    citations: list[int]


class MeasureOut(BaseModel):
    """What is measured, and its figures in one document."""

    measure_id: str
    area: str
    document_id: str
    document: str
    date: dt.date | None
    ref: str | None
    name: str = Field(examples=["Plans issued within 20 weeks"])
    figures: list[FigureOut]
    name_citations: list[int] = Field(description="The citations that carry the name.")
    citations: list[CitationOut]
