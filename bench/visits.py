#!/usr/bin/env python3
"""Visits on an official list, looked for among the events that the program finds in a press service's documents.

usage: visits.py LIST.jsonl CORPUS.jsonl[.gz] (--records RECORDS.jsonl… | --store GRAPH.db) [OPTION…]
       visits.py LIST.jsonl CORPUS.jsonl[.gz] --write DOCUMENTS.jsonl [--quick]

LIST       one visit a line: {"id", "kind", "date", "end_date", "visitor", "country", "events": [{"source": [{"code"}], "target": [{"code"}]}]}
           kind: visit_to_US, US_president_abroad or US_secretary_abroad; code: ISO 3166-1 alpha-3
CORPUS     one document a line: {"id", "date", "text"}
--records  what `entente extract` made of the documents
--store    what `entente build` made of them, where reports of one visit should be one event; also counts how many events a visit
           found is, and which event would be two visits of one person
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
import hashlib
import json
import pathlib

from visit_list import AROUND, Corpus, Record, day, events_of, read_visits, table

HERE = pathlib.Path(__file__).resolve().parent
SLACK, PLACEBO = 1, 60  # days
POOLED = ("US_president_abroad", "visit_to_US")


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
        told = lambda r: any(days[0] <= self.dates[d] <= days[-1] for d in r.documents if d in self.dates)
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


def counterparts(visit, event):
    return frozenset(p["id"] for p in event.parties if p["kind"] == "person" and not visit.is_person(p))


def report_identity(finder, visits):
    """A visit holds meetings with several hosts, which are events of their own; of each there should be one."""
    for reading in ("visit", "there"):
        found = {visit.id: finder.found(visit, reading) for visit in visits}
        found = {name: events for name, events in found.items() if events}
        by_id = {visit.id: visit for visit in visits}
        meetings = sum(len({counterparts(by_id[name], e) for e in events}) for name, events in found.items())
        events = sum(map(len, found.values()))
        visits_of = collections.defaultdict(set)
        for name, these in found.items():
            for event in these:
                visits_of[event.id, by_id[name].code].add((by_id[name].begin, by_id[name].end))
        two = [event for (event, _), dates in visits_of.items() if len(dates) > 1]
        print(f"{reading:6} {events} events of {len(found)} visits: {events / max(len(found), 1):.2f} a visit; with the same persons "
              f"{events / max(meetings, 1):.2f}; two visits of one person in one event: {len(two)} {' '.join(two)}")


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
    parser.add_argument("--records", type=pathlib.Path, nargs="+", default=[])
    parser.add_argument("--store", type=pathlib.Path)
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
    records = list(events_of(wanted.store)) if wanted.store else []
    for path in wanted.records:
        with open(path, encoding="utf-8") as file:
            records += [Record(json.loads(line)) for line in file]
    judged = {}
    if wanted.judged.exists():
        judged = {(r["document"], r["visitors"], r["hosts"], r["day"]): r["verdict"] for r in table(wanted.judged)}
    finder = Finder(corpus, records)
    pooled = report(finder, visits)
    if wanted.store:
        report_identity(finder, pooled)
    if wanted.misses:
        print_misses(finder, pooled)
    if wanted.sample:
        judge(records, wanted.sample, judged)


if __name__ == "__main__":
    main()
