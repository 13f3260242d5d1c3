#!/usr/bin/env python3
"""Visits on an official list, looked for among the events that the program finds in a press service's documents.

usage: visits.py LIST.jsonl CORPUS.jsonl[.gz] --records RECORDS.jsonl [OPTION…]
       visits.py LIST.jsonl CORPUS.jsonl[.gz] --write DOCUMENTS.jsonl [--quick]

LIST       one visit a line: {"id", "kind", "date", "end_date", "visitor", "country", "events": [{"source": [{"code"}], "target": [{"code"}]}]}
           kind: visit_to_US, US_president_abroad or US_secretary_abroad; code: ISO 3166-1 alpha-3
CORPUS     one document a line: {"id", "date", "text"}
--records  what `entente extract` made of the documents
--write    the documents of the days around the visits, to extract from: also those of the placebo's days, but with --quick
           only those that name the visitor (for a trip: the country)
--misses   each visit that was not found, with the nearest records
--sample N N visit events to be judged, in an order that depends on nothing but the documents, as lines of the table --judged
--judged   verdicts (default: visits_judged.tsv beside this script): right or wrong, by document, visitor, host and day

A visit counts where some document of the days from 7 before to 7 after it names the visitor's country (for a trip: the country
visited) and a word of visiting or a summit. It is found where an event of act CONSULT happened between a day before and a day
after it (precision: day) in which that person takes part, in one of two readings:

visit  mode visit: that person is the visitor, and place or host are of the country visited
there  or a meeting in person whose place, or whose host, is of the country visited: "met at the White House", "hosted a summit in Rome"

Placebo: the same with all dates moved by 60 days, back and forth.
"""
import argparse
import collections
import csv
import datetime
import gzip
import hashlib
import json
import pathlib
import re
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
ACTORS = HERE.parent / "data" / "actors"
AROUND, SLACK, PLACEBO = 7, 1, 60
POOLED = ("US_president_abroad", "visit_to_US")
VISITING = re.compile(r"\b(visit(s|ed|ing)?|summits?|trips?|travel(s|l?ed|l?ing)?)\b", re.I)
TITLES = set("president prime minister king queen prince crown emperor chancellor sheikh amir emir taoiseach premier pope "
             "the and bin ibn bint al abu von van der los las jr iii secretary".split())


def fold(text):
    """Without accents, capitals and kinds of apostrophes: Niinistö is niinisto."""
    plain = unicodedata.normalize("NFD", text.replace("’", "'").replace("ı", "i").replace("ł", "l"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def name_words(name):
    return [word for word in re.findall(r"[^\W\d_]+", fold(name)) if len(word) > 2 and word not in TITLES]


def alike(one, other):
    """The same name, also in another transcription: Zelensky, Zelenskyy."""
    return one == other or (min(len(one), len(other)) > 5 and one[:-2] == other[:len(one) - 2] and abs(len(one) - len(other)) < 3)


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        lines = (line for line in file if line.strip() and not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def country_names():
    """code -> pattern of its names."""
    names = collections.defaultdict(set)
    for row in table(ACTORS / "countries.tsv"):
        for column in ("name", "aliases"):
            names[row["code"]].update(fold(name) for name in (row.get(column) or "").split("|") if len(name) > 3)
    return {code: re.compile(r"\b(" + "|".join(map(re.escape, sorted(these))) + r")\b") for code, these in names.items() if these}


def day(text):
    return datetime.date.fromisoformat(text[:10])


class Visit:
    def __init__(self, row):
        self.id, self.kind, self.name = row["id"], row["kind"], row["visitor"]
        self.begin, self.end = day(row["date"]), day(row["end_date"])
        source, target = row["events"][0]["source"][0]["code"], row["events"][0]["target"][0]["code"]
        self.code, self.visited = source, target
        self.named = source if self.kind == "visit_to_US" else target
        self.words = name_words(self.name)
        if self.kind != "visit_to_US":
            self.words = self.words[-1:]

    def days(self, slack, moved=0):
        first = self.begin + datetime.timedelta(moved - slack)
        return [first + datetime.timedelta(n) for n in range((self.end - self.begin).days + 2 * slack + 1)]

    def is_person(self, party):
        return (party["kind"] == "person" and party.get("code") == self.code
                and any(alike(a, b) for a in self.words for b in name_words(party["name"])))


class Record:
    """What is asked of a record or of an event of a store."""

    def __init__(self, row):
        self.row, self.id, self.document = row, row["id"], row["document"]
        self.parties = row["actor"] + row["recipient"]
        self.act, self.mode, self.status = row["act"], row.get("mode", ""), row["status"]
        date = row.get("date")
        self.precise = bool(date) and date["precision"] == "day"
        self.begin, self.end = (day(date["start"]), day(date["end"])) if date else (None, None)
        self.place = row.get("place", {}).get("country", "")
        self.hosts = {p.get("code", "") for p in self.parties if p.get("role") == "host"}

    def touches(self, days):
        return self.precise and self.begin <= days[-1] and self.end >= days[0]

    def in_person(self):
        return self.mode not in ("phone", "virtual")


def fits(visit, record, moved=0):
    """The first thing in which the record is not the visit; "" if in none. From what says least to what says most."""
    people = [party for party in record.parties if visit.is_person(party)]
    if not people:
        return "person in no event"
    if record.act != "CONSULT":
        return "no meeting or visit"
    if not record.touches(visit.days(SLACK, moved)):
        return "date"
    if record.status != "happened":
        return "status"
    if not record.in_person():
        return "mode"
    if visit.visited not in record.hosts and visit.visited != record.place:
        return "place"
    visitor = record.mode == "visit" and any(party.get("role") != "host" for party in people)
    return "" if visitor else "reading"


CAUSES = ["nobody names him", "person in no event", "no meeting or visit", "date", "status", "mode", "place", "reading", ""]


class Corpus:
    def __init__(self, path):
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as file:
            self.documents = [json.loads(line) for line in file]
        self.by_day = collections.defaultdict(list)
        for document in self.documents:
            document["folded"] = fold(document["text"])
            self.by_day[day(document["date"])].append(document)
        self.countries = country_names()

    def around(self, visit, moved=0):
        return [document for at in visit.days(AROUND, moved) for document in self.by_day[at]]

    def names_country(self, visit, document):
        return bool(self.countries[visit.named].search(document["folded"]))

    def covers(self, visit):
        return any(VISITING.search(d["text"]) and self.names_country(visit, d) for d in self.around(visit))

    def naming(self, visit):
        """Those that name the visitor."""
        words = [re.compile(rf"\b{re.escape(word if len(word) < 6 else word[:-2])}") for word in visit.words]
        return [d for d in self.around(visit) if any(word.search(d["folded"]) for word in words)]

    def telling(self, visit):
        """Those that name the visitor and the country."""
        return [d for d in self.naming(visit) if self.names_country(visit, d)]

    def worth_reading(self, visit):
        """A round in a minute: what could tell of the visit; the US president is named everywhere. Also what names
        the country and says "we", as leaders do who sign together."""
        named = self.telling(visit) if visit.kind != "visit_to_US" else self.naming(visit)
        return named + [d for d in self.around(visit) if d["folded"].startswith("we") and self.names_country(visit, d)]


def read_visits(path, corpus):
    first, last = min(corpus.by_day), max(corpus.by_day)
    with open(path, encoding="utf-8") as file:
        visits = [Visit(row) for row in map(json.loads, file) if "2021" <= row["date"] and first <= day(row["date"]) <= last]
    return sorted((v for v in visits if v.named in corpus.countries), key=lambda v: (v.begin, v.id))


def best(visit, records, moved=0):
    """How far the nearest record gets, and which these are."""
    ranked = [(CAUSES.index(fits(visit, record, moved)), record) for record in records]
    top = max((rank for rank, _ in ranked), default=0)
    return top, [record for rank, record in ranked if rank == top]


class Finder:
    def __init__(self, corpus, records):
        self.corpus, self.records = corpus, records
        self.by_code = collections.defaultdict(list)
        for record in records:
            for code in {p.get("code") for p in record.parties if p["kind"] == "person"}:
                self.by_code[code].append(record)
        self.dates = {document["id"]: day(document["date"]) for document in corpus.documents}

    def near(self, visit, moved=0):
        """Of the days around it, by document or by their own date."""
        days = visit.days(AROUND, moved)
        told = lambda r: days[0] <= self.dates.get(r.document, days[0]) <= days[-1]
        return [r for r in self.by_code[visit.code] if told(r) or r.touches(days)]

    def found(self, visit, reading, moved=0):
        rank, records = best(visit, self.near(visit, moved), moved)
        return records if rank >= CAUSES.index("" if reading == "visit" else "reading") else []

    def cause(self, visit):
        rank, records = best(visit, self.near(visit))
        if rank <= 1 and not self.corpus.telling(visit):
            return CAUSES[0], []
        return CAUSES[max(rank, 1)], records if rank > 1 else []


def share(part, whole):
    return f"{part:4} of {whole:4}  {100 * part / max(whole, 1):5.1f} %"


def report(finder, visits):
    covered = [visit for visit in visits if finder.corpus.covers(visit)]
    for title, kinds in (("presidents and visitors", POOLED), *((kind, (kind,)) for kind in (*POOLED, "US_secretary_abroad"))):
        these = [visit for visit in covered if visit.kind in kinds]
        told = [visit for visit in these if finder.corpus.telling(visit)]
        print(f"{title}: {len(these)} visits, of {len(told)} a document names the visitor and the country")
        for reading in ("visit", "there"):
            found = [visit for visit in these if finder.found(visit, reading)]
            named = sum(visit in told for visit in found)
            placebo = [sum(bool(finder.found(visit, reading, moved)) for visit in these) for moved in (-PLACEBO, PLACEBO)]
            print(f"  {reading:6} {share(len(found), len(these))}   of those named {share(named, len(told))}   "
                  f"placebo {' '.join(f'{100 * n / max(len(these), 1):.1f} %' for n in placebo)}")
    pooled = [visit for visit in covered if visit.kind in POOLED]
    causes = collections.Counter(finder.cause(visit)[0] for visit in pooled)
    print("causes of the misses (pooled)")
    for cause in CAUSES[:-1]:
        note = " (there, but no visit)" if cause == "reading" else ""
        print(f"  {cause + note:40} {causes[cause]:4}")
    return pooled


def show(record):
    who = " + ".join(f"{p['name']} [{p.get('code', '')} {p.get('role', '')}]" for p in record.parties[:8])
    return (f"{record.document} {record.id} {record.act}/{record.mode} {record.status} {record.begin}..{record.end} "
            f"@{record.place} {who}\n        {record.row.get('evidence', {}).get('text', '')[:400]}")


def print_misses(finder, pooled):
    for visit in pooled:
        cause, records = finder.cause(visit)
        if not cause:
            continue
        print(f"\n{visit.id} {visit.begin}..{visit.end} {visit.name} [{visit.code}] in {visit.visited}: {cause}")
        for document in finder.corpus.telling(visit)[:6]:
            print(f"    named in {document['id']} {document['date']}")
        for record in records[:4]:
            print("    " + show(record))


def key_of(record):
    visitors = sorted(p["name"] for p in record.parties if p.get("role") != "host")
    hosts = sorted(p["name"] for p in record.parties if p.get("role") == "host")
    return (record.document, ", ".join(visitors), ", ".join(hosts), str(record.begin or ""))


def sample(records, size):
    """Visits that happened, in an order of no meaning."""
    visits = [r for r in records if r.act == "CONSULT" and r.mode == "visit" and r.status == "happened"]
    return sorted(visits, key=lambda r: hashlib.sha256("|".join(key_of(r)).encode()).hexdigest())[:size]


def judge(records, size, judged):
    drawn = sample(records, size)
    verdicts = collections.Counter(judged.get(key_of(record), "?") for record in drawn)
    for record in drawn:
        if key_of(record) not in judged:
            print("\t".join((*key_of(record), "?", "")) + f"\n    {show(record)}")
    print(f"judged of {len(drawn)} visit events: {verdicts['right']} right, {verdicts['wrong']} wrong, {verdicts['?']} without verdict")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("list", type=pathlib.Path)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--records", type=pathlib.Path)
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--judged", type=pathlib.Path, default=HERE / "visits_judged.tsv")
    wanted = parser.parse_args()
    corpus = Corpus(wanted.corpus)
    visits = read_visits(wanted.list, corpus)
    if wanted.write:
        select = corpus.worth_reading if wanted.quick else lambda v: [d for m in (-PLACEBO, 0, PLACEBO) for d in corpus.around(v, m)]
        kept = {document["id"] for visit in visits for document in select(visit)}
        with open(wanted.write, "w", encoding="utf-8") as out:
            for document in corpus.documents:
                if document["id"] in kept:
                    out.write(json.dumps({k: document[k] for k in ("id", "date", "text")}, ensure_ascii=False) + "\n")
        return
    with open(wanted.records, encoding="utf-8") as file:
        records = [Record(json.loads(line)) for line in file]
    judged = {}
    if wanted.judged.exists():
        judged = {(r["document"], r["visitors"], r["hosts"], r["day"]): r["verdict"] for r in table(wanted.judged)}
    finder = Finder(corpus, records)
    pooled = report(finder, visits)
    if wanted.misses:
        print_misses(finder, pooled)
    if wanted.sample:
        judge(records, wanted.sample, judged)


if __name__ == "__main__":
    main()
