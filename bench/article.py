#!/usr/bin/env python3
"""The table of docs/article.md: every event that the program finds in an article.

usage: article.py ARTICLE [--program PATH] [--page FILE] [-- OPTION…]

ARTICLE    a text, as `entente extract` reads it; what follows `--` is passed on to that command
--program  the program (default: entente on the PATH)
--page     put the table into this page, between its lines <!-- found --> and <!-- /found -->; else it is printed

One line an event, in order: who, what, to whom, when, where, how sure; the words that tell it with their place in the text (code
points), and the row of the frames that read it. The article is not ours: no more than the telling words are shown.
"""
import argparse
import json
import pathlib
import subprocess
import sys


def side(parties):
    return ", ".join(party["name"] + (f" ({party['code']})" if party.get("code") else "") for party in parties)


def when(date):
    if not date:
        return ""
    precision = {"year": 4, "month": 7}.get(date["precision"], 10)
    days = dict.fromkeys(date[end][:precision] for end in ("start", "end"))
    return " – ".join(days) + f" ({date['basis']})"


def row_of(record):
    act = next(why for why in record["why"] if why["field"] == "act")
    return " ".join(filter(None, (f"`{act['rule']}`", act.get("row"))))


def line(number, record):
    act = record["act"] + (f"/{record['mode']}" if record.get("mode") else "")
    became = "" if act.startswith(record["type"]) else f" → {record['type']}"
    begin, end = record["trigger"]["span"]
    return (str(number), side(record["actor"]), act + became, record["status"], side(record["recipient"]), when(record.get("date")),
            record.get("place", {}).get("name", ""), f"“{record['trigger']['text']}” {begin}–{end}", row_of(record),
            f"{record['confidence']:.2f}")


def rows(records):
    lines = [("", "who", "what", "status", "to whom", "when", "where", "words, place", "row", "p")]
    lines += [line(number, record) for number, record in enumerate(records, 1)]
    shown = ["| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells in lines]
    return "\n".join([shown[0], "|" + "---|" * len(lines[0]), *shown[1:]])


def put(page, found):
    before, opening, rest = page.read_text(encoding="utf-8").partition("<!-- found -->\n")
    _, closing, after = rest.partition("<!-- /found -->")
    if not opening or not closing:
        sys.exit(f"{page}: no line <!-- found --> with <!-- /found --> after it")
    page.write_text(before + opening + "\n" + found + "\n\n" + closing + after, encoding="utf-8")


def split_arguments(arguments):
    """Ours, and behind -- those of the program."""
    at = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:at], arguments[at + 1:]


def main():
    own, passed_on = split_arguments(sys.argv[1:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article")
    parser.add_argument("--program", default="entente")
    parser.add_argument("--page", type=pathlib.Path)
    asked = parser.parse_args(own)
    run = subprocess.run([asked.program, "extract", *passed_on, asked.article], encoding="utf-8", stdout=subprocess.PIPE,
                         check=False)
    if run.returncode:
        sys.exit(f"{asked.program} extract failed with exit code {run.returncode}")
    found = rows(json.loads(text) for text in run.stdout.splitlines())
    if asked.page:
        put(asked.page, found)
    else:
        print(found)



if __name__ == "__main__":
    main()
