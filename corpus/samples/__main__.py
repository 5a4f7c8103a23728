"""Lets `python -m corpus.samples` make the sample documents again."""

import sys
from pathlib import Path

from corpus.samples.build import DOCUMENTS, build

for document in build(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS):
    print(document)  # noqa: T201 - a command's output
