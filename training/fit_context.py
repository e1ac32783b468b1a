"""Fits who fills the gaps that a sentence leaves:  python -m training.fit_context OUT.npz PASSAGES.jsonl...

A logistic regression (scikit-learn) from the cues of a party of the context (`graph.extract.context_cues`) to whether the
annotation gives it the role. The coder finds the events; gaps of events that are not annotated teach nothing, and a gap is
filled as annotated before the next one is looked at. The own test is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extract import coder
from graph.extract.context import gaps, is_dominant
from graph.extract.context_cues import cues_of
from graph.model import Article, Party
from graph.pipeline import load_reader
from graph.resolve import ArticleResolver
from training.linear import Row, command
from training.passages import GoldEvent, Passage, same_code

CLASSES = ("no", "yes")


def rows_of(passages: Sequence[Passage]) -> Iterator[Row]:
    """The cues of every party of the context for every gap of an annotated event, and whether it fills it."""
    reader = load_reader()
    by_id = {p.id: p for p in passages}
    articles = (Article(id=p.id, text=p.text, date=p.date) for p in passages)
    for article, sentences in reader.language.sentences(articles):
        passage = coder.passage_of(article, sentences, ArticleResolver(reader.names, article, sentences))
        yield from _rows(by_id[article.id], passage)


def _rows(annotated: Passage, passage: coder.Passage) -> Iterator[Row]:
    drafts = coder.drafted(passage)
    before: list[coder.Draft] = []
    for n, draft in enumerate(drafts):
        gold = _gold(annotated, draft)
        for gap, table in gaps(draft, before, drafts[n + 1 :]):
            dominant = passage.resolver.dominant(gap.event.sentence)
            for mine in table.values():
                if gold is not None:
                    right = _code(mine[0].party) in gold.codes[gap.role]
                    yield cues_of(gap, mine, table, is_dominant(mine[0].party, dominant)), CLASSES[right]
            if gold is not None:
                right_ones = tuple(m[0].party for m in table.values() if _code(m[0].party) in gold.codes[gap.role])
                draft = _filled(draft, gap.role, right_ones)
        if draft.mention.actors or draft.mention.recipients:
            before.append(draft)


def _filled(draft: coder.Draft, role: str, parties: tuple[Party, ...]) -> coder.Draft:
    if role == "actor":
        return replace(draft, mention=replace(draft.mention, actors=draft.mention.actors + parties))
    return replace(draft, mention=replace(draft.mention, recipients=draft.mention.recipients + parties))


def _gold(annotated: Passage, draft: coder.Draft) -> GoldEvent | None:
    span, kind = draft.mention.trigger, draft.mention.type
    hits = (e for e in annotated.events if e.trigger[0] < span.end and span.begin < e.trigger[1] and e.type == kind)
    return next(hits, None)


def _code(party: Party) -> str:
    return same_code(party.key)


def main() -> None:
    command(__doc__, rows_of, CLASSES, strength=0.1, seen=3)


if __name__ == "__main__":
    main()
