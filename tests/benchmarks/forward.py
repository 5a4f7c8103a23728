"""The time torch spends inside the model, and how often it is entered, while a block runs.

Only outermost module calls count, so a layer inside the model is not counted twice; tokenising,
batching and moving results about are outside the model and are not counted.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class ForwardTime:
    """Seconds inside the model and entries into it."""

    seconds: float = 0.0
    calls: int = 0


@contextmanager
def forward_time() -> Iterator[ForwardTime]:
    """Measure every model of this process until the block ends; for one thread of work at a time."""
    from torch.nn.modules.module import register_module_forward_hook, register_module_forward_pre_hook

    measured = ForwardTime()
    depth, entered = 0, 0.0

    def enter(*_: Any) -> None:
        nonlocal depth, entered
        depth += 1
        if depth == 1:
            entered = time.perf_counter()

    def leave(*_: Any) -> None:
        nonlocal depth
        depth -= 1
        if depth == 0:
            measured.seconds += time.perf_counter() - entered
            measured.calls += 1

    hooks = (register_module_forward_pre_hook(enter), register_module_forward_hook(leave, always_call=True))
    try:
        yield measured
    finally:
        for hook in hooks:
            hook.remove()
