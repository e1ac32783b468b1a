"""Trains the network: python -m training.train CONFIG.yaml OUT [--worker 0 --workers 2]

Each step takes one batch of the treebanks and one of the annotated passages, so that the parser stays what it is while
the event heads learn on the same vectors. Learning rates rise over the first steps and fall to zero at the end; the
weights that are kept are a running mean (EMA) of the last ones.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
import yaml

from graph.parse.pieces import WordPieces, read_vocabulary
from graph.parse.pipeline import BUNDLED
from training.average import Average
from training.batches import batches, tensors
from training.data import Data, read_data
from training.event_scores import event_f1, network_scores
from training.examples import Example
from training.losses import event_losses, parser_losses, weighted
from training.network import Dropout, Network
from training.parser_scores import score_parser
from training.predict import NetworkAnalyser
from training.swap import CountrySwap
from training.together import Meetings
from training.weights import load


class Run:
    """One training run: the network, its optimiser, its data and its log."""

    def __init__(self, config: dict[str, Any], out: Path, *, worker: int, workers: int) -> None:
        self.config, self.out, self.worker = config, out, worker
        torch.set_num_threads(config["threads"])
        torch.manual_seed(config["seed"] + worker)
        self.rng = random.Random(config["seed"] + worker)
        self.meetings = Meetings(out, number=worker, of=workers)
        self.pieces = WordPieces(read_vocabulary(BUNDLED / "vocab.txt"))
        self.data: Data = read_data(config)
        self.network = Network(self.data.sizes, Dropout(**config["dropout"]))
        load(self.network, Path(config["start"]))
        self.swap = CountrySwap(config["swap"], self.rng)
        self.average = Average(self.network, config["ema"])
        self.optimiser = self._optimiser()

    def _optimiser(self) -> torch.optim.Optimizer:
        """Encoder, parser heads and event heads learn at rates of their own; the embeddings stay as they are."""
        groups: dict[str, list[torch.nn.Parameter]] = {"encoder": [], "parser": [], "events": []}
        for name, p in self.network.named_parameters():
            if name.startswith(("body.pieces", "body.positions", "body.segment")):
                p.requires_grad_(False)
                continue
            part = "encoder" if name.startswith("body") else "events" if name.startswith("event") else "parser"
            groups[part].append(p)
        rates = self.config["rates"]
        return torch.optim.AdamW(
            [{"params": ps, "lr": 0.0, "base": rates[k]} for k, ps in groups.items()],
            betas=(0.9, 0.98), eps=1e-8, weight_decay=0.01, fused=True,
        )  # fmt: skip

    def train(self, seconds: float) -> None:
        """Steps until ``seconds`` are spent, meetings and evaluations included; evaluates at equal distances."""
        step, begin, before = 0, time.monotonic(), 0.0
        sums: dict[str, list[float]] = defaultdict(list)
        trees = self._endless(self.data.trees, self.config["words"]["trees"])
        events = self._endless(self.data.events, self.config["words"]["events"])
        while (spent := time.monotonic() - begin) < seconds:
            self._set_rates(min(1.0, (step + 1) / self.config["warm_up"]) * max(0.02, 1 - spent / seconds))
            for key, value in self._step(next(trees), list(map(self.swap, next(events)))).items():
                sums[key].append(value)
            step += 1
            if step % self.config["meet_every"] == 0:
                self.meetings.meet(self.network)
            if step % 50 == 0:
                means = {k: round(sum(v[-50:]) / 50, 3) for k, v in sums.items()}
                self._log({"step": step, "spent": round(spent), **means})
            marks = self.config["evaluations"] / seconds
            if self.worker == 0 and int(spent * marks) > int(before * marks):
                self._evaluate(f"step {step}")
            before = spent
        self._evaluate("end")

    def _step(self, trees: list[Example], events: list[Example]) -> dict[str, float]:
        self.optimiser.zero_grad(set_to_none=True)
        out: dict[str, float] = {}
        for examples, kind in ((trees, "trees"), (events, "events")):
            batch = tensors(examples, self.pieces)
            with torch.autocast("cpu", torch.bfloat16, enabled=self.config["bfloat16"]):
                parse_vectors, event_vectors = self.network.vectors(batch.pieces, batch.shapes, batch.first)
                if kind == "trees":
                    losses = parser_losses(self.network, batch, parse_vectors)
                else:
                    losses = event_losses(self.network, batch, event_vectors, smoothing=self.config["smoothing"])
            weighted(losses, self.config["weights"]).backward()  # type: ignore[no-untyped-call]
            out |= {k: v.item() for k, v in losses.items()}
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimiser.step()
        self.average.update(self.network)
        return out

    def _set_rates(self, factor: float) -> None:
        for group in self.optimiser.param_groups:
            group["lr"] = group["base"] * factor

    def _endless(self, examples: list[Example], words: int) -> Iterator[list[Example]]:
        return itertools.chain.from_iterable(batches(examples, words=words, rng=self.rng) for _ in itertools.count())

    def _evaluate(self, name: str) -> None:
        """Saves the averaged weights, scores events and held-out news; `training.evaluate` scores the rest."""
        with self.average.applied(self.network):
            kept = {"model": self.network.state_dict(), "sizes": self.data.sizes}
            torch.save(kept, self.out / f"averaged_{self.worker}.pt")
            for key, examples in self.data.event_tests.items():
                scores = event_f1(network_scores(self.network, examples, self.pieces))
                self._log({"at": name, "events": key, **scores})
            news = score_parser(NetworkAnalyser(self.network, self.data.labels, self.pieces), self.data.tests["news"])
            self._log({"at": name, "trees": "news", **news})

    def _log(self, line: dict[str, Any]) -> None:
        with (self.out / f"log_{self.worker}.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("config", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--worker", type=int, default=0)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    config = yaml.safe_load(options.config.read_text(encoding="utf-8"))
    options.out.mkdir(parents=True, exist_ok=True)
    Run(config, options.out, worker=options.worker, workers=options.workers).train(config["seconds"])


if __name__ == "__main__":
    main()
