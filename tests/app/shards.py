#!/usr/bin/env python3
"""A corpus that was read in parts, in whatever order, gives the graph that one run gives, byte for byte.

usage: shards.py PROGRAM MODEL [--documents N] [--shards 1 2 7]

Documents are made here: visits, calls, statements of some states over some months, told by several papers, with copies
and plans. Compared are exports and answers of the store of one run with those of
  - runs on other numbers of threads and on the documents in another order,
  - 1, 2 and 7 shards, built apart and combined in random order,
  - `extract --documents` of each shard, and `build --from records` of the outputs in random order,
  - a store that got the documents in several runs,
and of a store asked with --known-by with those of a store of just the documents published by then.
"""
import argparse
import datetime
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

STATES = [("France", "French", "Paris"), ("Germany", "German", "Berlin"), ("Japan", "Japanese", "Tokyo"),
          ("Turkey", "Turkish", "Ankara"), ("Poland", "Polish", "Warsaw"), ("India", "Indian", "New Delhi"),
          ("Canada", "Canadian", "Ottawa"), ("Norway", "Norwegian", "Oslo")]
SAYS_THE_DAY = re.compile(rb'(?m)^.*"known_by".*\n|; known_by: [0-9-]+')
PAPERS = ["Northern Wire", "Harbour Post", "Lake Courier", ""]
FORMS = ["{guest}'s foreign minister visited {town} on {weekday} and met the foreign minister of {host}.",
         "{host} received the {guesting} foreign minister on {weekday}.",
         "The foreign ministers of {guest} and {host} held talks in {town} on {weekday}.",
         "The president of {guest} spoke by phone with the president of {host} on {weekday}.",
         "The {guesting} prime minister will visit {host} next week.",
         "{guest} condemned {host} over the arrest of a journalist.",
         "{guest} and {host} signed an agreement on fishing in {town}."]


def documents(number, rng):
    made = []
    day = datetime.date(2019, 3, 1)
    while len(made) < number:
        (guest, guesting, _), (host, _, town) = rng.sample(STATES, 2)
        day += datetime.timedelta(days=rng.choice([0, 0, 1]))
        form = rng.choice(FORMS)
        for paper in rng.sample(PAPERS, rng.randint(1, 3)):
            published = day + datetime.timedelta(days=rng.choice([0, 0, 1]))
            text = form.format(guest=guest, guesting=guesting, host=host, town=town, weekday=day.strftime("%A"))
            if rng.random() < 0.4:
                text = rng.choice(FORMS).format(guest=guest, guesting=guesting, host=host, town=town,
                                                weekday=day.strftime("%A")) + " " + text
            document = {"id": f"d{len(made):05}", "date": published.isoformat(), "text": text}
            if paper:
                document["publisher"] = paper
            if rng.random() < 0.03:
                del document["date"]
            made.append(document)
    return made[:number]


class Tries:
    def __init__(self, program, folder, model):
        self.program, self.folder, self.model = program, folder, model
        self.wrong = 0

    def run(self, *arguments):
        done = subprocess.run([self.program, "--model", self.model, "--log-level", "error", *map(str, arguments)],
                              cwd=self.folder, capture_output=True, check=False)
        if done.returncode != 0:
            sys.exit(f"entente {' '.join(map(str, arguments))}: exit {done.returncode}: {done.stderr.decode()}")
        return done.stdout

    def write(self, name, made):
        path = self.folder / name
        path.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in made), encoding="utf-8")
        return path

    def build(self, name, *inputs):
        self.run("build", *inputs, "-o", name)
        return name

    def graph(self, store, *lens):
        """What a user gets out of the store, in several forms."""
        asked = [("export", store, "-f", "graphml", "--status", "any", "--background", *lens),
                 ("export", store, "-f", "gexf", *lens),
                 ("analyze", store, "degree", "--format", "csv", *lens),
                 ("query", "meetings", store, "--format", "json", "--evidence", *lens),
                 ("query", "top", store, "pairs", "--format", "csv", *lens)]
        # That it was asked with a day is a difference of what files say of themselves, not of the graph.
        return [SAYS_THE_DAY.sub(b"", self.run(*each)) for each in asked]

    def same(self, what, one, other):
        if one == other:
            print(f"ok: {what}")
            return
        self.wrong += 1
        print(f"DIFFERENT: {what}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=os.path.abspath)
    parser.add_argument("model", type=os.path.abspath)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--shards", type=int, nargs="+", default=[1, 2, 7])
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    made = documents(options.documents, rng)
    with tempfile.TemporaryDirectory() as folder:
        tries = Tries(options.program, pathlib.Path(folder), options.model)
        whole = tries.graph(tries.build("whole.db", tries.write("whole.jsonl", made)))
        if whole[2].count(b"\n") < 20 or whole[0].count(b"<edge ") < 50:
            sys.exit("the documents give too few events for this test to say anything")
        mixed = rng.sample(made, len(made))
        for jobs in (1, 3):
            tries.same(f"{jobs} threads, another order",
                       tries.graph(tries.build(f"j{jobs}.db", tries.write("mixed.jsonl", mixed), "--jobs", jobs)), whole)
        for count in options.shards:
            shards = [tries.write(f"{count}-{i}.jsonl", mixed[i::count]) for i in range(count)]
            stores = [tries.build(f"{count}-{i}.db", shard) for i, shard in enumerate(shards)]
            rng.shuffle(stores)
            tries.run("combine", *stores, "-o", f"{count}.db")
            tries.same(f"{count} shards combined", tries.graph(f"{count}.db"), whole)
            records = []
            for i, shard in enumerate(shards):
                tries.run("extract", "--documents", shard, "-o", f"{count}-{i}.records")
                records.append(f"{count}-{i}.records")
            rng.shuffle(records)
            tries.same(f"records of {count} shards",
                       tries.graph(tries.build(f"{count}r.db", "--from", "records", *records)), whole)
        for part in (made[200:], made[:120], made[100:]):
            tries.build("grown.db", tries.write("part.jsonl", part))
        tries.same("several runs into one store", tries.graph("grown.db"), whole)
        for day in ("2019-03-20", "2019-05-01"):
            then = [d for d in made if d.get("date", "9999") <= day]
            tries.same(f"known by {day}", tries.graph("whole.db", "--known-by", day),
                       tries.graph(tries.build(f"by-{day}.db", tries.write("then.jsonl", then))))
        for level in ("off", "strict", "loose"):
            tries.same(f"identity {level}", tries.graph("whole.db", "--identity", level),
                       tries.graph(tries.build(f"{level}.db", "whole.jsonl", "--identity", level)))
    sys.exit(1 if tries.wrong else 0)


if __name__ == "__main__":
    main()
