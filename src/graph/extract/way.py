"""The price of a way through the tree: from a word up to a common governor and down again, each step by its relation."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graph.model import Sentence

Cost = Callable[[int], float]
"""What the step between a word and its head costs."""


def climb(sentence: Sentence, start: int, cost: Cost) -> dict[int, float]:
    """A word and the words above it, each with the price of getting there."""
    prices, i, price = {start: 0.0}, start, 0.0
    while (token := sentence.tokens[i]).head != i and token.head not in prices:
        price += cost(i)
        i = token.head
        prices[i] = price
    return prices


def price_to(
    sentence: Sentence, up: Mapping[int, float], goal: int, cost: Cost, *, free_first: bool = False
) -> float | None:
    """What the way from where ``up`` starts to word ``goal`` costs; None where no way leads there.

    ``free_first``: the last step down costs nothing, for phrases that hang on what they belong to.
    """
    price, i, steps = 0.0, goal, 0
    while i not in up:
        token = sentence.tokens[i]
        if token.head == i:
            return None
        if steps or not free_first:
            price += cost(i)
        i, steps = token.head, steps + 1
    return price + up[i]
