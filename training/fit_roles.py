"""Fits the linear part of the role decision:  python -m training.fit_roles OUT.npz PASSAGES.jsonl...

A multinomial logistic regression (scikit-learn) from the cues of a party (`graph.extract.role_cues`) to no role, actor or
recipient of an annotated event. Another mention of a party whose words are annotated is left out: it is neither right
nor wrong. The own test is left out, so that ``ontology/lexicon/role_weights.yaml`` can be chosen on it honestly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extract.lexicon import Lexicon, load_lexicon
from graph.extract.role_cues import Scene, cues_of
from graph.extract.roles import ruled_by, scene_of
from graph.extract.triggers import PARTS, FoundTrigger, find_triggers, matching
from graph.model import Article, Party, Sentence
from graph.pipeline import load_reader
from graph.resolve import ArticleResolver
from training.linear import Row, command
from training.passages import GoldEvent, Passage, same_code

CLASSES = ("none", "actor", "recipient")


def scenes(passages: Sequence[Passage]) -> Iterator[tuple[Scene, list[GoldEvent]]]:
    """Every sentence with annotated events, as the coder sees it."""
    reader, lexicon = load_reader(), load_lexicon()
    by_id = {p.id: p for p in passages}
    articles = (Article(id=p.id, text=p.text, date=p.date) for p in passages)
    for article, sentences in reader.language.sentences(articles):
        resolver = ArticleResolver(reader.names, article, sentences)
        for sentence in sentences:
            events = [e for e in by_id[article.id].events if sentence.begin <= e.trigger[0] < sentence.end]
            if events:
                yield scene_of(sentence, find_triggers(sentence, lexicon), resolver, lexicon), events


def rows_of(passages: Sequence[Passage]) -> Iterator[Row]:
    """The cues of every party of the sentence of every event, with its role."""
    lexicon = load_lexicon()
    for scene, events in scenes(passages):
        for event in events:
            yield from _rows(scene, event, lexicon)


def _rows(scene: Scene, event: GoldEvent, lexicon: Lexicon) -> Iterator[Row]:
    trigger = trigger_of(scene, event, lexicon)
    if trigger is None:
        return
    ruled = ruled_by(scene.sentence, trigger, lexicon)
    labels = dict(labelled(scene, event))
    for i in scene.parties:
        if i != trigger.i and i in labels:
            yield cues_of(scene, trigger, i, ruled), labels[i]


def trigger_of(scene: Scene, event: GoldEvent, lexicon: Lexicon) -> FoundTrigger | None:
    """The trigger of an annotated event as the coder would have found it."""
    head = _head(scene.sentence, event.trigger)
    if head is None:
        return None
    for found, _ in scene.events:
        if (found.i, found.type) == (head, event.type):
            return found
    entries = matching(scene.sentence, head, PARTS.get(scene.sentence.tokens[head].upos, ""), lexicon)
    kind = next((e.kind for e in entries if e.kind.type == event.type), lexicon.default_kind[event.type])  # type: ignore[index]
    return FoundTrigger(head, kind.type, kind, None, 1.0, "")


def labelled(scene: Scene, event: GoldEvent) -> Iterator[tuple[int, str]]:
    """Every party of the sentence that is certain to have a role, or none."""
    marked: dict[int, str] = {}
    for role in ("actor", "recipient"):
        for span in event.roles.get(role, ()):
            marked |= dict.fromkeys(_marked(scene, span), role)
    codes = event.codes["actor"] | event.codes["recipient"]
    for i, parties in scene.parties.items():
        if i in marked:
            yield i, marked[i]
        elif not codes_of(parties) & codes:
            yield i, "none"


def _marked(scene: Scene, span: tuple[int, int]) -> set[int]:
    """The words of annotated words that name a party: their head, else whichever does."""
    inside = [t.i for t in scene.sentence.tokens if span[0] < t.end and t.begin < span[1]]
    head = _head(scene.sentence, span)
    return {head} if head is not None and head in scene.parties else {i for i in inside if i in scene.parties}


def _head(sentence: Sentence, span: tuple[int, int]) -> int | None:
    words = [t for t in sentence.tokens if span[0] < t.end and t.begin < span[1]]
    inside = {t.i for t in words}
    return next((t.i for t in words if t.head not in inside or t.head == t.i), None)


def codes_of(parties: Sequence[Party]) -> set[str]:
    """The parties' codes as the annotations have them."""
    return {same_code(p.key) for p in parties}


def main() -> None:
    command(__doc__, rows_of, CLASSES, strength=0.05, seen=3)


if __name__ == "__main__":
    main()
