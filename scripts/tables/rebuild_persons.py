#!/usr/bin/env python3
"""Makes data/actors/persons.tsv (and persons_current.tsv, share-alike, which the program can do without) from its sources.

    scripts/tables/rebuild_persons.py FACTS [--gaps REPORT]

FACTS is a folder with officeholders.tsv, us_officers.tsv and leaders_current.tsv: iso3, country_or_org, position, person,
wikidata_person, start, end, gender, aliases_enwiki, source, snapshot_date. Beside it count data/actors/filled/: first.tsv and
second.tsv (filled independently; only what both say), hand.tsv, and third.tsv (filled once, certain facts only). Titles become
offices by office_patterns.tsv, names get the spellings of name_variants.tsv and the further forms of filled/names.tsv.
Only offices of the states of countries.tsv and the organisations of organizations.tsv count.

What happens to the dates: partial ones stay partial; an end before the start is dropped; an open row ends where the next
holder began, where the office has one holder at a time; else it is known until the day on which its source was taken, or only
for its start where that would be longer than people serve. Of two who exclude each other the better source stands; where none
is better and the titles are alike, both are marked "joint" in `source`. Same input, same bytes. Ends with check_persons.py.

--gaps writes which states lack a head of state or government, a foreign or defence minister in which years since 2000.
"""
import argparse
import pathlib
import sys

import check_persons
from persons import gaps, merge, names, sources
from persons.offices import Patterns
from persons.terms import COLUMNS, first

ACTORS = pathlib.Path(__file__).resolve().parents[2] / "data" / "actors"
HEAD = """\
# Who held which office when: a row a term. An empty `end` means that the term was open on `known_until`, and says nothing about later days.
# `for` is the state or organisation that the office belongs to, `to` the one that an ambassador is posted to; `source` is explained in ../SOURCES.md,
# ";several" behind it marks an office with several holders at a time, ";joint" several holders of one that should have one: such a row answers
# who somebody was, not who held the office on a day (but for ambassadors to one state). Made by scripts/tables/rebuild_persons.py: do not edit.
"""
CURRENT_HEAD = """\
# Leaders in office in August 2026, in addition to persons.tsv: CC BY-SA 4.0, from open-data-archive/world-leaders-current (2026-08-22).
# The program can do without this file. Made by scripts/tables/rebuild_persons.py.
"""
RESPELLED = {"head", "minister", "senior"}  # levels whose names get spelling variants


def name_persons(rows, extra_names, variants, levels):
    """One name a person, the further ones on his first row."""
    by_person = {}
    for row in rows:
        by_person.setdefault(row.id, []).append(row)
    for person, own in by_person.items():
        best = min(own, key=lambda t: (not t.source.startswith("eps"), t.trust, first(t.start), t.name))
        title = next((alias for t in own if t.source.startswith("eps") for alias in t.aliases[:1]), "")
        name = names.better(best.name, title)
        given = extra_names.get(person, [])
        name = given[0] if given else name
        others = [best.name, *(a for t in own for a in (t.name, *t.aliases))]
        if all(t.source == "pocom" for t in own):
            others += names.without_middle_name(name)
        respell = any(levels.get(t.office) in RESPELLED for t in own)
        gender = next((t.gender for t in own if t.gender), "")
        for row in own:
            row.name, row.gender, row.aliases = name, gender, ()
        own[0].aliases = names.aliases(name, given[1:], others, variants, respell)


def write(path, head, rows):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write(head + "\t".join(COLUMNS) + "\n")
        out.writelines("\t".join(row.row()) + "\n" for row in rows)


def genders_by_given_name(table):
    """Where no source tells a person's gender, that of all others who bear the same given name, if there are several."""
    seen = {}
    for term in table:
        if term.gender:
            seen.setdefault(term.name.split(" ")[0], {})[term.id] = term.gender
    for term in table:
        namesakes = list(seen.get(term.name.split(" ")[0], {}).values())
        if not term.gender and len(namesakes) >= 3 and len(set(namesakes)) == 1:
            term.gender = namesakes[0]


def contradicted(row, held):
    """Somebody else held the office by hand-filled rows when the row begins."""
    another = held is not None and held.id != row.id and not names.same_person(row.name, held.name)
    return another and held.start <= row.start <= held.known_until


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=pathlib.Path)
    parser.add_argument("--gaps", type=pathlib.Path)
    options = parser.parse_args()

    places = sources.Places(ACTORS)
    patterns = Patterns(sources.read(ACTORS / "office_patterns.tsv"), places.of_code)
    offices = sources.read(ACTORS / "offices.tsv")
    levels = {row["id"]: row["level"] for row in offices}
    titles = {(row["only"], row["id"]) if row["only"] else row["id"]: row["name"] for row in offices}
    many = {row[2] for rows in patterns.rows.values() for row in [(r[0], r[1], r[2]) for r in rows if r[4]]}

    rows = list(sources.facts(options.facts, patterns, places))
    rows += sources.us_officers(options.facts, patterns, places, list(rows))
    hand = [*sources.by_hand(ACTORS / "filled" / "hand.tsv", "hand", titles), *sources.filled_twice(ACTORS, titles),
            *sources.by_hand(ACTORS / "filled" / "third.tsv", "hand-once", titles)]
    for row in hand:
        row.many = row.office in many
    extra = {}
    for row in sources.read(ACTORS / "filled" / "names.tsv"):
        extra[row["id"]] = [row["name"], *filter(None, row["aliases"].split("|"))]
    merge.identify(hand, rows, extra, places.of_code)
    table = merge.merge([row for row in rows + hand if row.owner in places.of_code or row.owner in places.organizations])
    table.sort(key=lambda t: (t.owner, t.office, t.to, first(t.start), t.end, t.title, t.name, t.id))
    name_persons(table, extra, names.read_variants(sources.read(ACTORS / "name_variants.tsv")), levels)
    genders_by_given_name(table)
    write(ACTORS / "persons.tsv", HEAD, table)

    current = sorted(sources.current_leaders(options.facts, patterns), key=lambda t: (t.owner, t.office, t.start, t.name))
    held_by_hand = {(t.owner, t.office): t for t in table if t.source.startswith("hand") and not t.end and not t.mark}
    known = {t.id: t for t in table}
    aliases = {t.id: t.aliases for t in table if t.aliases}
    for row in current:
        if row.id in known:
            row.name, row.gender = known[row.id].name, known[row.id].gender
            row.aliases = aliases.get(row.id, row.aliases)  # its row there may take the place of the one with the aliases
    current = [row for row in current if not contradicted(row, held_by_hand.get((row.owner, row.office)))]
    write(ACTORS / "persons_current.tsv", CURRENT_HEAD, current)
    if options.gaps:
        options.gaps.write_text(gaps.report(table, places.of_code), encoding="utf-8")
    print(f"{len(table)} terms of {len(known)} persons", file=sys.stderr)
    return check_persons.main([str(ACTORS)])


if __name__ == "__main__":
    sys.exit(main())
