"""The measuring itself: what counts as the model's time, how aims are judged, what fills a corpus."""

from __future__ import annotations

import pytest

from tests.benchmarks.figures import Figure
from tests.benchmarks.forward import forward_time
from tests.benchmarks.synthetic import write_letters


def test_a_layer_inside_a_model_is_not_counted_twice_and_nothing_is_counted_afterwards():
    import torch

    model = torch.nn.Sequential(torch.nn.Linear(4, 4), torch.nn.Linear(4, 4))
    with forward_time() as measured:
        model(torch.zeros(2, 4))
        model(torch.zeros(2, 4))
    assert measured.calls == 2
    assert measured.seconds > 0
    model(torch.zeros(2, 4))
    assert measured.calls == 2


def test_a_model_that_fails_does_not_upset_the_count():
    import torch

    model = torch.nn.Sequential(torch.nn.Linear(4, 4))
    with forward_time() as measured:
        with pytest.raises(RuntimeError):
            model(torch.zeros(2, 3))
        model(torch.zeros(2, 4))
    assert measured.calls == 2


@pytest.mark.parametrize(
    ("value", "at_most", "at_least", "met"),
    [
        (3.0, 3, None, True),
        (3.1, 3, None, False),
        (70.0, None, 70, True),
        (69.0, None, 70, False),
        (1.0, None, None, None),
    ],
)
def test_an_aim_is_met_at_its_bound_and_not_beyond(value, at_most, at_least, met):
    figure = Figure("some", value, "x", "", at_most=at_most, at_least=at_least)
    assert figure.met is met
    assert ("MISSED" in figure.line) is (met is False)


def test_made_up_letters_are_all_different_and_the_same_each_time(tmp_path):
    first = [path.read_text(encoding="utf-8") for path in write_letters(tmp_path / "a", 20)]
    second = [path.read_text(encoding="utf-8") for path in write_letters(tmp_path / "b", 20)]
    assert first == second
    sentences = [sentence for letter in first for sentence in letter.split(". ")]
    assert len(set(sentences)) > 0.95 * len(sentences)
