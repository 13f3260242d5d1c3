"""A list of visits, the documents of the days around them, and records or events of a store in one form; see visits.py."""
import collections
import csv
import datetime
import gzip
import json
import pathlib
import re
import sqlite3
import unicodedata

ACTORS = pathlib.Path(__file__).resolve().parent.parent / "data" / "actors"
AROUND = 7  # days
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


class Record:
    """What is asked of a record or of an event of a store."""

    def __init__(self, row):
        self.row, self.id, self.document = row, row["id"], row["document"]
        self.documents = row.get("documents") or [self.document]
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


def events_of(path):
    """The events of a store, in the form of records."""
    store = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    store.row_factory = sqlite3.Row
    parties, documents = collections.defaultdict(list), collections.defaultdict(set)
    for row in store.execute("SELECT * FROM event_participants ORDER BY event, list, position"):
        parties[row["event"]].append({key: row[key] for key in ("list", "id", "name", "kind", "code", "role") if row[key] is not None})
    for event, document in store.execute("SELECT x.event, r.document FROM event_records x JOIN records r ON r.number = x.record"):
        documents[event].add(document)
    evidence = dict(store.execute("SELECT id, evidence FROM records"))
    for row in store.execute("SELECT * FROM events ORDER BY number"):
        date = {"start": row["date_start"], "end": row["date_end"], "precision": row["date_precision"]}
        yield Record({
            "id": row["id"], "document": row["document"], "documents": sorted(documents[row["number"]]), "act": row["act"],
            "mode": row["mode"] or "", "status": row["status"], "date": date if row["date_start"] else None,
            "place": {"country": row["place_country"] or ""}, "evidence": {"text": evidence.get(row["id"], "")},
            "actor": parties[row["number"]], "recipient": []})
