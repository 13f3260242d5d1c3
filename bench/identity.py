#!/usr/bin/env python3
"""How well reports of one happening become one event: pairwise precision, recall and F1 over sets of reports.

usage: bench/identity.py PROGRAM REPORTS.tsv [--model DIR] [--level default]... [--errors]

REPORTS.tsv (tests/cases/identity): a row a report: set, kind, document, date, publisher, event, trigger, text. Reports of
one set with the same event label tell one happening. Every document is read by the program (`build`); a report is the
record whose trigger overlaps the row's (one of a sentence with the trigger, if none does). Counted are the pairs of
reports within a set:

  end to end   a pair with a report that no record was found for counts as not the same
  of found     only pairs of which both reports were found

--errors lists the pairs that are wrong, with their records' sentences and the reason of the merge.
"""
import argparse
import collections
import csv
import itertools
import json
import pathlib
import sqlite3
import subprocess
import tempfile


def read_rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def build(program, options, rows, level, folder):
    documents = {r["document"]: r for r in rows}
    source = folder / "reports.jsonl"
    with open(source, "w", encoding="utf-8") as file:
        for key, row in documents.items():
            fields = {"id": key, "date": row["date"], "publisher": row["publisher"], "text": row["text"]}
            file.write(json.dumps(fields) + "\n")
    store = folder / f"{level}.db"
    subprocess.run([program, *options, "build", source, "-o", store, "--identity", level, "--log-level", "error"],
                   check=True)
    return store


def records_by_document(store):
    found = collections.defaultdict(list)
    for document, text, event, reason in store.execute(
            "SELECT r.document, r.json, e.id, x.reason FROM records r JOIN event_records x ON x.record = r.number "
            "JOIN events e ON e.number = x.event ORDER BY r.document, r.position"):
        found[document].append((json.loads(text), event, reason))
    return found


def record_of(row, records):
    """The record of a row's trigger: the one whose trigger overlaps it most closely, else one of its sentence."""
    begin = row["text"].find(row["trigger"])
    end = begin + len(row["trigger"])

    def rank(entry):
        record = entry[0]
        b, e = record["trigger"]["span"]
        sb, se = record["evidence"]["span"]
        overlaps = b < end and begin < e
        same_sentence = sb <= begin < se
        return (not overlaps, not same_sentence, abs(b - begin))

    best = min(records, key=rank, default=None)
    return None if best is None or rank(best)[1] else best


def measure(rows, found, errors):
    counts = collections.defaultdict(collections.Counter)
    wrong = []
    sets = collections.defaultdict(list)
    for row in rows:
        sets[row["set"]].append((row, record_of(row, found[row["document"]])))
    for reports in sets.values():
        for (row, one), (other_row, other) in itertools.combinations(reports, 2):
            same = row["event"] == other_row["event"]
            told = one is not None and other is not None and one[1] == other[1]
            outcome = {(True, True): "right", (True, False): "missed", (False, True): "false"}.get((same, told), "apart")
            for group in ("all", row["kind"]):
                counts[group]["e2e", outcome] += 1
                if one and other:
                    counts[group]["found", outcome] += 1
            if outcome in ("missed", "false"):
                wrong.append((outcome, row, one, other_row, other))
    if errors:
        for outcome, row, one, other_row, other in wrong:
            print(f"{outcome}\t{row['kind']}\t{row['set']}")
            for r, entry in ((row, one), (other_row, other)):
                record = entry and entry[0]
                print("   ", r["date"], r["event"], r["text"])
                if record:
                    parties = lambda side: "+".join(p["id"] for p in record.get(side, []))
                    date = record.get("date", {})
                    print("      →", record["act"], record.get("mode"), record["status"], parties("actor"), "|",
                          parties("recipient"), date.get("start"), date.get("end"), date.get("basis"),
                          record.get("place", {}).get("name"), "|", entry[2])
    return counts


def scores(counter, which):
    right, missed, false = (counter[which, k] for k in ("right", "missed", "false"))
    precision = right / (right + false) if right + false else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return precision, recall, f1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("reports", nargs="+")
    parser.add_argument("--model")
    parser.add_argument("--data")
    parser.add_argument("--level", action="append")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    where = [part for name in ("model", "data") if getattr(options, name) for part in (f"--{name}", getattr(options, name))]
    rows = [row for path in options.reports for row in read_rows(path)]
    print("level\tkind\tpairs\tend to end P\tR\tF1\tof found P\tR\tF1")
    for level in options.level or ["strict", "default", "loose"]:
        with tempfile.TemporaryDirectory() as folder:
            path = build(options.program, where, rows, level, pathlib.Path(folder))
            with sqlite3.connect(path) as store:
                counts = measure(rows, records_by_document(store), options.errors)
        for kind in sorted(counts, key=lambda k: (k != "all", k)):
            figures = "\t".join(f"{x:.3f}" for which in ("e2e", "found") for x in scores(counts[kind], which))
            pairs = sum(n for (which, _), n in counts[kind].items() if which == "e2e")
            print(f"{level}\t{kind}\t{pairs}\t{figures}")


if __name__ == "__main__":
    main()
