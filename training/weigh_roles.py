"""Chooses the weights of the role decision:  python -m training.weigh_roles PASSAGES.jsonl...

On annotated events of passages that trained neither the role cues nor the role head (``--all``: every passage given, else the
own test alone), with the annotated triggers: the weights of ``ontology/lexicon/role_weights.yaml`` with the best F1 of dyads
(type, actor, recipient). ``--write`` writes them.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import yaml

from graph import resources
from graph.extract.lexicon import load_lexicon
from graph.extract.role_cues import Ruled, Scene
from graph.extract.role_odds import Odds, weighed_together
from graph.extract.roles import RoleWeights, choose, odds_of, ruled_by, turned_outward, weights
from graph.extract.triggers import FoundTrigger
from training.fit_roles import codes_of, scenes, trigger_of
from training.passages import GoldEvent, is_own_test, read_passages

RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose parties are compared as one set, as the scorer of the annotation guide does."""
GRID = (
    (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7),
    (0.4, 0.45, 0.5, 0.55, 0.6),
    (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5),
)


@dataclass(frozen=True, slots=True)
class Case:
    """An annotated event with what the decision sees."""

    scene: Scene
    trigger: FoundTrigger
    event: GoldEvent
    ruled: Ruled


def cases(paths: Sequence[Path], *, everything: bool) -> Iterator[Case]:
    lexicon = load_lexicon()
    chosen = [p for p in read_passages(paths) if everything or is_own_test(p)]
    for scene, events in scenes(chosen):
        for event in events:
            if trigger := trigger_of(scene, event, lexicon):
                yield Case(scene, trigger, event, ruled_by(scene.sentence, trigger, lexicon))


def dyads(actors: frozenset[str], recipients: frozenset[str], kind: str) -> set[tuple[str, str]]:
    if kind in RECIPROCAL:
        return {(c, "=") for c in actors | recipients or {"-"}}
    return set(itertools.product(actors or {"-"}, recipients or {"-"}))


def f1(found: Sequence[tuple[Case, set[tuple[str, str]]]]) -> float:
    right = given = gold = 0
    for case, pairs in found:
        want = dyads(case.event.codes["actor"], case.event.codes["recipient"], case.event.type)
        right, given, gold = right + len(want & pairs), given + len(pairs), gold + len(want)
    return 2 * right / (given + gold)


def decided(case: Case, odds: Odds, w: RoleWeights) -> set[tuple[str, str]]:
    parties: dict[str, set[str]] = {"actor": set(), "recipient": set()}
    for candidate in choose(case.scene, case.trigger, turned_outward(case.scene, case.trigger, odds, w), case.ruled, w):
        parties[candidate.role] |= codes_of(case.scene.parties[candidate.i])
    return dyads(frozenset(parties["actor"]), frozenset(parties["recipient"]), case.event.type)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("passages", type=Path, nargs="+")
    parser.add_argument("--all", action="store_true", help="use every passage, not the own test alone")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    data = list(cases(options.passages, everything=options.all))
    best: tuple[float, RoleWeights] | None = None
    for learned in GRID[0]:
        odds = [weighed_together(c.scene, odds_of(c.scene, c.trigger, c.ruled, learned)) for c in data]
        for threshold, fallback in itertools.product(GRID[1], GRID[2]):
            w = replace(weights(), learned=learned, threshold=threshold, fallback=fallback)
            score = f1([(c, decided(c, o, w)) for c, o in zip(data, odds, strict=True)])
            if best is None or score > best[0]:
                best = (score, w)
                print(f"{len(data)} events, dyad F1 {score:.4f}, {asdict(w)}", flush=True)
    if options.write and best:
        path = resources.ontology() / "lexicon" / "role_weights.yaml"
        head = "".join(line for line in path.read_text("utf-8").splitlines(keepends=True) if line.startswith("#"))
        path.write_text(head + yaml.safe_dump(asdict(best[1]), sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    main()
