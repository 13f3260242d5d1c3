"""usage: prove.py READER FORMAT --tools FOLDER --libraries FOLDER [--bin FOLDER] [--results FOLDER] [--hostile N]
Writes graphs in a format, has a real program or library read them, and compares each node, edge and value with
what was written: the fixture with every nasty value and a random one in each shape, and N hostile random graphs,
in each profile that the reader is given. What it loses must be what losses.py declares, no more and no less.

--tools: where fixture_graph and hostile_graphs are; --bin: where build_readers.py put its programs; --results:
where to leave what was kept and lost, for matrix.py."""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

import readers
from compare import PROPERTIES, Comparison
from losses import each, losses_of

FIXTURES = [("nasty", shape) for shape in ("dyads", "aggregate", "reified", "two-mode")] + [("random:3000", "dyads")]

XML_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# What a profile calls by another name.
NAMES = {("graphml", "cytoscape"): {"interaction": "edgelabel"},
         ("cytoscape", "desktop"): {"interaction": "edgelabel", "name": "label"}}
BROKEN = re.compile("\ufffd+")
NO_NUL = {"csv"}
IS_XML = {"graphml", "gexf"}


def every_text(value, change):
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: every_text(item, change) for name, item in value.items()}
    if isinstance(value, list):
        return [every_text(item, change) for item in value]
    return value


def as_written(file_format):
    """What becomes of a text in the format. How many U+FFFD a broken sequence of bytes makes is nobody's rule."""
    def clean(text):
        if file_format in IS_XML:
            text = XML_FORBIDDEN.sub("\ufffd", text)
        if file_format in NO_NUL:
            text = text.replace("\0", "\ufffd")
        return BROKEN.sub("\ufffd", text)
    return clean


def normal(graph):
    """Numbers as GraphML has them: subnormal ones are 0."""
    each(graph, lambda attributes: {n: 0.0 if isinstance(v, float) and abs(v) < sys.float_info.min else v
                                    for n, v in attributes.items()})


def lines_of(path):
    with open(path, encoding="utf-8", errors="replace", newline="\n") as file:
        return [json.loads(line) for line in file]


def run(command, stdout):
    with open(stdout, "wb") as file:
        subprocess.run(command, check=True, stdout=file)


def spells_of(attributes):
    if "spells" in attributes:
        return attributes["spells"].split()
    start, end = attributes.get("date_start", ""), attributes.get("date_end", "")
    return [f"{start}/{end}"] if start or end else None


def with_own_places(graph, own):
    """Programs have a place of their own for the kind of an edge, for the time in which something is there, and for
    the weight, which every edge has."""
    for edge in graph["edges"] if "weight" in own else []:
        edge["attributes"].setdefault("weight", 1.0)
    for edge in graph["edges"] if "kind" in own else []:
        if label := edge["attributes"].get("edgelabel"):
            edge["attributes"]["kind"] = label
    for item in graph["nodes"] + graph["edges"] if "timeset" in own else []:
        attributes = item["attributes"]
        if spells := spells_of(attributes):
            attributes["timeset"] = spells
        for name in own["timeset"]:  # what the format has in no other place
            attributes.pop(name, None)


class Proof:
    def __init__(self, options, reader, profile, folder):
        self.options, self.reader, self.profile, self.folder = options, reader, profile, folder
        self.losses = losses_of(reader.name, options.format, profile)
        self.graphs = []   # (what, files, expected)
        self.lost = {}     # property → example
        self.wrong = []

    def tool(self, name):
        return os.path.join(self.options.tools, name)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write_hostile(self):
        folder = self.path("hostile")
        os.mkdir(folder)
        subprocess.run([self.tool("hostile_graphs"), str(self.options.hostile), self.options.format, self.profile,
                        folder], check=True)
        files = {}
        for name in sorted(os.listdir(folder)):
            if name[0].isdigit():
                files.setdefault(int(name.split(".")[0]), []).append(os.path.join(folder, name))
        for number, expected in enumerate(lines_of(os.path.join(folder, "expected.jsonl")), 1):
            self.graphs.append((f"hostile graph {number}", files[number], expected))

    def write_fixture(self, fixture, shape):
        """In the files that the format has: hostile graph 1 shows which."""
        files = []
        for model in self.graphs[0][1]:
            part, _, extension = os.path.basename(model).removeprefix("1.").rpartition(".")
            files.append(self.path(f"{fixture}.{shape}.{part}.{extension}".replace(":", "_")))
            run([self.tool("fixture_graph"), fixture, shape, self.options.format, self.profile] + [part] * bool(part),
                files[-1])
        expected = self.path(f"{fixture}.{shape}.expected")
        run([self.tool("fixture_graph"), fixture, shape, "expected"], expected)
        self.graphs.append((f"{fixture} {shape}", files, lines_of(expected)[0]))

    def read(self):
        command, environment = readers.command_of(self.reader, self.options.bin, self.options.libraries)
        listing = "".join("\t".join(files) + "\n" for _, files, _ in self.graphs)
        done = subprocess.run(command + [self.options.format, self.profile], input=listing.encode(), env=environment,
                              stdout=subprocess.PIPE)
        if done.returncode != 0:
            sys.exit(f"{self.reader.title} ended with {done.returncode}")
        answers = done.stdout.decode().rstrip("\n").split("\n")
        if len(answers) != len(self.graphs):
            sys.exit(f"{self.reader.title} answered {len(answers)} of {len(self.graphs)} graphs")
        return answers

    def compare(self, what, expected, answer):
        clean = as_written(self.options.format)
        wanted = every_text(expected, clean)
        if self.options.format == "graphml":
            normal(wanted)
        found = every_text(json.loads(answer), lambda text: BROKEN.sub("\ufffd", text))
        with_own_places(wanted, self.reader.own.get(self.options.format, {}))
        if "error" in found:
            self.wrong.append(f"{what}: not read: {found['error']}")
            return
        names = NAMES.get((self.options.format, self.profile), {})
        each(found, lambda attributes: {names.get(n, n): v for n, v in attributes.items()})
        for which, example in Comparison(wanted, found).lost.items():
            self.lost.setdefault(which, f"{what}: {example}")
        for loss in self.losses:
            loss.change(wanted, found)
        for which, example in Comparison(wanted, found).lost.items():
            self.wrong.append(f"{what}: {which}, beside what is declared: {example}")

    def run(self):
        self.write_hostile()
        for fixture, shape in FIXTURES:
            self.write_fixture(fixture, shape)
        for (what, _, expected), answer in zip(self.graphs, self.read()):
            self.compare(what, expected, answer)
        declared = {}
        for loss in self.losses:
            declared.setdefault(loss.property, []).append([loss.how, loss.minor])
        for which, example in self.lost.items():
            if which not in declared:
                self.wrong.append(f"{which} lost, undeclared. {example}")
        for which in declared:
            if which not in self.lost:
                self.wrong.append(f"{which} declared as lost, but kept")
        for problem in self.wrong[:5]:
            print(f"  {problem}"[:600])
        kept = [which for which in PROPERTIES if which not in self.lost]
        print(f"{self.reader.title}, {self.options.format} {self.profile}: {len(self.graphs)} graphs; kept: "
              f"{', '.join(kept)}; wrong: {len(self.wrong)}")
        return declared


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("reader")
    parser.add_argument("format")
    for name in ("--tools", "--libraries", "--bin", "--results"):
        parser.add_argument(name)
    parser.add_argument("--hostile", type=int)
    options = parser.parse_args()
    reader = readers.find(options.reader)
    options.hostile = options.hostile or reader.hostile
    if missing := readers.installed(reader, options.libraries):
        print(f"{missing} is not installed")
        sys.exit(77)
    declared, good = {}, True
    for profile in reader.formats[options.format]:
        with tempfile.TemporaryDirectory() as folder:
            if declared:  # the other profiles are the first with something added
                options.hostile = min(options.hostile, 50)
            proof = Proof(options, reader, profile, folder)
            declared[profile] = proof.run()
            good = good and not proof.wrong
    if not good:
        sys.exit(1)
    if options.results:
        with open(os.path.join(options.results, f"{reader.name}.{options.format}.json"), "w") as file:
            json.dump(declared, file)


main()
