#!/usr/bin/env python3
"""Checks persons.tsv: one name an id, dates sane, offices and their owners known, no term twice, and one holder at a time where an office has one.

    scripts/tables/check_persons.py data/actors

Two holders of one office are found on the days on which both surely were in office (partial dates taken narrowly); a hand-over
day is none, and rows marked ";joint" in `source` may overlap. Offices with several holders are those that office_patterns.tsv
says have many.
"""
import collections
import pathlib
import sys

from persons import sources, terms


def read_terms(path):
    for number, row in enumerate(sources.read(path), 1):
        source, _, mark = row["source"].partition(";")
        yield number, terms.Term(row["id"], row["name"], row["for"], row["office"], row["title"], row["start"], source, row["end"],
                                 row["known_until"], row["to"], row["gender"], mark=mark)


def owners(folder):
    """Who may have offices: states and organisations."""
    return {row["code"] for row in sources.read(folder / "countries.tsv")} | {row["id"] for row in sources.read(folder / "organizations.tsv")}


def problems(folder):
    known_owners = owners(folder)
    offices = {row["id"] for row in sources.read(folder / "offices.tsv")}
    many = {row["office"] for row in sources.read(folder / "office_patterns.tsv") if row["holders"] == "many"}
    many |= {"deputy-foreign-minister", "deputy-defence-minister", "deputy-minister"}
    one = {row["office"] for row in sources.read(folder / "office_patterns.tsv") if row["holders"] == "one"} | {"secretary-general"}
    names, seen, holders = {}, {}, collections.defaultdict(list)
    for number, term in read_terms(folder / "persons.tsv"):
        where = f"persons.tsv, row {number} ({term.name})"
        if names.setdefault(term.id, term.name) != term.name:
            yield f"{where}: {term.id} is also called {names[term.id]}"
        if seen.setdefault((term.id, term.key, term.start), number) != number:
            yield f"{where}: the term stands in row {seen[term.id, term.key, term.start]} too"
        if not term.id or not term.name or not term.owner or term.gender not in ("", "m", "f"):
            yield f"{where}: id, name, for or gender"
        if {term.owner, term.to} - known_owners - {""}:
            yield f"{where}: neither countries.tsv nor organizations.tsv has {term.owner} or {term.to}"
        if term.office not in offices:
            yield f"{where}: offices.tsv has no {term.office}"
        dates = [term.start, term.end, term.known_until]
        if not terms.is_date(term.start) or any(d and not terms.is_date(d) for d in dates):
            yield f"{where}: a date is none"
        elif bool(term.end) == bool(term.known_until):
            yield f"{where}: either end or known_until"
        elif terms.last(terms.closing(term)) < terms.first(term.start):
            yield f"{where}: ends before it starts"
        else:
            if term.office in one - many and not term.mark:
                holders[term.key].append((terms.certain(term), where, term))
    for key, known in holders.items():
        known.sort(key=lambda k: k[0])
        for i, (_, where, term) in enumerate(known):
            for _, other, another in known[i + 1:]:
                if term.id != another.id and terms.overlap(term, another) > 1:
                    yield f"{where} and {other}: both {key[1]} of {key[0]}"


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    found = list(problems(pathlib.Path(arguments[0])))
    for problem in found[:50]:
        print(problem, file=sys.stderr)
    print(f"{len(found)} problems", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
