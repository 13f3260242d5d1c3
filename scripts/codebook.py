#!/usr/bin/env python3
"""Writes docs/codebook.md: for each act and mode what it is, examples, near-misses, and deviations from PLOVER and CAMEO.

usage: codebook.py DATA [CODEBOOK]

DATA      the folder of the tables: event_types.tsv, frames/*.tsv, contexts.tsv, codebook/*.tsv
CODEBOOK  the page to compare with; without it the page goes to standard output. Exit code 1 where they differ.

All that the page says stands in the tables, so that it cannot say anything else than the program does. Examples are
those of the frames; the tests read every example and every near-miss.
"""
import csv
import difflib
import pathlib
import sys

MOST_EXAMPLES = 5


def table(path):
    with open(path, encoding="utf-8") as file:
        rows = (line for line in file if line.strip() and not line.startswith("#"))
        return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


def cell(text):
    return text.replace("|", "\\|")


class Codebook:
    def __init__(self, folder):
        self.types = table(folder / "event_types.tsv")
        self.frames = [row for path in sorted(folder.glob("frames/*.tsv")) for row in table(path)]
        self.near = table(folder / "codebook" / "near_misses.tsv")
        self.deviations = table(folder / "codebook" / "deviations.tsv")
        self.contexts = table(folder / "contexts.tsv")
        self.lines = []

    def say(self, *lines):
        self.lines.extend(lines)

    def rows(self, head, rows):
        if rows:
            self.say("| " + " | ".join(head) + " |", "|" + "---|" * len(head))
            self.say(*("| " + " | ".join(cell(value) for value in row) + " |" for row in rows), "")

    def write(self):
        self.say("# Codebook: what is counted as what", "",
                 "<!-- Made by scripts/codebook.py from the tables in data/; a test compares. Change the tables, not this page. -->", "",
                 "For each act and mode: what it is, sentences that tell it, sentences that only look like it, and where this program",
                 "departs from PLOVER 2.0 and CAMEO. A record says what would take place (act, mode) and whether it did (status); PLOVER",
                 "type, score, quad class, CAMEO code and Goldstein value follow from these by `data/event_types.tsv`",
                 "([the event record](event-record.md), [how the frames are written](frames.md)).", "",
                 "Readings are written as in the frame tables: who acts, act/mode, to whom, status; `+` joins those on one side.", "",
                 "**Experimental**, for want of a measure: CAMEO codes of more than two digits (marked † below), and contexts whose gold",
                 "labels are few. Types, modes and statuses are measured ([README](../README.md)).", "",
                 "## What holds for all acts", "")
        self.deviate("*")
        for act in dict.fromkeys(row["act"] for row in self.types):
            self.act(act)
        self.say("## Contexts (experimental)", "",
                 "What an event is about; several may hold. By act, by the sector of a party, or by a word of the sentence",
                 "(`data/contexts.tsv`).", "")
        self.rows(("context", "acts", "sectors", "words, among others"),
                  [(row["context"], row["acts"].replace("|", ", "), row["sectors"].replace("|", ", "),
                    ", ".join(row["words"].split("|")[:8])) for row in self.contexts])
        return "\n".join(self.lines).rstrip() + "\n"

    def act(self, act):
        types = [row for row in self.types if row["act"] == act]
        plain = [row for row in types if row["status"] == "*"]
        self.say(f"## {act}", "")
        self.rows(("mode", "what it is", "score", "quad", "CAMEO", "Goldstein", "further CAMEO codes that a frame may give†"),
                  [("" if row["mode"] == "-" else row["mode"], row["definition"], row["score"], row["quad"], row["cameo"],
                    row["goldstein"], row["leaves"]) for row in plain])
        shifted = [row for row in types if row["status"] != "*"]
        self.rows(("status", "mode", "becomes PLOVER type", "CAMEO", "what it is"),
                  [(row["status"], {"-": "", "*": "any"}.get(row["mode"], row["mode"]), row["type"], row["cameo"],
                    row["definition"]) for row in shifted])
        self.examples(act)
        self.near_misses(act)
        self.deviate(act)

    def examples(self, act):
        chosen, by_mode = [], {}
        for frame in self.frames:
            if frame["act"] == act:
                by_mode.setdefault(frame["mode"], []).append(frame)
        for frames in by_mode.values():
            chosen += frames[:MOST_EXAMPLES]
        self.say("Examples:", "")
        self.rows(("sentence", "reading", "frame"), [(f["example"], f["reading"], f"`{f['id']}`") for f in chosen])

    def near_misses(self, act):
        rows = [row for row in self.near if row["act"] == act]
        if rows:
            self.say("Near-misses:", "")
            self.rows(("sentence", "not", "but", "why"),
                      [(row["sentence"], row["wrong"], "no event" if row["right"] == "-" else row["right"], row["why"])
                       for row in rows])

    def deviate(self, act):
        rows = [row for row in self.deviations if row["act"] == act]
        if rows:
            self.say("Other than the sources:", "")
            self.rows(("source", "mode", "here", "why"),
                      [(row["from"], {"-": "", "*": "any"}.get(row["mode"], row["mode"]), row["what"], row["why"]) for row in rows])


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    page = Codebook(pathlib.Path(sys.argv[1])).write()
    if len(sys.argv) == 2:
        sys.stdout.write(page)
        return
    known = pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")
    if known != page:
        sys.stdout.writelines(difflib.unified_diff(known.splitlines(True), page.splitlines(True), sys.argv[2], "the tables"))
        sys.exit(f"{sys.argv[2]} is not what the tables say: write it anew with scripts/codebook.py DATA > {sys.argv[2]}")


if __name__ == "__main__":
    main()
