"""Invented local areas with known truth: facts as data in, letters, plans and what is true of them out."""

from tests.evaluation.invented.truth import AreaTruth
from tests.evaluation.invented.world import InventedArea, world, write_world

__all__ = ["AreaTruth", "InventedArea", "world", "write_world"]
