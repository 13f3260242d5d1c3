#!/usr/bin/env python3
"""Track record of every frame: how often it fires on a corpus, and how often it is right there.

usage: frame_stats.py GOLD.jsonl RECORDS.jsonl [--frames DIR] [--min N] [--silent]

GOLD     one document a line: {"id", "events": [{"type", "status", "actor", "recipient"}]}; parties carry "code"
RECORDS  what `entente extract --from jsonl GOLD.jsonl` wrote
--frames folder of the frame tables (data/frames): names the rows that never fired, with --silent
--min    only frames that fired at least N times

Columns, one frame a line, the worst first:
  fired   records that the frame made
  right   type and parties as in a gold event of the document (each gold event is claimed once)
  type    parties of a gold event, but another type
  party   type of a gold event that shares a party, but other parties
  false   none of these
  net     right - (type + party + false): below zero, the frame misfires more than it hits
A planned CONSULT, AID or COOPERATE counts as AGREE and a cancelled CONSULT as REJECT, on both sides (PLOVER 2.0).
Records of statuses that gold does not label (denied, hypothetical) are left aside."""
import argparse
import collections
import csv
import json
import pathlib

UNLABELLED = {"denied", "hypothetical"}
COLUMNS = ("right", "type", "party", "false")


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def type_of(event):
    kind, status = event["type"], event.get("status", "happened")
    if status == "planned" and kind in ("CONSULT", "AID", "COOPERATE"):
        return "AGREE"
    return "REJECT" if status == "cancelled" and kind in ("CONSULT", "AGREE") else kind


def codes(event):
    parties = (event.get("actor") or []) + (event.get("recipient") or [])
    return frozenset(p["code"] for p in parties if p.get("code"))


def frame_of(record):
    return next((w["rule"] for w in record.get("why", []) if w["field"] == "act"), "?")


def judge(events, records):
    """For each record of one document the column that it counts in; exact matches are claimed first."""
    free, verdicts = list(events), {}
    tests = (
        ("right", lambda g, r: type_of(g) == type_of(r) and codes(g) == codes(r)),
        ("type", lambda g, r: codes(g) == codes(r)),
        ("party", lambda g, r: type_of(g) == type_of(r) and codes(g) & codes(r)),
    )
    for column, fits in tests:
        for index, record in enumerate(records):
            if index in verdicts:
                continue
            match = next((gold for gold in free if fits(gold, record)), None)
            if match is not None:
                free.remove(match)
                verdicts[index] = column
    return [verdicts.get(index, "false") for index in range(len(records))]


def tally(gold, records):
    by_document = collections.defaultdict(list)
    for record in records:
        if record.get("status") not in UNLABELLED:
            by_document[str(record.get("document"))].append(record)
    counts = collections.defaultdict(collections.Counter)
    for document in gold:
        found = by_document[str(document["id"])]
        for record, column in zip(found, judge(document["events"], found)):
            counts[frame_of(record)][column] += 1
    return counts


def net(count):
    return 2 * count["right"] - sum(count.values())


def known_frames(folder):
    for table in sorted(pathlib.Path(folder).glob("*.tsv")):
        with open(table, encoding="utf-8") as file:
            rows = (line for line in file if not line.startswith("#"))
            for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield table.name, row["id"]


def main():
    parser = argparse.ArgumentParser(description="Track record of every frame on labelled documents.")
    parser.add_argument("gold")
    parser.add_argument("records")
    parser.add_argument("--frames", help="folder of the frame tables")
    parser.add_argument("--min", type=int, default=1, help="least number of records")
    parser.add_argument("--silent", action="store_true", help="list the frames that never fired (needs --frames)")
    options = parser.parse_args()

    counts = tally(lines(options.gold), lines(options.records))
    print(f"{'frame':24s} fired " + " ".join(f"{c:>5s}" for c in COLUMNS) + "   net")
    for frame, count in sorted(counts.items(), key=lambda item: (net(item[1]), item[0])):
        fired = sum(count.values())
        if fired >= options.min:
            print(f"{frame:24s} {fired:5d} " + " ".join(f"{count[c]:5d}" for c in COLUMNS) + f" {net(count):5d}")
    if options.silent and options.frames:
        silent = [f"{table}:{frame}" for table, frame in known_frames(options.frames) if frame not in counts]
        print(f"never fired ({len(silent)}): " + " ".join(silent))


if __name__ == "__main__":
    main()
