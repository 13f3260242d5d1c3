#!/usr/bin/env python3
"""Do merges of records hold before a reader, and do records that were left apart belong apart?

usage: identity_judged.py sample STORE [--corpus PREFIX]... [--from DATE] [--to DATE] [--each N] [--seed N]
                                [--without FILE] [-o FILE]
       identity_judged.py score  STORE [FILE]

STORE     a store that `entente build` made (docs/store.md); it is only read
--corpus  documents whose id begins so (default: CE- and KRM-, the current events and the Kremlin's releases)
--from    first and last day of publication (default: 2014-01-01 and 2019-12-31)
--each    how many merges, and how many non-merges (default: 100)
--without a file of pairs judged before, not to be drawn again: what identity is tuned on needs a draw held out of it
FILE      a row a pair: draw (the seed), kind, act, record_a, record_b, verdict, reason (default: identity_judged.tsv
          beside this script)

`sample` draws pairs of records to be judged, each record at most once:

  merge      a record and the one that it was found to be like (event_records.alike); of two documents as often as in the
             store, and at least half; documents that copy one another are left out
  non-merge  records of two events in which the same two (by id or by country's code, whoever began) deal with each
             other, of acts of one kin (the same; AGREE, SUPPORT and COOPERATE are one) and begun at most 7 days apart;
             half of them are near misses: the same act, at most 2 days apart

A reader gives each pair a verdict, by the sentences and, where they do not suffice, the documents: `same` (the texts tell
one happening), `apart` (they tell two), `unclear` (the texts do not say, or one record is an error: nothing of the kind
is told there). A visit and the talks of its guest and host are one happening, so are its plan and its cancellation; words
on two matters at one conference, or attacks at two places, are two.

`score` says how often the store agrees with the reader. Verdicts are about records, so they hold for another store of the
same texts, too; pairs of which a record is missing there (extraction has changed) are counted and left out. Two views:

  as drawn   right merges of the pairs drawn as merges, right non-merges of those drawn as non-merges, whatever the store
             does now: the measure for the store that was sampled
  as stored  of the pairs judged same how many are one event in STORE; of those judged apart, how many are two; and of the
             pairs that are one event there how many were judged same (two, apart)

Each draw has figures of its own: those of a draw that identity was tuned on say less than those of one held out.
"""
import argparse
import collections
import contextlib
import csv
import datetime
import itertools
import pathlib
import random
import sqlite3
import sys

JUDGED = pathlib.Path(__file__).resolve().parent / "identity_judged.tsv"
COLUMNS = ("draw", "kind", "act", "record_a", "record_b", "verdict", "reason")
KIN = {"SUPPORT": "AGREE", "COOPERATE": "AGREE"}
DAYS, NEAR_DAYS = 7, 2

RECORDS = """
    SELECT r.number, r.id, r.document, r.act, r.date_start AS day, e.event, e.alike, ifnull(c.first, r.document) AS text
    FROM records r JOIN documents d ON d.id = r.document JOIN event_records e ON e.record = r.number
    LEFT JOIN copies c ON c.document = r.document
    WHERE d.date_start BETWEEN ? AND ? ORDER BY r.id"""


def open_store(path):
    store = sqlite3.connect(f"{pathlib.Path(path).resolve().as_uri()}?mode=ro", uri=True)
    store.row_factory = sqlite3.Row
    return contextlib.closing(store)


def read_records(store, options):
    prefixes = tuple(options.corpus or ("CE-", "KRM-"))
    rows = store.execute(RECORDS, (options.first, options.last))
    return {row["id"]: row for row in rows if row["document"].startswith(prefixes)}


def copies(a, b):
    return a["document"] != b["document"] and a["text"] == b["text"]


def merges(records):
    """Pairs that were joined: of two documents, of one."""
    pairs = [(records[row["alike"]], row) for row in records.values() if row["alike"] in records]
    two = [pair for pair in pairs if pair[0]["text"] != pair[1]["text"]]  # not those of copies
    one = [pair for pair in pairs if pair[0]["document"] == pair[1]["document"]]
    return two, one


def dyads(store, records):
    """By record: who deals with whom, by id and by country's code, as unordered pairs of two different keys."""
    parties = collections.defaultdict(lambda: {"actor": [], "recipient": []})
    for number, side, key, code in store.execute("SELECT record, list, id, code FROM participants"):
        parties[number][side].append({key, code} - {None})
    found = {}
    for row in records.values():
        actors, recipients = parties[row["number"]].values()
        pairs = itertools.product(actors, recipients) if recipients else itertools.combinations(actors, 2)
        keys = itertools.chain.from_iterable(itertools.product(a, b) for a, b in pairs)
        found[row["id"]] = {tuple(sorted(pair)) for pair in keys if pair[0] != pair[1]}
    return found


def kin(record):
    return KIN.get(record["act"], record["act"])


def days_apart(a, b):
    return abs((datetime.date.fromisoformat(a["day"]) - datetime.date.fromisoformat(b["day"])).days)


def non_merges(records, dyads_of):
    """Pairs that were left apart: near misses, others."""
    groups = collections.defaultdict(list)
    for row in records.values():
        for dyad in dyads_of[row["id"]] if row["day"] else ():
            groups[kin(row), dyad].append(row)
    near, far = {}, {}
    for a, b in itertools.chain.from_iterable(itertools.combinations(group, 2) for group in groups.values()):
        if a["event"] != b["event"] and not copies(a, b) and days_apart(a, b) <= DAYS:
            pairs = near if a["act"] == b["act"] and days_apart(a, b) <= NEAR_DAYS else far
            pairs[a["id"], b["id"]] = (a, b)
    return [near[key] for key in sorted(near)], [far[key] for key in sorted(far)]


def draw(pairs, count, chance, used):
    """Some of the pairs, no record twice."""
    drawn = []
    for a, b in chance.sample(pairs, len(pairs)):
        if len(drawn) < count and not {a["id"], b["id"]} & used:
            used |= {a["id"], b["id"]}
            drawn.append((a, b))
    return drawn


def act_of(a, b):
    return a["act"] if a["act"] == b["act"] else f"{a['act']}+{b['act']}"


def sample(options):
    chance = random.Random(options.seed)
    judged = {pair_of(row) for row in read_judged(options.without)} if options.without else set()
    with open_store(options.store) as store:
        records = read_records(store, options)
        two, one = merges(records)
        near, far = non_merges(records, dyads(store, records))
    half = options.each // 2
    of_two = max(options.each - half, round(options.each * len(two) / max(1, len(two) + len(one))))
    drawn = {"merge": [], "non-merge": []}
    used = set()
    wanted = (
        ("merge", two, of_two),
        ("merge", one, options.each - of_two),
        ("non-merge", near, half),
        ("non-merge", far, options.each - half),
    )
    for kind, pairs, count in wanted:
        fresh = [(a, b) for a, b in pairs if frozenset((a["id"], b["id"])) not in judged]
        drawn[kind] += draw(fresh, count, chance, used)
    file = open(options.output, "w", encoding="utf-8", newline="") if options.output else sys.stdout
    with file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        for kind, pairs in drawn.items():
            writer.writerows((options.seed, kind, act_of(a, b), a["id"], b["id"], "", "") for a, b in pairs)


def read_judged(path):
    with open(path, encoding="utf-8", newline="") as file:
        lines = (line for line in file if line.strip() and not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def pair_of(row):
    return frozenset((row["record_a"], row["record_b"]))


def share(right, of):
    return f"{right:4} of {of:4}" + (f"  {right / of:6.1%}" if of else "")


def count_right(rows, chosen, right):
    rows = [row for row in rows if chosen(row)]
    return share(sum(map(right, rows)), len(rows))


def score_rows(rows, events):
    known = [row for row in rows if row["record_a"] in events and row["record_b"] in events]
    clear = [row for row in known if row["verdict"] in ("same", "apart")]
    verdicts = collections.Counter((row["kind"], row["verdict"] or "not judged") for row in rows)
    print(f"{len(rows)} pairs, {len(rows) - len(known)} of them with a record that the store lacks")
    for (kind, verdict), number in sorted(verdicts.items()):
        print(f"  {kind:9}  {verdict:10}  {number:4}")

    def same(row):
        return row["verdict"] == "same"

    def apart(row):
        return row["verdict"] == "apart"

    def one_event(row):
        return events[row["record_a"]] == events[row["record_b"]]

    def two_events(row):
        return not one_event(row)

    consult = [row for row in clear if row["act"] == "CONSULT"]
    others = [row for row in clear if row["act"] != "CONSULT"]
    for title, some in (("all acts", clear), ("CONSULT", consult), ("others", others)):
        print(f"{title}\n  as drawn")
        print("    right merges                     ", count_right(some, lambda row: row["kind"] == "merge", same))
        print("    right non-merges                 ", count_right(some, lambda row: row["kind"] == "non-merge", apart))
        print("  as stored")
        print("    judged same, in one event        ", count_right(some, same, one_event))
        print("    judged apart, in two events      ", count_right(some, apart, two_events))
        print("    in one event, judged same        ", count_right(some, one_event, same))
        print("    in two events, judged apart      ", count_right(some, two_events, apart))


def score(options):
    rows = read_judged(options.judged)
    with open_store(options.store) as store:
        events = dict(store.execute("SELECT r.id, e.event FROM records r JOIN event_records e ON e.record = r.number"))
    for seed in dict.fromkeys(row["draw"] for row in rows):
        print(f"draw of seed {seed}: ", end="")
        score_rows([row for row in rows if row["draw"] == seed], events)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    drawing = commands.add_parser("sample")
    drawing.add_argument("store")
    drawing.add_argument("--corpus", action="append")
    drawing.add_argument("--from", dest="first", default="2014-01-01")
    drawing.add_argument("--to", dest="last", default="2019-12-31")
    drawing.add_argument("--each", type=int, default=100)
    drawing.add_argument("--seed", type=int, default=1)
    drawing.add_argument("--without")
    drawing.add_argument("-o", dest="output")
    drawing.set_defaults(run=sample)
    scoring = commands.add_parser("score")
    scoring.add_argument("store")
    scoring.add_argument("judged", nargs="?", default=JUDGED)
    scoring.set_defaults(run=score)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
