"""Training examples: words with the targets of every head, as numbers; a target of -100 is left out of the loss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.model import EVENT_TYPES, ROLES, STATUSES
from graph.parse.encoder import Analysis
from graph.parse.labels import Labels
from training.lemma_rules import lemma_rule
from training.passages import Bounds, GoldEvent
from training.treebanks import Annotated

IGNORE = -100
TAGS = ("upos", "xpos", "feats", "lemma", "name")


@dataclass(frozen=True)
class Example:
    """A sentence. ``heads`` count from 1 (0: root); empty where the tree is not to be learnt."""

    words: tuple[str, ...]
    heads: tuple[int, ...] = ()
    relations: tuple[int, ...] = ()
    tags: dict[str, tuple[int, ...]] = field(default_factory=dict)
    trigger: tuple[int, ...] = ()
    status: tuple[int, ...] = ()
    roles: dict[tuple[int, int], int] = field(default_factory=dict)
    """(trigger word, other word) to role or `IGNORE`; every other pair of a trigger word is role 0."""


def make_labels(train: Iterable[Annotated]) -> Labels:
    """The label sets of a treebank: what occurs, sorted; lemma rules that occur three times."""
    words = [w for a in train if a.tree_known for w in a.tree.words]
    rules = Counter(lemma_rule(w.form, w.lemma) for w in words)
    unchanged = "0||l"
    return Labels(
        relation=tuple(sorted({w.relation for w in words})),
        upos=tuple(sorted({w.upos for w in words})),
        xpos=tuple(sorted({w.xpos for w in words})),
        feats=tuple(sorted({w.feats for w in words})),
        lemma=(unchanged, *sorted(r for r, n in rules.items() if n >= 3 and r != unchanged)),
        name=("O", *(f"{part}-{kind}" for kind in ("PERSON", "ORG", "LOC") for part in "BI")),
    )


def treebank_example(sentence: Annotated, labels: Labels) -> Example:
    """Targets of the parser's heads."""
    words = sentence.tree.words
    tags: dict[str, tuple[int, ...]] = {}
    if sentence.names is not None:
        tags["name"] = _name_tags(len(words), sentence, labels)
    forms = tuple(w.form for w in words)
    if not sentence.tree_known:
        return Example(forms, tags=tags)
    columns = {
        "upos": [w.upos for w in words],
        "xpos": [w.xpos for w in words],
        "feats": [w.feats for w in words],
        "lemma": [lemma_rule(w.form, w.lemma) for w in words],
    }
    for key, values in columns.items():
        place = {label: i for i, label in enumerate(getattr(labels, key))}
        tags[key] = tuple(place.get(v, IGNORE) for v in values)
    relations = tuple(labels.relation.index(w.relation) for w in words)
    return Example(forms, tuple(w.head for w in words), relations, tags)


def _name_tags(n: int, sentence: Annotated, labels: Labels) -> tuple[int, ...]:
    tags = ["O"] * n
    for begin, end, kind in sentence.names or ():
        tags[begin:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - begin - 1)]
    return tuple(map(labels.name.index, tags))


def event_example(words: Sequence[str], at: Sequence[Bounds], tree: Analysis, events: Iterable[GoldEvent]) -> Example:
    """Targets of the event heads for a sentence whose words lie at ``at`` in the passage.

    The word that stands for a trigger or a phrase is its syntactic head; the other words of a trigger are left out of
    the loss, so that it does not matter which of them an annotator would have taken.
    """
    n = len(words)
    trigger, status = [0] * n, [IGNORE] * n
    roles: dict[tuple[int, int], int] = {}
    for event in events:
        inside = _covered(at, event.trigger)
        if not inside:
            continue
        head = _head(inside, tree)
        for i in inside:
            trigger[i] = trigger[i] or IGNORE
        trigger[head] = EVENT_TYPES.index(event.type) + 1
        status[head] = STATUSES.index(event.status)
        for role, spans in event.roles.items():
            for phrase in (_covered(at, span) for span in spans):
                for j in phrase:
                    roles.setdefault((head, j), IGNORE)
                if phrase:
                    roles[head, _head(phrase, tree)] = ROLES.index(role)
        if event.unmarked:  # somebody fills the role, nobody knows with which words
            for j in range(n):
                roles.setdefault((head, j), IGNORE)
    return Example(tuple(words), trigger=tuple(trigger), status=tuple(status), roles=roles)


def _covered(at: Sequence[Bounds], span: Bounds) -> list[int]:
    return [i for i, (b, e) in enumerate(at) if b < span[1] and span[0] < e]


def _head(inside: Sequence[int], tree: Analysis) -> int:
    """The first word whose head lies outside."""
    return next((i for i in inside if tree.heads[i] not in inside or tree.heads[i] == i), inside[0])
