"""English from other languages; news from what is none."""

from __future__ import annotations

import pytest

from graph.read.genre import refuse_if_not_news
from graph.read.language import is_english, language_of
from graph.read.record import SkipError

TEXTS = {
    "en": "The foreign ministers of the G7 condemned the attack and said that they would act together.",
    "de": "Die Außenminister der G7 haben den Angriff verurteilt und erklärt, dass sie gemeinsam handeln werden.",
    "fr": "Les ministres des Affaires étrangères du G7 ont condamné l’attaque et ont déclaré qu’ils agiront ensemble.",
    "es": "Los ministros de Exteriores del G7 han condenado el ataque y han dicho que actuarán juntos.",
    "it": "I ministri degli Esteri del G7 hanno condannato l’attacco e hanno detto che agiranno insieme.",
    "pt": "Os ministros das Relações Exteriores do G7 condenaram o ataque e disseram que não vão recuar da decisão.",
    "nl": "De ministers van Buitenlandse Zaken van de G7 hebben de aanval veroordeeld en gezegd dat zij optreden.",
    "pl": "Ministrowie spraw zagranicznych państw G7 potępili atak i oświadczyli, że nie będą działać bez zgody na to.",
    "sv": "Utrikesministrarna i G7 har fördömt attacken och säger att de ska agera tillsammans för fred.",
    "tr": "G7 dışişleri bakanları saldırıyı kınadı ve birlikte hareket edeceklerini söyledi ve bu karar bir ilk oldu.",
    "id": "Para menteri luar negeri G7 mengutuk serangan itu dan mengatakan bahwa mereka akan bertindak dengan sekutu.",
    "uk": "Міністри закордонних справ країн Великої сімки засудили напад і заявили про спільні дії.",
    "ru": "Министры иностранных дел стран Большой семёрки осудили нападение и заявили о совместных действиях.",
    "zh": "七国集团外长谴责了这次袭击，并表示将共同行动。",
    "ja": "Ｇ７の外相は攻撃を非難し、共に行動すると述べました。",
    "ko": "주요 7개국 외교장관들은 공격을 규탄하고 함께 행동하겠다고 밝혔다.",
    "ar": "أدان وزراء خارجية مجموعة السبع الهجوم وقالوا إنهم سيتحركون معا.",
    "la": "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor et dolore magna aliqua.",
}


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_language(code: str) -> None:
    assert language_of(TEXTS[code]) == code
    assert is_english(TEXTS[code]) == (code == "en")


def test_a_short_plain_text_may_be_english() -> None:
    assert is_english("Putin meets Xi Jinping, signs gas deal")


def test_english_with_foreign_names_is_english() -> None:
    text = "Polish leader Jarosław Kaczyński of Prawo i Sprawiedliwość said on Sunday that the law will be changed."
    assert is_english(text)


NOT_NEWS = {
    "a recipe": ["Preheat the oven and stir two cups of flour with a teaspoon of salt.", "Add the minced garlic.",
                 "Ingredients: two tablespoons of butter."],
    "an error page": ["The page you requested was not found."],
    "source code": ["import os", "def main():", "for (i = 0; i < n; i++) {", "run(x);", "}"],
    "numbers": ["12.5 13.1 2024 17 18 19 2,000 3,000 4.5 5.5 6.5 7.5 8.5"] * 3,
    "labels": ["Home", "World", "Sports", "Business", "Weather"],
    "a shop page": ["Add to cart now with free shipping and free returns.", "Only two are in stock, so do not wait."],
    "words": ["Only three words"],
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(NOT_NEWS))
def test_not_news(kind: str) -> None:
    with pytest.raises(SkipError, match=kind):
        refuse_if_not_news(NOT_NEWS[kind])


@pytest.mark.parametrize(
    "text",
    [
        "Russia attacked Kyiv on Monday.",
        "At least 30 soldiers were killed and 15 wounded on November 5, 2024, and 11,000 remain in the region.",
        "The access was denied to inspectors, the agency said, after the page was removed by both sides.",
        "Police used tear gas, stirred by garlic farmers who minced no words and chopped wood for the ovens of Kyiv.",
        "Scientists said that cancer deaths fell by a third, the journal reported on Tuesday after a long study.",
    ],
)
def test_news(text: str) -> None:
    refuse_if_not_news([text])
