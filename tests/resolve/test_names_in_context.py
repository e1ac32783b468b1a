"""What a name means in its surroundings: longer names, acronyms, namesakes, peoples, buildings, missions, unnamed people."""

from __future__ import annotations

import datetime

import pytest

from graph.model import Article, Party
from graph.parse import load_pipeline
from graph.resolve import ArticleResolver, load_gazetteer, load_reference
from graph.resolve.names import is_acronym, key, sound


def _resolver(text: str, date: str) -> tuple[ArticleResolver, dict[str, tuple[int, int]]]:
    sentences = load_pipeline().sentences_of(text)
    article = Article("a", text, date=datetime.date.fromisoformat(date))
    last = {t.text: (s.index, t.i) for s in sentences for t in s.tokens}
    return ArticleResolver(load_gazetteer(), article, sentences), last


def party(text: str, word: str, date: str = "2025-11-20") -> Party | None:
    """The first party of the last token that is written ``word``."""
    resolver, last = _resolver(text, date)
    found = resolver.parties(*last[word])
    return found[0] if found else None


def who(text: str, word: str, date: str = "2025-11-20") -> str:
    found = party(text, word, date)
    return found.link.entity.label if found else ""


def where(text: str, word: str) -> str:
    resolver, last = _resolver(text, "2025-11-20")
    found = resolver.place(*last[word])
    return found.link.entity.label if found else ""


@pytest.mark.parametrize(
    ("text", "word", "outlet"),
    [
        ("The National Gendarmerie fired at farmers in Senegal.", "Gendarmerie", "The National"),
        ("The National Electoral Council rejected the count in Venezuela.", "Council", "The National"),
        ("The Independent Police Commission accused officers in Kenya.", "Commission", "The Independent"),
        ("The Economist Group sold a building in Britain.", "Group", "The Economist"),
        ("The Guardian Angels marched in Brazil.", "Angels", "The Guardian"),
        ("The Sun Party accused the president of Malawi.", "Party", "The Sun"),
        ("The Dawn Movement condemned the raid in Peru.", "Movement", "Dawn"),
        ("The Syrian Liberation Column attacked a convoy.", "Column", "Libération"),
    ],
)  # fmt: skip
def test_an_outlet_is_no_part_of_a_longer_name(text: str, word: str, outlet: str) -> None:
    assert who(text, word) != outlet


@pytest.mark.parametrize(
    ("text", "word", "outlet"),
    [
        ("Minister Ncube told The Guardian Monday that talks had failed.", "Guardian", "The Guardian"),
        ("The National reported that Iran had fired a missile.", "National", "The National"),
        ("The Times of London and The Independent newspaper criticised Iran.", "Times", "The Times"),
        ("Al Jazeera English criticised Israel.", "Jazeera", "Al Jazeera"),
        ("Le Monde said France would send ships.", "Monde", "Le Monde"),
    ],
)  # fmt: skip
def test_an_outlet_by_itself_is_one(text: str, word: str, outlet: str) -> None:
    assert who(text, word) == outlet


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Portugal's Social Democratic Party condemned Russia.", "Party", "Social Democratic Party (Portugal)"),
        ("Germany's Social Democratic Party condemned Russia.", "Party", "Social Democratic Party of Germany"),
        ("The Democratic Party condemned the president of the United States.", "Party", "Democratic Party"),
        ("Democrats in the United States accused the president.", "Democrats", "Democratic Party"),
        ("The National Liberation Army freed two hostages in Colombia.", "Army", "National Liberation Army"),
        ("The Guardian Council banned four candidates.", "Council", "Guardian Council"),
        ("The West African bloc lifted its sanctions on Niger.", "bloc", "ECOWAS"),
        ("The Southeast Asian bloc condemned Myanmar.", "bloc", "ASEAN"),
        ("The West condemned Belarus.", "West", "the West"),
        ("The Social Democrat Zoran Zaev met ministers in North Macedonia.", "Zoran", "Zoran Zaev"),
    ],
)  # fmt: skip
def test_parties_and_blocs_by_their_whole_name(text: str, word: str, expected: str) -> None:
    assert who(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The Ministries of Defence of the Nordic countries signed a pact.", "Ministries", "Nordic countries"),
        ("The Ministries of Trade of the Baltic states met in Riga.", "Ministries", "Baltic states"),
        ("The Ministry of Defence in Oslo signed a pact.", "Ministry", "Norway"),
    ],
)
def test_bodies_of_several_states_are_no_body_of_their_own(text: str, word: str, expected: str) -> None:
    assert expected in who(text, word)


@pytest.mark.parametrize(
    ("text", "acronym", "identifier"),
    [
        ("The Rapid Support Forces (RSF) took Nyala. The RSF shot at medics.", "RSF", "org/RSF-SDN"),
        ("Fighting went on in Sudan. The RSF took a town.", "RSF", "org/RSF-SDN"),
        ("Reporters Without Borders (RSF) criticised Mexico. RSF spoke of nine deaths.", "RSF", "org/RSF-NGO"),
        ("The press in Hungary is less free, RSF said.", "RSF", "org/RSF-NGO"),
        ("Uganda sent troops to Congo. The ADF killed nine farmers.", "ADF", "org/ADF"),
        ("Australia bought ships. The ADF welcomed them.", "ADF", "org/ADF-AUS"),
        ("Troops in Myanmar arrested monks. The NLD condemned it.", "NLD", "org/NLD-MMR"),
        ("Ghana voted on Saturday. The NDC accused the police.", "NDC", "org/NDC-GHA"),
        ("Pakistan held an election. The PTI accused the army.", "PTI", "org/PTI-PAK"),
        ("India and Nepal signed a treaty, PTI reported.", "PTI", "org/PTI"),
        ("Japan sent the SDF to Djibouti.", "SDF", "org/JSDF"),
        ("Turkey attacked the SDF in Syria.", "SDF", "org/SDF"),
        ("The JEM left the talks in Sudan.", "JEM", "org/JEM"),
        ("India accused JeM of the bombing.", "JeM", "org/JEM-PAK"),
        ("Agents of Pakistan's ISI arrested a colonel.", "ISI", "org/ISI"),
        ("The Islamic State of Iraq bombed a market in Mosul. ISI named the bomber.", "ISI", "org/ISIS"),
        ("The Armed Forces of the Philippines (AFP) accused China. The AFP sent a boat.", "AFP", "org/AFP-PHL"),
        ("China rammed a boat of the Philippines, AFP reported.", "AFP", "org/AFP"),
        ("Australia was told. The AFP arrested two men.", "AFP", "org/AFP-AUS"),
        ("The Philippines were told. The AFP sent a boat.", "AFP", "org/AFP-PHL"),
        ("Canada expelled two Indian spies, CSIS said.", "CSIS", "org/CSIS"),
        ("China has more missiles, CSIS said.", "CSIS", "org/CSIS-NGO"),
        ("South Korea's president left the PPP. The PPP accused him.", "PPP", "org/PPP-KOR"),
        ("Malaysia voted. PAS won in the north.", "PAS", "org/PAS"),
        ("Moldova voted. PAS won in the north.", "PAS", "org/PAS-MDA"),
    ],
)  # fmt: skip
def test_an_acronym_of_two_bodies_goes_by_the_article(text: str, acronym: str, identifier: str) -> None:
    found = party(text, acronym)
    assert found is not None
    assert found.link.entity.id == identifier


def test_the_bodies_of_one_acronym_are_of_different_states() -> None:
    """An acronym that two bodies of one state shared could not be told by the article's countries."""
    reference = load_reference()
    gazetteer = load_gazetteer()
    names = [n for org in reference.organizations.values() for n in (org.entity.label, *org.aliases)]
    names += [row.split(" = ")[0] for row in reference.roles["only_if_named"]]
    shared: dict[str, list[str]] = {}
    for k in {key(n) for n in names if is_acronym(n)}:
        bodies = {n.entity.id: n.entity.code or "" for n in gazetteer.names(k) if n.how in ("organization", "nickname")}
        shared[k] = [reference.country_of(c) or c for c in bodies.values()]
    assert len(shared) > 400
    assert {k: v for k, v in shared.items() if len(v) > len(set(v))} == {}
    two = {k for k, v in shared.items() if len(v) > 1}
    assert two == {"adf", "csis", "inc", "jem", "ncp", "pas", "ppp", "pti", "rsf", "sdf"}


def test_a_date_is_no_armed_group() -> None:
    assert who("Schools in Malawi are shut from November 17 on.", "November") == ""


def test_a_new_body_with_the_acronym_of_another_is_not_that_one() -> None:
    text = "The Coastal Traders Council (STC) met in Ghana. The STC condemned the port. "
    assert who(text.replace("Coastal", "Savannah"), "STC") != "Southern Transitional Council"
    assert (
        who("The Southern Transitional Council (STC) met in Aden. The STC left.", "STC")
        == "Southern Transitional Council"
    )


@pytest.mark.parametrize(
    ("text", "word", "other"),
    [
        ("Peru's interior minister, Michael Gove, accused smugglers.", "Gove", "GBR"),
        ("Kenyan Defence Minister Boris Johnson met soldiers.", "Johnson", "GBR"),
        ("The mayor, Imran Khan, thanked the police of Jamaica.", "Khan", "PAK"),
        ("David Cameron, the Ghanaian health minister, resigned. Cameron blamed nobody.", "Cameron", "GBR"),
    ],
)
def test_a_namesake_is_not_the_known_person(text: str, word: str, other: str) -> None:
    found = party(text, word)
    assert found is None or found.link.entity.code != other


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Spain's prime minister, Pedro Sanchez, criticised Israel.", "Pedro", "Pedro Sánchez"),
        ("The French president, Emmanuel Macron, met Friedrich Merz.", "Emmanuel", "Emmanuel Macron"),
        ("Lebanon's Hezbollah leader, Hassan Nasrallah, threatened Israel.", "Hassan", "Hassan Nasrallah"),
        ("The US ambassador to Israel, Mike Huckabee, condemned Hamas.", "Mike", "Mike Huckabee"),
        ("Kosovo's prime minister, Albin Kurti, condemned Serbia.", "Albin", "Albin Kurti"),
        ("Rustem Umyerov met reporters in Ukraine.", "Rustem", "Rustem Umerov"),
    ],
)
def test_known_persons_with_their_titles_stay_known(text: str, word: str, label: str) -> None:
    assert who(text, word, "2024-05-20") == label


def test_other_spellings_do_not_cross_genders_states_or_first_letters() -> None:
    assert sound("Jamil") != sound("Amal")
    assert sound("Yelena") == sound("Elena")
    assert who("Amal Hassan left El Fasher in Sudan.", "Amal") == "Amal Hassan"


def test_every_people_of_the_table_stands_for_its_state() -> None:
    gazetteer = load_gazetteer()
    for country in load_reference().countries.values():
        for people in country.people:
            codes = {x.entity.code for x in gazetteer.lookup(people)}
            assert country.entity.code in codes, people


def test_nationalities_have_a_plural() -> None:
    """The Czechs, the Kuwaitis: adjectives that take an s have it among the state's people."""
    missing = {
        adjective
        for c in load_reference().countries.values()
        for adjective in c.adjectives
        if adjective.endswith(("an", "i", "ne", "ech", "ak", "ek")) and f"{adjective}s" not in c.people
    }
    assert missing <= _WITHOUT_PLURAL, sorted(missing - _WITHOUT_PLURAL)


_WITHOUT_PLURAL = {"Dominican", "Irani", "Korean", "Lankan", "Pak", "Philippine", "Vatican"}
"""Dominicans are those of the Dominican Republic, Koreans those of the South."""


@pytest.mark.parametrize("people", ["Czechs", "Slovaks", "Dutch", "Swiss", "Turkmens", "Kyrgyz", "Finns", "Spaniards"])
def test_a_people_acts_for_its_state(people: str) -> None:
    found = party(f"The {people} condemned the attack.", people)
    assert found is not None
    assert found.link.entity.kind == "country"


@pytest.mark.parametrize(
    ("text", "word", "wrong"),
    [
        ("Jets bombed the Turkish Friendship Hospital in Gaza.", "Hospital", "Turkey"),
        ("Shells hit the Kuwaiti Hospital in Aden, in Yemen.", "Hospital", "Kuwait"),
        ("Soldiers raided the American University of Beirut in Lebanon.", "University", "United States"),
        ("Rebels seized the Polish Bridge in Mali.", "Bridge", "Poland"),
    ],
)
def test_a_building_named_after_a_state_is_not_its(text: str, word: str, wrong: str) -> None:
    assert who(text, word) != wrong


def test_the_hague_is_no_amsterdam() -> None:
    assert where("The trial began in The Hague on Monday.", "Hague") == "The Hague"
    assert where("Ministers met in Amsterdam on Monday.", "Amsterdam") == "Amsterdam"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Gunmen loyal to the Islamic State burned a church in Congo.", "Gunmen", "Islamic State"),
        ("Soldiers loyal to President Maduro fired at students.", "Soldiers", "Venezuela"),
        ("Fighters affiliated with the Houthis boarded a ship.", "Fighters", "Houthis"),
        ("Militants linked to al-Qaeda attacked a mine in Mali.", "Militants", "al-Qaeda"),
    ],
)
def test_fighters_belong_to_whom_they_are_loyal(text: str, word: str, expected: str) -> None:
    assert who(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Algeria recalled a diplomat. The embassy in Paris criticised the French government.", "embassy", "Algeria"),
        ("The Chinese embassy in Oslo denied it. The embassy in Oslo accused Norway of theft.", "embassy", "China"),
        (
            "Norway bought jets. Its officials praised them. An official in Ottawa said Canada would pay.",
            "official",
            "Canada",
        ),
        ("Russia shelled a school. Prosecutors in Kyiv charged a colonel.", "Prosecutors", "Ukraine"),
    ],
)
def test_missions_are_not_of_their_host_and_officials_are(text: str, word: str, expected: str) -> None:
    assert who(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Armed men stopped a bus in Cameroon.", "men", "Gunmen"),
        ("Three hooded youths burned a police car in Chile.", "youths", "Gunmen"),
        ("Unidentified people shot a priest in Haiti.", "people", "Unidentified people"),
        ("Armed men of the M23 entered a village.", "men", "M23"),
        ("Young men from Senegal were rescued.", "men", "Senegal"),
    ],
)
def test_those_of_whom_only_the_arms_are_told_are_nobodys(text: str, word: str, expected: str) -> None:
    assert who(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Ukraine said Russian guns had shelled Kharkiv.", "Kharkiv", "UKR"),
        ("Sudan's army recaptured Omdurman.", "Omdurman", "SDN"),
    ],
)
def test_a_large_city_is_known_by_what_is_done_to_it(text: str, word: str, code: str) -> None:
    assert party(text, word).link.entity.id == f"country/{code}"  # type: ignore[union-attr]


def test_a_person_is_not_a_city_of_another_state() -> None:
    assert who("Rivals of the president of Malawi attacked Warren.", "Warren") != "United States"


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Madrid thanked Morocco for the raid.", "Madrid", ""),
        ("The Kremlin said nine sailors had drowned.", "Kremlin", ""),
        ("Kyiv was shelled at night.", "Kyiv", "Kyiv"),
        ("A bomb exploded in Madrid.", "Madrid", "Madrid"),
    ],
)
def test_a_capital_that_speaks_is_no_scene(text: str, word: str, place: str) -> None:
    assert where(text, word) == place


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Judge Nadia Tunis spoke in Ghana. Tunis rejected the plea.", "Tunis", "Nadia Tunis"),
        ("Rosa Lima of Brazil was sued. Lima denied the claim.", "Lima", "Rosa Lima"),
        ("Minister Karl Vienna was ill. Vienna said Chad would wait.", "Vienna", "Karl Vienna"),
        ("Ada Berlin flew to Norway. Ministers met in Berlin.", "Berlin", "Germany"),
        ("Hungary complained. Vienna rejected the plea.", "Vienna", "Austria"),
    ],
)
def test_a_town_whose_name_a_person_of_the_article_bears_is_that_person(text: str, word: str, expected: str) -> None:
    assert who(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Rebels in Mali entered Tin Ammar at dawn.", "Tin", "Tin Ammar"),
        ("Police in Peru raided a camp near Otuyacu.", "Otuyacu", "Otuyacu"),
        ("Two men were shot between Otuyacu and Lima.", "Otuyacu", "Otuyacu"),
        ("Kenya paid a fine of US$ 300.", "US$", ""),
        ("The vote was taken by the Federal Republic.", "Republic", ""),
    ],
)
def test_a_name_of_no_table_is_a_place_where_something_is_at_it(text: str, word: str, place: str) -> None:
    assert where(text, word) == place


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Protesters accused the Ohio Herald of bias.", "Herald", "Ohio Herald"),
        ("The Nevada Independent criticised the president.", "Independent", "Nevada Independent"),
    ],
)
def test_a_region_that_begins_the_name_of_a_newspaper_does_not_act(text: str, word: str, label: str) -> None:
    assert who(text, word) == label


@pytest.mark.parametrize(
    ("word", "label"),
    [("Refugees", "Refugees"), ("Migrants", "Migrants"), ("Terrorists", "Extremists"), ("Gunmen", "Gunmen")],
)
def test_unnamed_people_have_a_readable_name(word: str, label: str) -> None:
    assert who(f"{word} crossed the river near Chad.", word) == label
