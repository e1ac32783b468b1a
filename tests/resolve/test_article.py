"""Who the phrases of an article mean: names, adjectives, possessors, offices, groups, pronouns, role nouns."""

from __future__ import annotations

import datetime

import pytest

from graph.model import Article, Party, Sentence
from graph.parse import load_pipeline
from graph.resolve import ArticleResolver, load_gazetteer


def resolver(text: str, date: str = "2024-12-16") -> tuple[ArticleResolver, tuple[Sentence, ...]]:
    sentences = load_pipeline().sentences_of(text)
    article = Article("a", text, date=datetime.date.fromisoformat(date))
    return ArticleResolver(load_gazetteer(), article, sentences), sentences


def parties(text: str, word: str, date: str = "2024-12-16") -> tuple[Party, ...]:
    """The parties of the last token that is written ``word``."""
    resolve, sentences = resolver(text, date)
    s, i = [(s.index, t.i) for s in sentences for t in s.tokens if t.text == word][-1]
    return resolve.parties(s, i)


def codes(text: str, word: str, date: str = "2024-12-16") -> list[str | None]:
    return [p.link.entity.code for p in parties(text, word, date)]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Turkish forces shelled the town.", "forces", ["TUR"]),
        ("Kim Jong-un's regime fired a rocket.", "regime", ["PRK"]),
        ("Citizens of Mali protested.", "Citizens", ["MLI"]),
        ("The French and German ministers met in Rome.", "ministers", ["FRA", "DEU"]),
        ("France and Germany signed the treaty.", "France", ["FRA", "DEU"]),
        ("The foreign ministers of the G7 condemned the attack.", "ministers", ["G7"]),
        ("The ministers of Poland, Latvia and Estonia met.", "ministers", ["POL", "LVA", "EST"]),
        ("The European Union imposed sanctions.", "Union", ["EUU"]),
        ("Moscow rejected the plan.", "Moscow", ["RUS"]),
        ("The White House declined to comment.", "House", ["USA"]),
        ("U.S. troops left the base.", "troops", ["USA"]),
        ("Dozens of Iraqi soldiers were killed.", "Dozens", ["IRQ"]),
        ("The Knesset passed the law.", "Knesset", ["ISR"]),
        ("Houthi rebels fired on the ship.", "rebels", ["HOUTHI"]),
        ("Reuters reported the attack.", "Reuters", ["MED"]),
        ("Syrian state media reported the strike.", "media", ["SYR"]),
        ("German media reported the strike.", "media", ["MED"]),
        ("Libyan rebels took the port.", "rebels", ["LBY-OPP"]),
        ("Ukraine's allies promised weapons.", "allies", ["UKR-ALLIES"]),
        ("The idea was discussed at length.", "idea", []),
        ("Protesters in Kabul burned a flag.", "Protesters", ["AFG"]),
    ],
)
def test_noun_phrases(text: str, word: str, expected: list[str]) -> None:
    assert codes(text, word) == expected


def test_a_group_joined_by_together_with() -> None:
    text = "The foreign ministers of the G7, together with those of Australia, South Korea and New Zealand, met."
    assert codes(text, "ministers") == ["G7", "AUS", "KOR", "NZL"]


def test_counterparts() -> None:
    text = "The Egyptian foreign minister and his Greek, Cypriot and French counterparts rejected the deal."
    assert set(codes(text, "minister")) == {"EGY", "GRC", "CYP", "FRA"}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Merkel visited Kyiv. She praised the truce.", "She", ["DEU"]),
        ("Turkey opened the border. It promised help.", "It", ["TUR"]),
        ("Israel and Egypt met in Cairo. They agreed on a truce.", "They", ["ISR", "EGY"]),
        ("Iran freed the sailors who had been held by Iran, which denied it.", "which", ["IRN"]),
        ("“We will never surrender,” Zelensky said.", "We", ["UKR"]),
        ("Pakistan moved its troops to the border.", "troops", ["PAK"]),
        ("India and Pakistan exchanged fire. The two countries blamed each other.", "countries", ["IND", "PAK"]),
        ("The PKK attacked a convoy in Turkey. The group claimed the attack.", "group", ["PKK"]),
        ("The Libyan government agreed. Later the government left.", "government", ["LBY"]),
        ("A bomb went off in Bogota. Police arrested two men.", "Police", ["COL"]),
    ],
)
def test_what_points_back(text: str, word: str, expected: list[str]) -> None:
    assert codes(text, word) == expected


def test_a_person_is_learnt_from_title_and_name() -> None:
    text = "Danish Climate Minister Lars Sandholm arrived on Monday. Later Sandholm spoke."
    found = parties(text, "Sandholm")
    assert [p.link.entity.code for p in found] == ["DNK"]
    assert found[0].link.entity.label == "Lars Sandholm"
    assert found[0].link.entity.acts_for == "country/DNK"


def test_another_spelling_of_a_known_person() -> None:
    assert parties("In Kyiv, Rustem Umyerow spoke to reporters.", "Rustem")[0].link.entity.id == "person/rustem-umerov"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Georgia expelled two Russian diplomats, Tbilisi said.", "country/GEO"),
        ("Voters in Georgia, Alabama and Florida chose senators. Georgia counted again.", "country/USA"),
    ],
)
def test_ambiguous_names_follow_the_article(text: str, expected: str) -> None:
    assert parties(text, "Georgia")[0].link.entity.id == expected


def test_every_link_says_why() -> None:
    resolve, sentences = resolver("Sweden's minister met Russian officials in Oslo. He said that they disagreed.")
    links = [p.link for s in sentences for t in s.tokens for p in resolve.parties(s.index, t.i)]
    assert links
    assert all(link.reason and 0 < link.score <= 1 for link in links)


@pytest.mark.parametrize(
    ("text", "word", "label", "code"),
    [
        ("The army entered Tell Tamer in northern Syria.", "Tell", "Tell Tamer", "SYR"),
        ("Troops attacked a base in the Malian town of Menaka.", "town", "Menaka", "MLI"),
        ("Rebels in Syria attacked the city of Homs.", "city", "Homs", "SYR"),
        ("Fighting went on in the Russian region of Kursk.", "region", "Kursk", "RUS"),
    ],
)
def test_places_have_their_whole_name_and_state(text: str, word: str, label: str, code: str) -> None:
    resolve, sentences = resolver(text)
    s, i = next((s.index, t.i) for s in sentences for t in s.tokens if t.text == word)
    place = resolve.place(s, i)
    assert place is not None
    assert (place.link.entity.label.removesuffix(" Oblast"), place.link.entity.code) == (label, code)


@pytest.mark.parametrize("word", ["Embassy", "soldiers"])
def test_missions_and_soldiers_of_a_state_are_no_place(word: str) -> None:
    text = f"Rockets hit the United States {word}."
    resolve, sentences = resolver(text)
    s, i = next((s.index, t.i) for s in sentences for t in s.tokens if t.text == word)
    assert resolve.place(s, i) is None


def test_a_spokesman_acts_for_the_body_that_he_speaks_for() -> None:
    text = (
        "Ahmed al-Asadi, a spokesman for the Popular Mobilization Forces, blamed Israel. Al-Asadi threatened revenge."
    )
    assert codes(text, "blamed") == []
    assert codes(text, "Ahmed") == ["PMF"]


def test_places_know_their_country() -> None:
    resolve, sentences = resolver("A bomb exploded in Kandahar. A car burned in Paris.")
    words = {t.text: (s.index, t.i) for s in sentences for t in s.tokens}
    kandahar, paris = resolve.place(*words["Kandahar"]), resolve.place(*words["Paris"])
    assert kandahar is not None
    assert kandahar.link.entity.within == "place/kandahar-province"
    assert paris is not None
    assert paris.link.entity.kind == "place"
    assert resolve.place(*words["bomb"]) is None


def test_the_country_that_an_article_is_about() -> None:
    resolve, _ = resolver("Protests shook Chile. Police in Santiago fired tear gas.")
    dominant = resolve.dominant(1)
    assert dominant is not None
    assert dominant.entity.code == "CHL"


def test_questions_in_any_order_get_the_same_answers() -> None:
    text = (
        "The foreign ministers of the G7 and their allies met in Oslo. They urged Iran to free photojournalist Ziad Sandoun, "
        "who works for Delta Weekly. Sandoun's family and the group thanked its members, said the head of the ministry of "
        "defence of Norway, Kari Halvorsen. She and her Danish counterpart said that they had met his brother."
    )
    forward, sentences = resolver(text)
    backward, _ = resolver(text)
    asked = [(s.index, t.i) for s in sentences for t in s.tokens]
    answers = {at: forward.parties(*at) for at in asked}
    assert {at: backward.parties(*at) for at in reversed(asked)} == answers


def test_a_name_in_apposition_is_found() -> None:
    assert codes("A bomb killed Lebanese photojournalist Ziad Sandoun in Tyre.", "Ziad") == ["LBN"]


def test_members_and_allies() -> None:
    assert codes("NATO allies sent jets to Poland.", "allies") == ["NATO"]
    assert codes("The allies of NATO sent jets to Poland.", "allies") == ["NATO-ALLIES"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # Gender of names and nouns.
        ("Angela Merkel met Vladimir Putin. She asked for a ceasefire.", "She", ["DEU"]),
        ("Angela Merkel met Vladimir Putin. He refused.", "He", ["RUS"]),
        ("The Polish spokeswoman met Emmanuel Macron. She thanked France.", "She", ["POL"]),
        # An object pronoun is not the subject of its verb, nor a subject what its own clause acts on.
        ("The Kurds warned Turkey. Turkey attacked them.", "them", ["KUR"]),
        # Both sides are two others than who acts on them, and those who act themselves.
        (
            "Chad recalled its envoy. Sudan called on Chad to stop sheltering fighters of the RSF. The African Union "
            "urged both sides to talk.",
            "sides",
            ["SDN", "TCD"],
        ),
        ("Fighting between Israel and Hamas went on. Qatar called on both sides to stop.", "sides", ["ISR", "HAMAS"]),
        # What somebody says of "it" is said of the speaker.
        ("Sudan denied everything. Turkey said it rejected the claims.", "it", ["TUR"]),
        # Who writes a statement is not who spoke last in it.
        ("Estonia protested. Estonia is a member. The Kremlin said no. We regret that.", "We", ["EST"]),
        # The forces that somebody sends or loses are its own; "they" are rather many than one body.
        ("Poland bought tanks. Poland said North Korea had sent 900 soldiers.", "soldiers", ["PRK"]),
        ("Seoul's service said Iran had sent 900 soldiers. About 50 of them died.", "them", ["IRN"]),
        ("Three Thai sailors were hurt when a Chinese vessel rammed their boat.", "their", ["THA"]),
        # "Whose" is of the name right before it.
        ("Mexico's complaint against Ecuador, whose police stormed the embassy, failed.", "police", ["ECU"]),
        (
            "Bolivia blamed Peru. The African Union condemned it and called on both sides to hold talks.",
            "sides",
            ["BOL", "PER"],
        ),
        # Those who fight for no state.
        ("Gunmen killed ten people in Kenya. Al-Shabaab said it was behind the raid.", "Gunmen", ["SHABAAB"]),
        ("Gunmen killed ten soldiers in Kenya. Nairobi feared Al-Shabaab would strike.", "Gunmen", ["GUNMEN"]),
        ("Al-Shabaab fighters came to Garissa. The gunmen left at dawn.", "gunmen", ["SHABAAB"]),
        ("Chad accused Khartoum of arming the attackers.", "attackers", ["GUNMEN"]),
        ("Kidnappers held two nurses in Nigeria.", "Kidnappers", ["NGA-INS"]),
        ("A gunman opened fire in Ohio, in the United States.", "gunman", ["GUNMEN"]),
        # A body that goes by its own acronym acts for itself.
        ("The Sudanese Farmers Alliance (SFA) met ministers in Khartoum. The SFA left.", "SFA", ["SFA"]),
        ("The Palestinian Liberation Organization (PLO) met in Ramallah. The PLO voted.", "Organization", ["PSE"]),
        # Years and days are nobody.
        ("Rebels in Mali seized the town in 2012.", "2012", []),
        ("France signed the treaty on July 8.", "8", []),
        # States that are not named.
        ("Greece said that any country could join.", "country", []),
        # Who holds the office.
        ("Stephen Harper flew to Russia. Moscow said the prime minister had been rude.", "minister", ["CAN"]),
        # A surname of the article before that of the tables.
        ("Usman Khan stabbed two people in London. Police shot Khan.", "Khan", ["GBR"]),
    ],
)
def test_who_is_meant(text: str, word: str, expected: list[str]) -> None:
    assert codes(text, word, "2010-08-02") == expected
