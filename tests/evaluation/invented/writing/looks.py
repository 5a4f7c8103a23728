"""How invented papers look: the samples' looks, and one more for plans on landscape pages."""

from __future__ import annotations

from corpus.samples.looks import LOOKS as SAMPLES
from corpus.samples.looks import Look

LOOKS = SAMPLES | {
    "borough-plan": Look("Times-Roman", "Times-Bold", 9.5, 11.5, 48, "•", "#00663f", landscape=True),
    "city-plan": Look("Helvetica", "Helvetica-Bold", 9, 11, 45, "•", "#4a2c6f", landscape=True),
}
