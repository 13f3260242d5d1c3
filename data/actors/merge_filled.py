#!/usr/bin/env python3
"""Takes the office-holders that two people filled in independently (filled/first.tsv, filled/second.tsv) into persons.tsv.

    merge_filled.py [--facts FOLDER]

A filled row counts only where both have it: same office, same person, and dates that do not contradict each other (a day's
difference is a matter of convention: the hand-over day belongs to the new holder; of a day and a month that holds it the
month is kept). Rows of persons.tsv for the same person and office get the end that they lack, or are known for longer; the
others are added, with source `hand`. --facts gives a folder with officeholders.tsv, from which Wikidata ids are taken.
"""
import argparse
import csv
import datetime
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
# The office of persons.tsv for an office as filled in; of bodies, beside the acronym.
OFFICES = {"head-of-state": "head-of-state", "head-of-government": "head-of-government", "foreign-minister": "foreign-minister",
           "defence-minister": "defence-minister", "finance-minister": "finance-minister", "economy-minister": "economy-minister",
           "vice-president": "vice-president", "treasury-secretary": "finance-minister",
           "national-security-adviser": "national-security-adviser", "spokesman": "spokesperson",
           "security-council-secretary": "national-security-adviser", "foreign-affairs-office-director": "foreign-affairs-director"}
BODY_OFFICES = {("UN", "secretary-general"), ("NATO", "secretary-general"), ("ASEAN", "secretary-general"),
                ("OSCE", "secretary-general"), ("SCO", "secretary-general"), ("GCC", "secretary-general"),
                ("CSTO", "secretary-general"), ("IAEA", "director-general"), ("WHO", "director-general"),
                ("WTO", "director-general"), ("IMF", "managing-director")}
BODY_RENAMED = {("World Bank", "president"): ("WB", "president"), ("WB", "president"): ("WB", "president"),
                ("EU", "president-of-commission"): ("EU", "commission-president"),
                ("EU", "president-of-council"): ("EU", "council-president"),
                ("EU", "high-representative"): ("EU", "high-representative"), ("AU", "chair"): ("AU", "chairperson"),
                ("Arab League", "secretary-general"): ("AL", "secretary-general"),
                ("LAS", "secretary-general"): ("AL", "secretary-general")}
TITLES = {"head-of-state": "President", "head-of-government": "Prime Minister", "foreign-minister": "Minister of Foreign Affairs",
          "defence-minister": "Minister of Defence", "finance-minister": "Minister of Finance",
          "economy-minister": "Minister of Economy", "vice-president": "Vice President",
          "national-security-adviser": "National Security Adviser", "spokesperson": "Spokesperson",
          "foreign-affairs-director": "Director of the Central Foreign Affairs Commission"}


def read(path):
    with open(path, encoding="utf-8") as lines:
        return list(csv.DictReader((l for l in lines if not l.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


def words(name):
    folded = "".join(c for c in unicodedata.normalize("NFD", name.replace("(acting)", "")) if not unicodedata.combining(c))
    return re.findall(r"[a-z]+", folded.lower().translate(str.maketrans("łđıøə", "ldioe")))


def same_person(one, other):
    a, b = set(words(one)), set(words(other))
    return a == b or len(a & b) >= 2 or (len(a & b) == 1 and (a <= b or b <= a))


def agreed(one, other, latest):
    """The date that both say; None where they contradict each other."""
    if one == other:
        return one
    if len(one) == len(other) == 10:
        apart = abs((datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)).days)
        return (max if latest else min)(one, other) if apart <= 1 else None
    short, long = sorted([one, other], key=len)
    return short if short and long.startswith(short) else None


def agreed_rows(first, second):
    by_office = {}
    for row in second:
        by_office.setdefault((row["iso3"], row["body"], row["office"]), []).append(row)
    for row in first:
        for other in by_office.get((row["iso3"], row["body"], row["office"]), []):
            if not same_person(row["person"], other["person"]):
                continue
            start, end = agreed(row["start"], other["start"], True), agreed(row["end"], other["end"], False)
            if start is None or end is None:
                continue
            by_office[row["iso3"], row["body"], row["office"]].remove(other)
            known = min(row["known_until"], other["known_until"]) if not end else ""
            yield {**row, "person": re.sub(r"\s*\(acting\)", "", row["person"]), "start": start, "end": end, "known_until": known}
            break


def owner_and_office(row):
    if row["iso3"] != "INT":
        return (row["iso3"], OFFICES.get(row["office"]))
    key = row["body"], row["office"]
    return key if key in BODY_OFFICES else BODY_RENAMED.get(key, (row["body"], None))


def full(date, end):
    """A partial date as the first or last day that it may mean."""
    if len(date) == 10:
        return date
    year, month = int(date[:4]), int(date[5:7]) if len(date) == 7 else (12 if end else 1)
    day = ((datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)).day) if end else 1
    return f"{year:04}-{month:02}-{day:02}"


def overlap(a, b):
    far = "9999-12-31"
    return (full(a["start"], False) <= (full(b["end"], True) if b["end"] else far)
            and full(b["start"], False) <= (full(a["end"], True) if a["end"] else far))


def merge(persons, rows, ids):
    added = changed = 0
    names = {}
    for person in persons:
        key = " ".join(sorted(words(person["name"])))
        names.setdefault((person["for"], key), person["id"])
        names.setdefault(key, person["id"])
    for row in rows:
        owner, office = owner_and_office(row)
        if office is None:
            continue
        known = [p for p in persons if p["for"] == owner and same_person(p["name"], row["person"])
                 and (p["office"] == office or (office == "head-of-state" and p["office"] in ("monarch", "supreme-leader", "pope", "leader")))
                 and overlap(p, row)]
        if known:
            for person in known:
                if person["end"]:
                    continue
                if row["end"]:
                    person.update(end=full(row["end"], True), known_until="", source="hand")
                    changed += 1
                elif full(row["known_until"], True) > person["known_until"]:
                    person.update(known_until=full(row["known_until"], False), source="hand")
                    changed += 1
            continue
        key = " ".join(sorted(words(row["person"])))
        # One name in two states is two people; an international post is held by somebody of a state.
        identity = ids.get((owner, key)) or names.get((owner, key)) or (names.get(key) if row["body"] else None)
        identity = identity or f"{owner}/{'-'.join(words(row['person']))}"
        names.setdefault((owner, key), identity)
        names.setdefault(key, identity)
        persons.append({"id": identity, "name": row["person"], "aliases": "", "for": owner, "office": office,
                        "title": next((p["title"] for p in persons if p["for"] == owner and p["office"] == office), TITLES.get(office, "")),
                        "start": full(row["start"], False), "end": full(row["end"], True) if row["end"] else "",
                        "known_until": "" if row["end"] else max(full(row["start"], False), full(row["known_until"], False)),
                        "source": "hand"})
        added += 1
    return added, changed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--facts", type=pathlib.Path)
    options = parser.parse_args()
    ids = {}
    if options.facts:
        for fact in read(options.facts / "officeholders.tsv"):
            for name in [fact["person"], *fact["aliases_enwiki"].split("|")]:
                ids.setdefault((fact["iso3"], " ".join(sorted(words(name)))), fact["wikidata_person"])
    path = HERE / "persons.tsv"
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    persons = read(path)
    rows = list(agreed_rows(read(HERE / "filled" / "first.tsv"), read(HERE / "filled" / "second.tsv")))
    added, changed = merge(persons, rows, ids)
    persons.sort(key=lambda p: (p["for"], p["office"], p["start"], p["name"]))
    columns = ["id", "name", "aliases", "for", "office", "title", "start", "end", "known_until", "source"]
    with open(path, "w", encoding="utf-8") as out:
        out.write("\n".join([*head, "\t".join(columns), *("\t".join(p[c] for c in columns) for p in persons)]) + "\n")
    print(f"{len(rows)} rows agreed, {added} added, {changed} terms brought up to date", file=sys.stderr)


if __name__ == "__main__":
    main()
