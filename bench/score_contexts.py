#!/usr/bin/env python3
"""Contexts of records against those that people gave to sentences.

usage: score_contexts.py GOLD.jsonl RECORDS.jsonl

GOLD     one sentence a line: {"id", "events": [{"context": "diplomatic, military"}]}
RECORDS  what `entente extract --from jsonl --scope all GOLD.jsonl` wrote

Sentences with a context and a record count. The names of gold are those of PLOVER's first data; `SAME` says which of ours are
meant. A context of ours that gold has no name for is neither right nor wrong.
"""
import collections
import json
import sys

SAME = {
    "military": {"military"}, "diplomatic": {"diplomatic"}, "legal": {"legal"}, "economic": {"economic"}, "election": {"election"},
    "terrorism": {"terrorism"}, "cyber": {"cyber"}, "cbrn": {"cbrn"}, "political": {"political_institutions"},
    "government": {"executive"}, "refugee": {"asylum", "migration"}, "refugees": {"asylum", "migration"},
    "resource": {"natural_resource"}, "resources": {"natural_resource"}, "rights": {"human_rights", "rights_freedoms"},
    "discrimination": {"inequality"},
}
NAMED = set().union(*SAME.values())


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    found = collections.defaultdict(set)
    for record in lines(sys.argv[2]):
        found[record["document"]] |= set(record.get("contexts", ())) | {""}
    counts = collections.defaultdict(collections.Counter)
    for sentence in lines(sys.argv[1]):
        labels = {part.strip() for event in sentence["events"] for part in (event.get("context") or "").split(",")} & set(SAME)
        if not labels or sentence["id"] not in found:
            continue
        ours = found[sentence["id"]] & NAMED
        for label in labels:
            counts[label]["hit" if SAME[label] & ours else "missed"] += 1
        meant = set().union(*(SAME[label] for label in labels))
        for context in ours - meant:
            counts[next(label for label, same in SAME.items() if context in same)]["wrong"] += 1
    total = sum(counts.values(), collections.Counter())
    for label, count in sorted(counts.items(), key=lambda item: -item[1]["hit"]) + [("all", total)]:
        precision = count["hit"] / max(1, count["hit"] + count["wrong"])
        recall = count["hit"] / max(1, count["hit"] + count["missed"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{label:16s} hit {count['hit']:4d}  missed {count['missed']:4d}  wrong {count['wrong']:4d}  "
              f"P {precision:.2f}  R {recall:.2f}  F1 {f1:.2f}")


if __name__ == "__main__":
    main()
