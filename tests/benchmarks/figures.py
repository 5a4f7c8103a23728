"""A measured ratio beside what we aim at, and how it is printed.

Only ratios are compared with an aim: both sides of each are taken in the same run on the same
machine, so the figure means the same on a laptop and on a busy server.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the benchmark's output."""

    name: str
    value: float
    unit: str
    """"x" for a ratio, "s" for a difference, "%" for a share, else what is counted."""
    detail: str
    at_most: float | None = None
    at_least: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the aim is met; None when there is none."""
        if self.at_most is not None:
            return self.value <= self.at_most
        return None if self.at_least is None else self.value >= self.at_least

    @property
    def line(self) -> str:
        """The figure, its aim, whether it is met, and what it was made from."""
        aim = ""
        if self.met is not None:
            sign, bound = ("<=", self.at_most) if self.at_most is not None else (">=", self.at_least)
            aim = f"aim {sign} {bound:g} {self.unit}: {'met' if self.met else 'MISSED'}"
        return f"{self.name:44} {self.value:9.2f} {self.unit:12} {aim:24} {self.detail}"
