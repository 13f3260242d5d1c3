#!/usr/bin/env python3
"""How often a title without a name becomes the right person at its date.

    bench/office_at_date.py ENTENTE --data DIR --visits VISITS.jsonl
    bench/office_at_date.py ENTENTE --data DIR --news CORPUS.jsonl.gz [--sentences 500]

--visits: lines with "kind": "visit_to_US", "date", "visitor" ("Prime Minister Abe") and "country"; asked is "The Prime Minister
of Japan spoke." as of that date, since 2000. --news: lines with "date" and "text"; sentences that name office and person together
("Japanese Foreign Minister Yoshimasa Hayashi said"), half of them after August 2022, are asked with the name taken out. An answer
is right where the person whom `entente actors` gives bears the name that was there, wrong where it is another, and abstained
where it is the office alone. Which sentences are asked depends on nothing but the corpus. --wrong prints the wrong answers.
"""
import argparse
import collections
import csv
import gzip
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "scripts" / "tables"))
from persons.names import distance, same_person, telling, words  # noqa: E402

TURN = "2022-09-01"
TITLES = ["President", "Prime Minister", "Chancellor", "King", "Foreign Minister", "Defence Minister", "Defense Minister", "Finance Minister",
          "Interior Minister", "Vice President", "Secretary of State", "Secretary of Defense", "Foreign Secretary", "Taoiseach"]
RANKS = ["Vice President", "President", "Prime Minister", "Foreign Minister", "Minister of Foreign Affairs", "Chancellor", "King", "Emir", "Sultan",
         "Crown Prince", "Queen", "Emperor", "Taoiseach", "Premier", "Secretary General", "Secretary-General", "Pope"]
NOT_NOW = {"former", "ex", "late", "deputy", "then", "vice", "acting", "outgoing", "designate", "elect", "shadow", "future", "incoming"}


def read(path):
    with open(path, encoding="utf-8") as lines:
        return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


def visits(path):
    """Question, the words to be resolved, the name that was there, day."""
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        if row["kind"] != "visit_to_US" or row["date"] < "2000" or len(row["date"]) != 10:
            continue
        rank = next((r for r in RANKS if row["visitor"].startswith(r + " ")), None)
        if rank:
            asked = f"{rank} of {row['country']}"
            yield f"The {asked} spoke in Washington.", asked, row["visitor"][len(rank) + 1:], row["date"]


def news(path, countries, most):
    states = {}
    for row in countries:
        for adjective in filter(None, row["adjectives"].split("|")):
            states[adjective] = row["code"]
    # A whole name: not the beginning of a longer one, and without the "'s" of a possessor.
    name = r"(?:[A-Z][^\W\d_]+(?:[-'’][A-Z][^\W\d_]+)*|[A-Z]\.|bin|al-[A-Z]\w+|el-[A-Z]\w+|da|de|dos|van|von|der)"
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, sorted(states, key=len, reverse=True)))}) ({'|'.join(TITLES)}) ({name}(?: {name}){{1,4}})(?![\w-]|['’][A-Z]| (?:al|el|ibn|ould)\b| [A-Z])")
    found = {False: [], True: []}
    opened = gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")
    for line in opened:
        row = json.loads(line)
        for sentence in re.split(r"(?<=[.!?]) +|\n", row["text"]) if len(row.get("date") or "") == 10 else ():
            at = pattern.search(sentence)
            before = words(sentence[:at.start()]) if at else []
            if at and not (before and before[-1] in NOT_NOW) and len(pattern.findall(sentence)) == 1:
                question = sentence[:at.end(2)] + sentence[at.end(3):]
                if not set(telling(at[3])) & set(words(question)):
                    found[row["date"] >= TURN].append((question, f"{at[1]} {at[2]}", at[3], row["date"]))
    for late in (False, True):
        yield from sorted(found[late], key=lambda q: hashlib.sha256("".join(q).encode()).digest())[:most // 2]


def answers(program, data, questions):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for number, (text, _, _, day) in enumerate(questions):
            file.write(json.dumps({"id": str(number), "date": day, "text": text}, ensure_ascii=False) + "\n")
        file.flush()
        command = [program, "--data", data, "actors", "--from", "jsonl", "--format", "jsonl", "--any-language", file.name]
        run = subprocess.run(command, stdout=subprocess.PIPE)
    if run.returncode not in (0, 3):
        sys.exit(f"{program} actors failed with code {run.returncode}")
    found = collections.defaultdict(list)
    for line in run.stdout.decode().splitlines():
        mention = json.loads(line)
        found[int(mention["document"])].append(mention)
    return found


def spelt_otherwise(one, other):
    """The last word of `other` stands in `one`, up to transliteration ("Liberman", "Lieberman")."""
    last = words(other)[-1:]
    return any(len(a) > 4 and len(b) > 4 and distance(a, b) <= len(a) // 4 for a in last for b in words(one))


def verdict(question, mentions, names):
    text, asked, name, _ = question
    first = len(text[:text.index(asked)].encode())
    last = first + len(asked.encode())
    over = [m for m in mentions if m["span"][0] < last and m["span"][1] > first and m["id"].startswith(("person:", "office:"))]
    persons = [m["id"].split(":", 1)[1] for m in over if m["id"].startswith("person:")]
    if not persons:
        return "abstained", over
    known = [n for p in persons for n in names.get(p, [])]
    bears = any(same_person(n, name) or set(words(name)) <= set(words(n)) or spelt_otherwise(n, name) for n in known)
    return ("right" if bears else "wrong"), over


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--data", required=True, help="folder of the tables")
    parser.add_argument("--visits", type=pathlib.Path)
    parser.add_argument("--news", type=pathlib.Path)
    parser.add_argument("--sentences", type=int, default=500)
    parser.add_argument("--wrong", action="store_true", help="print the wrong answers of --news")
    options = parser.parse_args()

    tables = pathlib.Path(options.data) / "actors"
    names = collections.defaultdict(list)
    for row in read(tables / "persons.tsv"):
        names[row["id"]] += [row["name"], *filter(None, row["aliases"].split("|"))]
    questions = list(visits(options.visits) if options.visits else news(options.news, read(tables / "countries.tsv"), options.sentences))
    found = answers(options.program, options.data, questions)
    by_year, total = collections.defaultdict(collections.Counter), collections.Counter()
    for number, question in enumerate(questions):
        result, over = verdict(question, found[number], names)
        total[result] += 1
        by_year[question[3][:4]][result] += 1
        if options.wrong and options.news and result == "wrong":
            print(question[3], question[1], "| was", question[2], "| got", [(m["name"], m.get("row")) for m in over])
    if options.news:
        for year in sorted(by_year):
            print(year, *(f"{key} {by_year[year][key]}" for key in ("right", "wrong", "abstained")))
    count = sum(total.values())
    print(f"{count} asked:", ", ".join(f"{key} {total[key]} ({total[key] / max(count, 1):.1%})" for key in ("right", "wrong", "abstained")))


if __name__ == "__main__":
    main()
