"""The tables of the catalogue, as the scripts that make them: one for each version, in order.

A new catalogue runs them all and an older one those it lacks, so both end the same. Files that people
have were made by these scripts, so a change is always one more script and never an edit of an earlier one.

`passage_words` holds words folded for searching, not as shown. Only passages of current, readable
documents are in it; `passages` holds all.
"""

from __future__ import annotations

# Spans and table cells are compact JSON (see `packing`); everything searched or joined on is a column.
_FIRST_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    file TEXT NOT NULL,
    media_type TEXT NOT NULL,
    title TEXT NOT NULL,
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    date TEXT,
    pages INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    status TEXT NOT NULL,           -- ready or needs_ocr; superseded is "current = 0"
    warnings TEXT NOT NULL,
    line INTEGER NOT NULL,          -- the same for all versions of one document
    version INTEGER NOT NULL,
    current INTEGER NOT NULL,
    added_at TEXT NOT NULL
);
CREATE INDEX documents_file ON documents (file);
CREATE INDEX documents_line ON documents (line, version);

-- What a person said of a document; it wins over what was read, which stays in `documents`.
CREATE TABLE corrections (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    value TEXT,
    PRIMARY KEY (document, field)
) WITHOUT ROWID;

CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    label TEXT NOT NULL,
    text TEXT NOT NULL,
    tables TEXT NOT NULL,
    furniture TEXT NOT NULL,
    needs_ocr INTEGER NOT NULL,
    UNIQUE (document, number)
);

CREATE TABLE sections (
    id INTEGER PRIMARY KEY,
    section_id TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    heading TEXT NOT NULL,
    role TEXT NOT NULL,
    ref TEXT,
    level INTEGER NOT NULL,
    parent TEXT,
    narrative TEXT,
    spans TEXT NOT NULL
);
CREATE INDEX sections_document ON sections (document);

CREATE TABLE vectors (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,    -- of the model's fingerprint and the text embedded
    vector BLOB NOT NULL            -- float32, little-endian, length 1
);

CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    passage_id TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    section_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    context TEXT NOT NULL,
    spans TEXT NOT NULL,
    lead_in TEXT,
    list_number INTEGER,
    vector INTEGER NOT NULL REFERENCES vectors (id)
);
CREATE INDEX passages_document ON passages (document);
CREATE INDEX passages_vector ON passages (vector);

-- The passages that questions are answered from.
CREATE VIEW searchable AS
SELECT passages.id, passage_id, document, document_id, text, context, vector
FROM passages JOIN documents ON documents.id = passages.document
WHERE documents.current = 1 AND documents.status = 'ready';

CREATE TABLE sentences (
    passage INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    text TEXT NOT NULL,
    spans TEXT NOT NULL,
    vector INTEGER NOT NULL REFERENCES vectors (id),
    PRIMARY KEY (passage, ordinal)
) WITHOUT ROWID;
CREATE INDEX sentences_vector ON sentences (vector);

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    organisation TEXT NOT NULL,
    capacity TEXT NOT NULL,
    spans TEXT NOT NULL,
    passage_id TEXT
);
CREATE INDEX people_document ON people (document);

CREATE TABLE actions (
    id INTEGER PRIMARY KEY,
    action_id TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    section_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    ref TEXT,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    spans TEXT NOT NULL,
    owner TEXT,
    accountable TEXT,
    due TEXT,
    success TEXT,
    status TEXT
);
CREATE INDEX actions_document ON actions (document);

CREATE VIRTUAL TABLE passage_words USING fts5 (
    text, context, joined, tokenize = "porter unicode61 remove_diacritics 2"
);
CREATE TABLE words (word TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;

-- Originals whose file may be there without a document: one on its way in, or one being erased.
CREATE TABLE unsettled_originals (sha256 TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE conversations (
    conversation_id TEXT PRIMARY KEY,
    started_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE turns (
    id INTEGER PRIMARY KEY,
    conversation_id TEXT NOT NULL REFERENCES conversations (conversation_id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    asked_at TEXT NOT NULL
);
CREATE INDEX turns_conversation ON turns (conversation_id);
"""

# What people thought of answers. An answer's id is read out of the answer itself, NULL where it has none.
_FEEDBACK = """
ALTER TABLE turns ADD COLUMN answer_id TEXT
    GENERATED ALWAYS AS (CASE WHEN json_valid(answer) THEN json_extract(answer, '$.answer_id') END) VIRTUAL;
CREATE INDEX turns_answer ON turns (answer_id);

CREATE TABLE feedback (
    id INTEGER PRIMARY KEY,         -- the highest is the newest
    turn INTEGER NOT NULL UNIQUE REFERENCES turns (id) ON DELETE CASCADE,
    useful INTEGER NOT NULL,
    reason TEXT NOT NULL,
    given_at TEXT NOT NULL
);
"""

# An action's fields become one JSON object, so that there can be more of them, and actions get vectors: without
# a fingerprint, the catalogue embeds what has none when it is opened. A document kept before has no measures until
# it is taken in anew.
_REGISTER = """
ALTER TABLE actions ADD COLUMN fields TEXT NOT NULL DEFAULT '{}';
UPDATE actions SET fields = json_patch('{}', json_object(
    'owner', json(owner), 'accountable', json(accountable), 'due', json(due), 'success', json(success),
    'status', json(status)
));
ALTER TABLE actions DROP COLUMN owner;
ALTER TABLE actions DROP COLUMN accountable;
ALTER TABLE actions DROP COLUMN due;
ALTER TABLE actions DROP COLUMN success;
ALTER TABLE actions DROP COLUMN status;
ALTER TABLE actions ADD COLUMN vector INTEGER REFERENCES vectors (id);
CREATE INDEX actions_vector ON actions (vector);
DELETE FROM facts WHERE name = 'fingerprint';

CREATE TABLE measures (
    id INTEGER PRIMARY KEY,
    measure_id TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    section_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    ref TEXT,
    name TEXT NOT NULL,
    figures TEXT NOT NULL
);
CREATE INDEX measures_document ON measures (document);

-- What people decided about links between actions; not tied to a document, so that it outlives a new reading.
CREATE TABLE link_decisions (
    id INTEGER PRIMARY KEY,
    earlier_id TEXT NOT NULL,
    earlier_key TEXT NOT NULL,
    later_id TEXT NOT NULL,
    later_key TEXT NOT NULL,
    verdict TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL
);
"""

STEPS = (_FIRST_TABLES, _FEEDBACK, _REGISTER)
"""STEPS[n] brings a catalogue from version n to version n + 1; a new file is of version 0."""

SCHEMA_VERSION = len(STEPS)
