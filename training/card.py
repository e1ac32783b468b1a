"""Writes the model card: python -m training.card FOLDER SCORES.json FLOAT_SCORES.json --words-per-second N

The text is that of ``card.md``; the numbers are those that `training.evaluate` wrote.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from string import Template
from typing import Any

_TESTS = ("EWT", "GUM", "news", "PUD")
_CNN = {"EWT": 82.5, "GUM": 82.4, "news": 80.1, "PUD": 81.6}
"""LAS of spaCy's CNN (wide, 8 epochs) trained on the same sentences, measured in the experiment before this one."""
_ROWS = (("uas", "UAS"), ("las", "LAS"), ("las_universal", "LAS, universal relations"), ("upos", "UPOS"),
         ("xpos", "XPOS"), ("feats", "FEATS"), ("lemma", "lemmas"), ("names", "names, F1"))  # fmt: skip
_EVENTS = (("trigger_f1", "trigger words, F1"), ("type_f1", "trigger words with type, F1"),
           ("status", "status, accuracy"), ("actor_f1", "actor words, F1"), ("recipient_f1", "recipient words, F1"),
           ("attributed_f1", "speaker words, F1"))  # fmt: skip


def parser_table(quantised: dict[str, Any], plain: dict[str, Any]) -> str:
    """One row a score and one column a test; quantised, before quantisation in brackets."""
    lines = ["| | " + " | ".join(_TESTS) + " |", "|---|" + "---|" * len(_TESTS)]
    for key, title in _ROWS:
        cells = [_cell(quantised["trees"][t].get(key), plain["trees"][t].get(key)) for t in _TESTS]
        lines.append(f"| {title} | " + " | ".join(cells) + " |")
    lines.append("| LAS of spaCy's CNN on the same data | " + " | ".join(f"{_CNN[t]:.1f}" for t in _TESTS) + " |")
    lines.append(
        "| sentence ends from raw text, F1 | " + " | ".join(_cell(quantised["sentences"][t]) for t in _TESTS) + " |"
    )
    return "\n".join(lines)


def event_table(quantised: dict[str, Any], plain: dict[str, Any]) -> str:
    tests = ("own", "dev")
    lines = ["| | own test | development set |", "|---|---|---|"]
    for key, title in _EVENTS:
        values = ((quantised["events"][t][key], plain["events"][t][key]) for t in tests)
        cells = [_cell(100 * q, 100 * p) if q or p else "–" for q, p in values]  # dev does not mark speakers' words
        lines.append(f"| {title} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(value: float | None, plain: float | None = None) -> str:
    if value is None:
        return "–"
    return f"{value:.1f}" if plain is None else f"{value:.1f} ({plain:.1f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("scores", type=Path)
    parser.add_argument("float_scores", type=Path)
    parser.add_argument("--words-per-second", type=int, required=True)
    options = parser.parse_args()
    quantised, plain = (json.loads(p.read_text(encoding="utf-8")) for p in (options.scores, options.float_scores))
    text = Template((Path(__file__).parent / "card.md").read_text(encoding="utf-8")).substitute(
        parser=parser_table(quantised, plain),
        events=event_table(quantised, plain),
        megabytes=f"{quantised['bytes'] / 1e6:.1f}",
        speed=f"{options.words_per_second:,}",
        version=json.loads((options.folder / "meta.json").read_text(encoding="utf-8"))["version"],
    )
    (options.folder / "MODEL_CARD.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
