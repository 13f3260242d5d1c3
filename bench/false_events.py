#!/usr/bin/env python3
"""Events that the program tells of texts that hardly hold one: bullets of the news that name at most one country.

usage: false_events.py BULLETS.jsonl[.gz] [--program PATH] [--judged TABLE] [--every N] [--offset K] [--show] [-- OPTION…]

BULLETS    one document a line: {"id", "date", "text"}
--program  the program (default: entente on the PATH); what follows `--` is passed on to `entente extract`
--judged   what people said of earlier events (default: false_events.tsv beside this script)
--every    every N-th bullet, beginning with the K-th line (defaults 401 and 7: awk 'NR%401==7')
--show     the text of each event's bullet, too

An event joins two parties, so a bullet that names one country or none seldom tells one: most of what is found there is false.
Such bullets are picked by the names, adjectives and peoples of data/actors/countries.tsv and former_names.tsv, by nothing that
the program understands; capitals and persons do not count as naming. Some of them do tell an event ("the president met the
UN envoy"), so each one found wants a reader: his verdict is a line of the table --judged, by document, type and parties, and holds
for later runs. Events without a verdict are listed first, as `?`, in the table's own form: give them one and add them.

A verdict is `true` (a reader of the bullet would tell this event of these two parties), else `false`; the last column says why.
The last line counts bullets with a false event; they should be at most 6 in 100.
"""
import argparse
import collections
import csv
import gzip
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ACTORS = HERE.parent / "data" / "actors"
SPELLED = ("name", "aliases", "adjectives", "people")


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        lines = (line for line in file if line.strip() and not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def country_names():
    """Every way to write a country, with its code."""
    codes = {}
    for row in table(ACTORS / "countries.tsv") + table(ACTORS / "former_names.tsv"):
        for column in SPELLED:
            for name in filter(None, (row.get(column) or "").split("|")):
                codes.setdefault(name, row["code"])
    return codes


def bullets(path, every, offset):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for number, line in enumerate(file, 1) if number % every == offset]


def few_countries(documents):
    """Those that name at most one country; the longest name wins, as in "Guinea-Bissau"."""
    codes = country_names()
    longest_first = sorted(codes, key=lambda name: (-len(name), name))
    named = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])")
    return [document for document in documents if len({codes[name] for name in named.findall(document["text"])}) <= 1]


def extract(program, options, documents):
    text = "".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents)
    run = subprocess.run([program, "extract", "--from", "jsonl", *options, "-"], input=text, encoding="utf-8", stdout=subprocess.PIPE, check=False)
    if run.returncode not in (0, 3):
        sys.exit(f"{program} extract failed with exit code {run.returncode}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def side(parties):
    return "+".join(sorted(party.get("code") or party["id"] for party in parties)) or "-"


def key(record):
    return record["document"], record["type"], record["status"], side(record["actor"]), side(record["recipient"])


def act_rule(record):
    return next((why.get("rule") or why.get("row") or "" for why in record["why"] if why["field"] == "act"), "")


def split_arguments(arguments):
    """Ours, and behind -- those of the program."""
    at = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:at], arguments[at + 1:]


def main():
    own, passed_on = split_arguments(sys.argv[1:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bullets", type=pathlib.Path)
    parser.add_argument("--program", default="entente")
    parser.add_argument("--judged", type=pathlib.Path, default=HERE / "false_events.tsv")
    parser.add_argument("--every", type=int, default=401)
    parser.add_argument("--offset", type=int, default=7)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args(own)

    kept = few_countries(bullets(asked.bullets, asked.every, asked.offset))
    texts = {document["id"]: document["text"] for document in kept}
    columns = ("document", "type", "status", "actor", "recipient")
    judged = {tuple(row[name] for name in columns): row for row in table(asked.judged)}
    records = extract(asked.program, passed_on, kept)

    verdicts = collections.defaultdict(set)
    for record in sorted(records, key=lambda record: (key(record) in judged, key(record))):
        row = judged.get(key(record), {"verdict": "?", "note": ""})
        verdicts[row["verdict"]].add(record["document"])
        print("\t".join(key(record)), row["verdict"], row["note"], f"{record['confidence']:.2f}", act_rule(record), sep="\t")
        if asked.show:
            begin, end = record["trigger"]["span"]
            text = texts[record["document"]]
            print("   ", text[:begin] + "[" + text[begin:end] + "]" + text[end:])
    false = verdicts["false"]
    print(f"bullets {len(kept)}, with an event {len(set().union(*verdicts.values()))}, true {len(verdicts['true'])}, "
          f"unjudged {len(verdicts['?'])}, false {len(false)} = {100 * len(false) / max(1, len(kept)):.1f} %")


if __name__ == "__main__":
    main()
