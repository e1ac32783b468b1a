"""Scores of an exported model: python -m training.evaluate CONFIG.yaml FOLDER [-o SCORES.json]

FOLDER holds ``encoder.onnx``, ``vocab.txt`` and ``labels.json``. Prints, and writes as JSON: parser scores on EWT, GUM,
held-out GUM news and PUD (gold words), sentence ends from raw text, event heads on our own test
and the development set.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from graph.parse.encoder import Encoder
from training.data import read_events, read_labels_and_split
from training.event_scores import Scored, event_f1
from training.examples import Example
from training.parser_scores import score_parser
from training.sentence_scores import sentence_f1


def evaluate(config: dict[str, Any], folder: Path) -> dict[str, Any]:
    encoder = Encoder(folder, threads=config["threads"])
    _, split = read_labels_and_split(config)
    out: dict[str, Any] = {"bytes": sum(os.path.getsize(p) for p in folder.iterdir() if p.suffix != ".md")}
    out["trees"] = {name: score_parser(encoder, gold) for name, gold in split.tests.items()}
    out["sentences"] = {name: sentence_f1([a.tree for a in gold]) for name, gold in split.tests.items()}
    _, tests = read_events(config)
    out["events"] = {name: event_f1(_scored(encoder, examples)) for name, examples in tests.items()}
    return out


def _scored(encoder: Encoder, examples: list[Example]) -> list[Scored]:
    found = encoder.analyse([e.words for e in examples])
    missing = np.zeros(0, dtype=np.float32)
    return [
        Scored(e, s.trigger, s.status, s.role) if (s := a.scores) else Scored(e, missing, missing, missing)
        for e, a in zip(examples, found, strict=True)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("config", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--out", type=Path)
    options = parser.parse_args()
    scores = evaluate(yaml.safe_load(options.config.read_text(encoding="utf-8")), options.folder)
    text = json.dumps(scores, indent=1)
    print(text)
    if options.out:
        options.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
