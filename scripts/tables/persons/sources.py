"""Reads each source into terms: the facts (Wikidata through every-politician-scrapers; the US State Department's list), the rows
filled by hand, and the current leaders, which go into a file of their own."""
import csv
import pathlib
import re

from . import terms
from .names import SUFFIXES, fold, same_person, slug, without_bracket, words
from .offices import plain
from .terms import Term

FIRST_YEAR = "1969"  # of the State Department's list
POST = re.compile(r"(?:ambassador|high commissioner|permanent representative|representative|minister plenipotentiary|charg\S+(?: d.affaires)?(?: ad interim)?"
                  r"|ambassador extraordinary and plenipotentiary|consul(?: general)?|envoy).*? (?:to|on) (?:the )?(?:council of the )?(.+)$")


def read(path):
    with open(path, encoding="utf-8") as lines:
        return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


class Places:
    """Where somebody may be posted to: states and organisations by name."""

    def __init__(self, tables):
        self.names, self.of_code, self.organizations = {}, {}, set()
        for table, key in (("countries.tsv", "code"), ("organizations.tsv", "id"), ("former_names.tsv", "code")):
            if not (tables / table).exists():
                continue
            for row in read(tables / table):
                if table == "organizations.tsv":
                    self.organizations.add(row["id"])
                for name in [row["name"], *(row.get("aliases") or "").split("|")]:
                    if name:
                        self.names.setdefault(self.simple(name), row[key])
                        if table == "countries.tsv":
                            self.of_code.setdefault(row[key], set()).add(fold(name).removeprefix("the "))
        for row in read(tables / "filled" / "posts.tsv"):
            self.names[self.simple(row["name"])] = row["id"]
            self.of_code.setdefault(row["id"], set()).add(fold(row["name"]).removeprefix("the "))

    @staticmethod
    def simple(name):
        return " ".join(w for w in words(name) if w not in ("the", "of", "and"))

    def post(self, title):
        found = POST.match(plain(title).replace(", with the rank and status of ambassador extraordinary and plenipotentiary", ""))
        if not found:
            return ""
        name = re.sub(r"\s*\((paris|washington|vienna|montreal|jakarta|rome|geneva)\)", "", found.group(1))
        return self.names.get(self.simple(name), "")


def facts(folder, patterns, places):
    for row in read(folder / "officeholders.tsv"):
        if not terms.is_date(row["start"]):
            continue
        end = row["end"] if terms.is_date(row["end"]) and terms.last(row["end"]) >= terms.first(row["start"]) else ""
        # An end before the start says nothing: then only the start is known.
        known = "" if end else row["snapshot_date"] if not row["end"] else terms.last(row["start"])
        for office in patterns.offices(row["position"], row["iso3"]):
            yield Term(row["wikidata_person"], row["person"], office.owner, office.id, row["position"][:1].upper() + row["position"][1:],
                       row["start"], "eps:" + row["source"].split(":", 1)[1], end, "" if end else max(known, terms.last(row["start"])),
                       places.post(row["position"]) if office.id == "ambassador" else "", {"male": "m", "female": "f"}.get(row["gender"], ""),
                       tuple(filter(None, [without_bracket(row["aliases_enwiki"])])), office.many, office.secondary)


def first_and_last(*names):
    """The first and the last word of each name, without "Jr."."""
    parts = ([w for w in words(name) if w not in SUFFIXES] for name in names)
    return {(p[0], p[-1]) for p in parts if len(p) > 1}


def us_officers(folder, patterns, places, known):
    """known: the Americans of the facts; an officer is one of them where first and last name and the times fit."""
    by_name = {}
    for term in known:
        if term.owner == "USA":
            for ends in first_and_last(term.name, *term.aliases):
                by_name.setdefault(ends, []).append(term)
    for row in read(folder / "us_officers.tsv"):
        if not terms.is_date(row["start"]) or (row["end"] or row["start"]) < FIRST_YEAR:
            continue
        names = [row["person"], *filter(None, row["aliases_enwiki"].split("|"))]
        near = {t.id for ends in first_and_last(*names) for t in by_name.get(ends, []) if abs(int(t.start[:4]) - int(row["start"][:4])) <= 25}
        end = row["end"] if terms.is_date(row["end"]) and terms.last(row["end"]) >= terms.first(row["start"]) else ""
        for office in patterns.offices(row["position"], "USA"):
            # The list is kept well only to about 2020, and lacks the ends of some older terms: an open one is known for its start.
            yield Term(near.copy().pop() if len(near) == 1 else f"USA/{slug(row['person'])}", row["person"], office.owner, office.id, row["position"],
                       row["start"], "pocom", end, "" if end else terms.last(row["start"]),
                       places.post(row["position"]) if office.id == "ambassador" else "", "", tuple(names[1:]), office.many)


def agreed(one, other, latest):
    """The date that both fillings say; None where they contradict each other."""
    if one == other:
        return one
    if len(one) == len(other) == 10:
        return (max if latest else min)(one, other) if abs(terms.days(one, other)) <= 1 else None
    short, long = sorted([one, other], key=len)
    return short if short and long.startswith(short) else None


def filled_twice(folder, titles):
    """Rows of first.tsv and second.tsv, as far as both have them: same office, same person, and dates that do not contradict each
    other (of a day and a month that holds it the month is kept; a hand-over day belongs to the new holder)."""
    offices = {(row["only"] or row["body"], row["filled"]): (row["for"], row["office"], row["title"]) for row in read(folder / "filled" / "offices.tsv")}
    second = {}
    for row in read(folder / "filled" / "second.tsv"):
        second.setdefault((row["iso3"], row["body"], row["office"]), []).append(row)
    for row in read(folder / "filled" / "first.tsv"):
        others = second.get((row["iso3"], row["body"], row["office"]), [])
        for other in others:
            if not same_person(row["person"], other["person"]):
                continue
            start, end = agreed(row["start"], other["start"], True), agreed(row["end"], other["end"], False)
            if start is None or end is None:
                continue
            others.remove(other)
            known = "" if end else max(terms.last(start), terms.first(min(row["known_until"], other["known_until"])))
            owner, office, title = offices.get((row["iso3"], row["office"])) or offices.get((row["body"], row["office"]), (None, None, ""))
            title = titles.get((owner or row["iso3"], office), title)
            if office:
                name = re.sub(r"\s*\(acting\)", "", row["person"])
                yield Term("", name, owner or row["iso3"], office, title, start, "hand", end, known)
            break


def by_hand(path, source, titles):
    """titles: (owner, office) or office → the title where the row has none."""
    for row in read(path):
        wikidata = row.get("id") or ""
        title = row["title"] or titles.get((row["for"], row["office"])) or titles.get(row["office"], "")
        yield Term(wikidata if wikidata.startswith("Q") else "", row["name"], row["for"], row["office"], title, row["start"], source, row["end"],
                   "" if row["end"] else max(row["known_until"], terms.last(row["start"])), row.get("to") or "", row.get("gender") or "",
                   tuple(filter(None, (row.get("aliases") or "").split("|"))))


def current_leaders(folder, patterns):
    for row in read(folder / "leaders_current.tsv"):
        if terms.is_date(row["start"]) and row["iso3"] != "BRN":  # Brunei's start is the day of independence
            for office in patterns.offices(row["position"], row["iso3"]):
                yield Term(row["wikidata_person"], row["person"], office.owner, office.id, row["position"], row["start"], "wlc", row["end"],
                           "" if row["end"] else row["snapshot_date"])
