"""Through whom it reaches the reader: outlets that were told, that quote, or that publish what somebody else said.

Attribution keeps the speaker and the relaying outlet apart (``ng:relayedBy``): in "the minister told Reuters", "KCNA
quoted the minister as saying" and "a statement published by the embassy" the second named is no speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.extract import tree
from graph.extract.lexicon import Lexicon
from graph.extract.voice import Voice
from graph.model import Party, Sentence, Token

Heard = Sequence[tuple[Voice, tuple[Party, ...]]]
"""Voices with whom they were resolved to."""


def relays_of(sentence: Sentence, i: int, lexicon: Lexicon) -> list[Voice]:
    """Whoever relays the event of word ``i``: the publishers of a named work, and the outlets that were told."""
    found: dict[int, Voice] = {}
    here = i
    for above in [i, *tree.ancestors(sentence, i)]:
        for voice in (*_told(sentence, above, lexicon), *_published(sentence, above, here, lexicon)):
            found.setdefault(voice.i, voice)
        here = above
    return list(found.values())


def _told(sentence: Sentence, verb: int, lexicon: Lexicon) -> Iterator[Voice]:
    """ "Told Reuters", "said in an interview with the BBC"; whether the one told is an outlet is for the resolver."""
    word = tree.lemma(sentence, verb)
    if sentence.tokens[verb].upos != "VERB":
        return
    if word in lexicon.relaying["telling"] and not tree.is_passive(sentence, verb):
        for j in tree.kids(sentence, verb, "obj", "iobj"):
            yield Voice(sentence.index, j, "assert", f"{word}, told")
    for j in tree.kids(sentence, verb, "obl"):
        if tree.lemma(sentence, j) in ("interview", "comment", "remark", "statement"):
            yield from (
                Voice(sentence.index, k, "assert", "interview, told")
                for k in tree.kids(sentence, j, "nmod")
                if tree.case_of(sentence, k) in ("with", "to", "for", "on")
            )


def _published(sentence: Sentence, above: int, here: int, lexicon: Lexicon) -> Iterator[Voice]:
    """ "In a statement published by X", "the statement, which X released, urges"."""
    nouns = [above] if sentence.tokens[above].upos == "NOUN" else []
    nouns += [
        j
        for dep in ("obl", "nsubj", "nmod", "obl:agent", "obj")
        for j in tree.kids(sentence, above, dep)
        if j == here or sentence.tokens[j].upos == "NOUN"
    ]
    for noun in nouns:
        if tree.lemma(sentence, noun) not in lexicon.texts:
            continue
        for verb in tree.kids(sentence, noun, "acl", "acl:relcl"):
            if tree.lemma(sentence, verb) not in lexicon.relaying["publishing"]:
                continue
            agents = tree.kids(sentence, verb, "obl:agent")
            agents += [j for j in tree.kids(sentence, verb, "obl") if tree.case_of(sentence, j) == "by"]
            subjects = [] if tree.is_passive(sentence, verb) else tree.kids(sentence, verb, "nsubj")
            yield from (
                Voice(sentence.index, j, "assert", f"{sentence.tokens[verb].text} by, publisher")
                for j in agents or [k for k in subjects if sentence.tokens[k].upos in ("NOUN", "PROPN")]
            )


def of_next(sentences: Sequence[Sentence], sentence: Sentence, lexicon: Lexicon) -> list[Voice]:
    """The publishers that a broken-off next line names: "they said. stated in a joint note published by the ministry"."""
    own = [t for t in sentence.tokens if _is_broken_off(sentence, t)]
    if own:
        line, words = sentence, [k for t in own for k in sorted(sentence.subtree(t.i))]
    else:
        later = next((s for s in sentences if s.index == sentence.index + 1), None)
        if later is None or not continues(later):
            return []
        line, words = later, list(range(len(later.tokens)))
    return [v for k in words if line.tokens[k].upos == "NOUN" for v in _published(line, k, k, lexicon)]


def _is_broken_off(sentence: Sentence, token: Token) -> bool:
    """Whether a line that goes on after a full stop was read as part of the sentence before."""
    after_stop = token.i > 0 and sentence.tokens[token.i - 1].text == "."
    return after_stop and not _has_subject(sentence, token.i) and token.dep == "parataxis" and token.text[:1].islower()


def continues(sentence: Sentence) -> bool:
    """Whether a sentence only goes on with the one before: it opens in lower case and its main verb has no subject."""
    root = next((t for t in sentence.tokens if t.head == t.i), None)
    return root is not None and sentence.tokens[0].text[:1].islower() and not _has_subject(sentence, root.i)


def _has_subject(sentence: Sentence, i: int) -> bool:
    return bool(tree.kids(sentence, i, "nsubj", "nsubj:pass", "csubj", "expl"))


def parted(heard: Heard, passed_on: Heard) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The speakers and the relays. An outlet relays where somebody else speaks, or where it quotes another; else it speaks."""
    quoting = {v.i for v, _ in heard if v.rule.endswith("quoting")}
    outlets = [(v, p) for v, parties in heard for p in parties if p.link.entity.kind == "outlet"]
    speakers = [p for _, parties in heard for p in parties if p.link.entity.kind != "outlet"]
    if not speakers:
        speakers = [p for v, p in outlets if v.i not in quoting] or [p for _, p in outlets]
    relays = [p for _, p in outlets if p not in speakers]
    for voice, parties in passed_on:
        publisher = voice.rule.endswith("publisher")
        relays += [p for p in parties if publisher or p.link.entity.kind == "outlet"]
    said = {p.link.entity.id for p in speakers}
    return _unique(speakers), tuple(p for p in _unique(relays) if p.link.entity.id not in said)


def _unique(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple({p.link.entity.id: p for p in reversed(parties)}.values())[::-1]
