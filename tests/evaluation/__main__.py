"""`python -m tests.evaluation`: ask labelled questions of letters and print how good the answers are.

With no arguments it asks our own questions over the samples. The exit code says whether the run
happened, not whether the numbers are good.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from corpus.errors import StocktakeError
from tests.evaluation.labelled import EvaluationError, load_questions

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "tests" / "evaluation" / "questions"
LETTERS = ROOT / "corpus" / "samples" / "documents"


def main(arguments: list[str] | None = None) -> int:
    """Run the evaluation the arguments ask for; return the exit code."""
    options = _options(arguments)
    try:
        questions = load_questions(options.questions)
        if options.data_dir:
            return _run(options, questions, options.data_dir)
        with tempfile.TemporaryDirectory(prefix="stocktake-evaluation-") as folder:
            return _run(options, questions, Path(folder))
    except (EvaluationError, StocktakeError) as error:
        print(error, file=sys.stderr)
        return 2


def _run(options: argparse.Namespace, questions: list, data_dir: Path) -> int:
    # Here and not at the top: these load the store and the model, which --help need not wait for.
    from tests.evaluation import metrics, report
    from tests.evaluation.run import evaluate

    rows, corpus_checksum = evaluate(questions, options.letters, data_dir, baseline=not options.no_baseline, say=_say)
    summaries = {}
    for system in dict.fromkeys(row.system for row in rows):
        scores = [row.score for row in rows if row.system == system]
        summaries[system] = metrics.summarise_by(scores, lambda score: score.type)
    config = {
        "questions": [str(path) for path in options.questions],
        "letters": [str(path) for path in options.letters],
        "corpus_checksum": corpus_checksum,
    }
    if options.show_failures:
        print(report.failures([row for row in rows if row.system == "assistant"]) + "\n")
    print(report.table(summaries) + "\n\n" + report.LEGEND)
    print(f"rows kept in {report.save(rows, summaries, config)}", file=sys.stderr)
    if options.json:
        options.json.write_text(json.dumps(config | {"systems": report.as_json(summaries)}, indent=2) + "\n")
    return 0


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    parser.add_argument("--questions", type=Path, nargs="+", default=[QUESTIONS], help="JSON-lines files or folders")
    parser.add_argument("--letters", type=Path, nargs="+", default=[LETTERS], help="files or folders to ask about")
    parser.add_argument("--json", type=Path, help="also write the summary to this file")
    parser.add_argument("--no-baseline", action="store_true", help="leave out the plain LangChain chain")
    parser.add_argument("--show-failures", action="store_true", help="print every answer that is not as it should be")
    parser.add_argument("--data-dir", type=Path, help="keep the corpus here instead of in a temporary folder")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
