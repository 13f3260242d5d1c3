#!/usr/bin/env python3
"""Checks the tables of data/actors against one another: ids unique, codes known, dates sane, collisions listed.

    scripts/tables/check.py

The program refuses a table that cannot be read; this test refuses one that can be read and would mislead: above all a
name that stands for two different things without being listed in ambiguous.tsv, where the reader learns to tell them
apart. Prints a line for each fault (file, line, what is wrong) and exits with 1 if there is one.
"""

import calendar
import re
import sys

import tables

SYSTEMS = {"iso2": r"[A-Z]{2}", "numeric": r"\d{3}", "m49": r"\d{3}", "fips": r"[A-Z]{2}",
           "cow": r"\d{1,3}", "gw": r"\d{1,3}"}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def first_and_last_day(date):
    """The days that a partial date covers; None for what is no date."""
    if not DATE.fullmatch(date):
        return None
    year, month, day = ([int(part) for part in date.split("-")] + [0, 0])[:3]
    if month > 12 or (day and day > calendar.monthrange(max(year, 1), month)[1]) or "-00" in date:
        return None
    last_month = month or 12
    last_day = day or calendar.monthrange(year, last_month)[1]
    return (year, month or 1, day or 1), (year, last_month, last_day)


class Check:
    def __init__(self):
        self.faults = []
        self.tables = {name: tables.read(f"{name}.tsv") for name in
                       ("countries", "country_codes", "former_names", "organizations", "memberships", "groups",
                        "bodies", "places", "contested", "nouns", "persons", "ambiguous")}
        self.countries = {row["code"] for row in self.tables["countries"]}
        self.organizations = {row["id"] for row in self.tables["organizations"]}

    def fault(self, row, message):
        self.faults.append(f"{row.place}: {message}")

    # --- ids, codes, dates ---

    def unique(self, table, *columns):
        seen = {}
        for row in self.tables[table]:
            key = tuple(row[column] for column in columns)
            if key in seen:
                self.fault(row, f"{' '.join(key)} stands twice, first in {seen[key].place}")
            seen.setdefault(key, row)

    def known_country(self, row, code):
        if code and code not in self.countries:
            self.fault(row, f'unknown country "{code}"')

    def known_codes(self):
        for table, column in (("country_codes", "code"), ("former_names", "code"), ("groups", "country"),
                              ("places", "country")):
            for row in self.tables[table]:
                self.known_country(row, row[column])
        for row in self.tables["bodies"]:
            self.known_country(row, "" if row["country"] == "*" else row["country"])
        for row in self.tables["countries"]:
            for code in row.names("successors"):
                self.known_country(row, code)
        for row in self.tables["contested"]:
            for code in row.names("claimants"):
                self.known_country(row, code)
        for row in self.tables["memberships"]:
            if row["organization"] not in self.organizations:
                self.fault(row, f'unknown organisation "{row["organization"]}"')
            if row["member"] not in self.organizations:
                self.known_country(row, row["member"])
        for row in self.tables["country_codes"]:
            if not re.fullmatch(SYSTEMS.get(row["system"], "-"), row["value"]):
                self.fault(row, f'"{row["value"]}" is no code of {row["system"]}')

    def dates(self):
        for rows in self.tables.values():
            for row in rows:
                days = {column: first_and_last_day(row[column]) for column in ("from", "until") if row.get(column)}
                for column, day in days.items():
                    if day is None:
                        self.fault(row, f'"{row[column]}" is no date')
                if None not in days.values() and len(days) == 2 and days["until"][1] < days["from"][0]:
                    self.fault(row, "ends before it begins")

    def periods_apart(self, table, *columns):
        """Rows that say the same of one another's days would count twice."""
        begin, end = (0, 0, 0), (9999, 0, 0)
        periods = {}
        for row in self.tables[table]:
            start = first_and_last_day(row["from"])[0] if row["from"] else begin
            stop = first_and_last_day(row["until"])[1] if row["until"] else end
            periods.setdefault(tuple(row[column] for column in columns), []).append((start, stop, row))
        for found in periods.values():
            found.sort(key=lambda period: period[:2])
            for (_, stop, _), (start, _, row) in zip(found, found[1:]):
                if start < stop:
                    self.fault(row, "overlaps with another row of the same")

    # --- names ---

    def meanings(self):
        """Folded name → {what it stands for: a row that says so}."""
        found = {}

        def add(row, meaning, *columns):
            for name in row.names(*columns):
                found.setdefault(tables.fold(name), {}).setdefault(meaning, row)

        for row in self.tables["countries"]:
            add(row, f"country:{row['code']}", "name", "aliases", "adjectives", "people", "seats")
        for row in self.tables["former_names"]:
            add(row, f"country:{row['code']}", "name", "adjectives", "people")
        for row in self.tables["organizations"]:
            add(row, f"org:{row['id']}", "name", "aliases", "seats")
        for row in self.tables["groups"]:
            add(row, f"group:{row['id']}", "name", "aliases")
        for row in self.tables["bodies"]:
            add(row, f"body:{row['country'].replace('*', '')}/{row['id']}", "name", "aliases")
        for row in self.tables["contested"]:
            add(row, f"place:{row['id']}", "name", "aliases", "adjectives", "people")
        for row in self.tables["places"]:
            folder = row["country"] + "/" if row["country"] else ""
            add(row, f"place:{folder}{tables.fold(row['name']).replace(' ', '-')}", "name", "aliases")
        return found

    def persons(self, found):
        """Persons among themselves are told apart by their days; a person and a place are not."""
        listed = {tables.fold(row["name"]) for row in self.tables["ambiguous"]}
        for row in self.tables["persons"]:
            for name in row.names("name", "aliases"):
                folded = tables.fold(name)
                if " " in folded and folded in found and folded not in listed:
                    self.fault(row, f'"{name}" is {" and ".join(found[folded])}, too: list it in ambiguous.tsv')

    def collisions(self, found):
        listed = {tables.fold(row["name"]) for row in self.tables["ambiguous"]}
        for name, meanings in found.items():
            if len(meanings) > 1 and name not in listed:
                row = list(meanings.values())[-1]
                self.fault(row, f'"{name}" stands for {" and ".join(meanings)}: list it in ambiguous.tsv')

    def ambiguous(self, found):
        ids = {meaning for meanings in found.values() for meaning in meanings}
        ids |= {f"person:{row['id']}" for row in self.tables["persons"]} | {"-"}
        done, last = set(), None
        for row in self.tables["ambiguous"]:
            name = tables.fold(row["name"])
            if row["id"] not in ids:
                self.fault(row, f'no table has "{row["id"]}"')
            if name != last and name in done:
                self.fault(row, f'the rows of "{row["name"]}" do not stand together')
            done.add(name)
            last = name
            for column in ("before", "after", "context"):
                for word in row.names(column):
                    if tables.fold(word) != word and word != "$":
                        self.fault(row, f'"{word}" is not folded: {tables.fold(word)}')

    def run(self):
        self.unique("countries", "code")
        self.unique("country_codes", "code", "system", "value", "from")
        self.unique("former_names", "code", "name")
        self.unique("organizations", "id")
        self.unique("groups", "id")
        self.unique("bodies", "id", "country")
        self.unique("places", "name", "country")
        self.unique("contested", "id")
        self.unique("nouns", "noun")
        self.unique("ambiguous", "name", "id")
        self.known_codes()
        self.dates()
        if not self.faults:
            self.periods_apart("country_codes", "code", "system")
            self.periods_apart("country_codes", "system", "value")
            self.periods_apart("memberships", "organization", "member", "status")
        found = self.meanings()
        self.collisions(found)
        self.persons(found)
        self.ambiguous(found)
        return self.faults


if __name__ == "__main__":
    faults = Check().run()
    print("\n".join(faults) if faults else "tables hold together")
    sys.exit(1 if faults else 0)
