#!/usr/bin/env python3
"""Bad documents, models and tables, and what the program says to each.

usage: hostile.py ENTENTE MODEL DATA FOLDER [--write TABLE | --check TABLE]

Makes the inputs in FOLDER, runs the program on each, and fails where the exit code, the message, the time or the
memory is not as it must be. --write makes docs/hostile.md out of what was printed; --check fails if it has changed.
"""
import argparse
import gzip
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import time

SECONDS = 60
MEGABYTES = 600

GOOD = "Russian Foreign Minister Sergey Lavrov met his Chinese counterpart Wang Yi in Moscow on March 1, 2019.\n"
GOOD_LINE = json.dumps({"id": "good", "text": GOOD, "date": "2019-03-01"}) + "\n"


def page(body):
    return f"<html><head><title>t</title></head><body><p>{GOOD}</p>{body}</body></html>"


# Documents: (what it is, command, file name, bytes or a function of the file's path, exit, fragments of the output).
# The file stands in the command as FILE. A fragment that begins with "!" must not be there.
def documents():
    text = "extract --jobs 2 FILE"
    yield "an empty file", text, "empty.txt", b"", 0, []
    yield "white space alone", text, "blank.txt", b" \n\t\r\n \n", 0, []
    yield "zero bytes", text, "zeros.txt", b"\0" * 5000, 3, ["zeros.txt"]
    yield "random bytes", text, "random.txt", bytes((i * 7919 >> 3) & 255 for i in range(20000)), 3, ["random.txt"]
    yield "a program, not a text", text, "elf.txt", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40, 3, ["elf.txt"]
    yield "one bad byte in good text", text, "bad_byte.txt", GOOD.encode() + b"\xff tail\n", 0, ["bad_byte.txt", "CONSULT"]
    yield "a truncated character at the end", text, "cut_character.txt", GOOD.encode() + b"\xe2\x82", 0, ["cut_character.txt", "CONSULT"]
    yield "an overlong encoding of /", text, "overlong.txt", GOOD.encode() + b"\xc0\xaf\n", 0, ["overlong.txt", "CONSULT"]
    yield "UTF-8 of a surrogate", text, "surrogate.txt", GOOD.encode() + b"\xed\xa0\x80\n", 0, ["surrogate.txt", "CONSULT"]
    yield "a NUL within good text", text, "nul.txt", GOOD.encode() + b"a\0b\n", 0, ["nul.txt", "CONSULT"]
    yield "UTF-16 text", text, "utf16.txt", GOOD.encode("utf-16"), 0, ["CONSULT"]
    yield "Latin-1 text", text, "latin1.txt", (GOOD + "Le président a été reçu.\n").encode("latin-1"), 0, ["latin1.txt"]
    yield "a byte order mark and CRLF", text, "bom.txt", b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode(), 0, ["CONSULT"]
    yield "Spanish text", text, "spanish.txt", ("El ministro de Asuntos Exteriores se reunió ayer con su homólogo francés en Madrid para tratar la crisis. " * 8).encode(), 0, ["spanish.txt", '!"act"']
    yield "a line of 100 MB", text, "long_line.txt", lambda f: repeat(f, b"word " * 200000, 100), 3, ["long_line.txt", "--max-document-bytes"]
    yield "one word of a million letters", text, "huge_token.txt", b"a" * 1000000, 0, []
    yield "more than a million letters", text, "long_text.txt", b"word " * 200001, 3, ["long_text.txt", "--max-text-bytes"]
    yield "300,000 brackets", text, "brackets.txt", b"(" * 300000, 0, []
    yield "100,000 combining accents on one letter", text, "zalgo.txt", ("e" + "\u0301" * 100000).encode(), 0, []
    yield "right-to-left marks and emoji", text, "bidi.txt", (GOOD[:-1] + " \u202e\u2066\U0001f1fa\U0001f1f8\u200d\n").encode(), 0, ["CONSULT"]
    yield "200,000 one-letter lines", text, "lines.txt", b"a\n" * 200000, 0, []
    yield "a sentence of 50,000 words without a full stop", text, "endless.txt", b"and the minister met the envoy of the " * 6000, 0, []

    jsonl = "extract --jobs 2 --from jsonl FILE"
    yield "JSONL: lone surrogates in escapes", jsonl, "surrogates.jsonl", b'{"id":"s","text":"Bad \\ud800 escape \\udc00."}\n' + GOOD_LINE.encode(), 3, ["surrogates.jsonl", "CONSULT"]
    yield "JSONL: a line cut short", jsonl, "cut.jsonl", b'{"id":"a","text":"Fra\n' + GOOD_LINE.encode(), 3, ["cut.jsonl:1", "CONSULT"]
    yield "JSONL: not an object", jsonl, "array.jsonl", b'["a"]\n' + GOOD_LINE.encode(), 3, ["array.jsonl:1", "CONSULT"]
    yield "JSONL: no text", jsonl, "no_text.jsonl", b'{"id":"a","title":"t"}\n' + GOOD_LINE.encode(), 3, ["no_text.jsonl:1", "text", "CONSULT"]
    yield "JSONL: text is a number", jsonl, "number.jsonl", b'{"id":"a","text":17}\n' + GOOD_LINE.encode(), 3, ["number.jsonl:1", "text", "CONSULT"]
    yield "JSONL: a date that does not exist", jsonl, "date.jsonl", b'{"id":"a","text":"x","date":"2022-02-30"}\n' + GOOD_LINE.encode(), 3, ["date.jsonl:1", "date", "CONSULT"]
    yield "JSONL: a million nested arrays", jsonl, "deep.jsonl", b'{"id":"a","x":' + b"[" * 1000000 + b"]" * 1000000 + b',"text":"x"}\n' + GOOD_LINE.encode(), 3, ["deep.jsonl:1", "CONSULT"]
    yield "JSONL: a line of 100 MB", jsonl, "long.jsonl", lambda f: repeat(f, b"a" * 1000000, 100, b'{"id":"a","text":"', b'"}\n' + GOOD_LINE.encode()), 3, ["long.jsonl:1", "CONSULT"]
    yield "JSONL: bad UTF-8 in a string", jsonl, "bad_utf8.jsonl", b'{"id":"a","text":"caf\xe9"}\n' + GOOD_LINE.encode(), 0, ["bad_utf8.jsonl", "CONSULT"]
    yield "JSONL: one id with two contents", "build --jobs 2 FILE -o twice.db", "twice.jsonl", GOOD_LINE.encode() + json.dumps({"id": "good", "text": "Poland thanked Latvia.", "date": "2020-01-01"}).encode() + b"\n", 3, ["good"]
    yield "JSONL: empty lines and no last line feed", jsonl, "blank.jsonl", b"\n\n" + GOOD_LINE.encode().strip(), 0, ["CONSULT"]

    html = "extract --jobs 2 FILE"
    yield "HTML: a million nested tags", html, "deep.html", b"<div>" * 1000000 + GOOD.encode(), 3, ["deep.html"]
    yield "HTML: never closed", html, "unclosed.html", f"<p>{GOOD}<b><i><table><tr><td>".encode(), 0, ["CONSULT"]
    yield "HTML: a script that holds a story", html, "script.html", page("<script>France bombed Spain.</script>").encode(), 0, ["CONSULT", "!ASSAULT"]
    yield "HTML: attributes without end", html, "attributes.html", b"<p " + b'a="b" ' * 200000 + b">" + GOOD.encode(), 3, ["attributes.html", "256 attributes"]
    yield "HTML: entities that name no character", html, "entities.html", page("&#x110000; &#0; &#xD800; &nosuch;").encode(), 0, ["CONSULT"]
    yield "HTML: a page in UTF-16 that says so", html, "utf16.html", page("").encode("utf-16"), 0, ["CONSULT"]
    yield "Markdown: 100,000 nested quotations", html, "quotes.md", b">" * 100000 + GOOD.encode(), 3, ["quotes.md", "--max-depth"]
    yield "Markdown: a fence never closed", html, "fence.md", GOOD.encode() + b"\n```\nFrance bombed Spain.\n", 0, ["CONSULT", "!ASSAULT"]

    yield "CSV: a quote never closed", text, "quote.csv", f'id,date,text\n1,2019-03-01,"{GOOD}"\n2,2019-03-01,"{GOOD}'.encode(), 3, ["quote.csv:4", "CONSULT"]
    yield "CSV: rows with a field too many", text, "fields.csv", f'id,date,text\n1,2019-03-01,"{GOOD}",x\n2,2019-03-01,"{GOOD}"\n'.encode(), 3, ["fields.csv:2", "CONSULT"]
    yield "CSV: a million columns", text, "columns.csv", b"text" + b"," * 1000000 + b"\n", 3, ["columns.csv:1", "4096"]
    yield "XML: entities that grow", text, "laughs.xml", b'<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><item><description>&b;</description></item></rss>', 3, ["laughs.xml:1", "entity"]
    yield "XML: a million nested elements", text, "deep.xml", b"<rss>" + b"<x>" * 1000000, 3, ["deep.xml:1", "--max-depth"]
    yield "XML: a feed cut short", text, "cut.xml", f"<rss><item><pubDate>2019-03-01</pubDate><description>{GOOD}</description></item><item>".encode(), 3, ["cut.xml", "CONSULT"]
    yield "XML: no news", text, "other.xml", b"<catalogue><book/></catalogue>", 3, ["other.xml:1", "--from html"]

    yield "gzip cut short", text, "cut.txt.gz", gzip.compress(GOOD.encode() * 100)[:60], 3, ["cut.txt.gz", "too early"]
    yield "gzip with a flipped byte", text, "flipped.txt.gz", flipped(gzip.compress(bytes(range(256)) * 50)), 3, ["flipped.txt.gz", "damaged"]
    yield "a name in .gz, but no gzip", text, "plain.txt.gz", GOOD.encode(), 3, ["plain.txt.gz", "not packed"]
    yield "a gzip bomb of 2 GB", text, "bomb.txt.gz", lambda f: bomb(f), 3, ["bomb.txt.gz", "--max-document-bytes"]
    yield "a gzip bomb as one line of JSONL", jsonl, "bomb.jsonl.gz", lambda f: bomb(f), 3, ["bomb.jsonl.gz:1"]
    yield "Zstandard that is none", text, "bad.txt.zst", b"\x28\xb5\x2f\xfd" + b"\xff" * 100, 3, ["bad.txt.zst", "damaged"]


# What bounds the work on one sentence: (file, constant, what it counts and what becomes of the rest).
BOUNDS = [
    ("extractors/language/long_sentences.hpp", "longest_sentence", "tokens of a sentence; a longer one is read in pieces, cut where the fewest words hang across; such sentences are counted and told of"),
    ("extractors/events/relations.cpp", "most_conjuncts", "members of one list that share its verb"),
    ("extractors/events/reach.cpp", "most_inheritance", "predicates that are climbed for a subject that the clause leaves out"),
    ("extractors/events/candidates.cpp", "most_sides", "sides of a sentence of which every pair is weighed; what the frames read is weighed wherever it stands"),
    ("extractors/events/candidates.cpp", "most_parts", "parties of a list that may act each by itself; a longer list acts as one"),
    ("extractors/events/candidates.cpp", "most_told", "mentions of such a list"),
    ("extractors/events/scorer.hpp", "most_pairs", "pairs of sides that are weighed in one sentence, over all its predicates, the likeliest first; of the rest only what the frames read is weighed, and they are counted and told of"),
    ("extractors/events/weigh.cpp", "most_likely", "readings of one predicate, the likeliest, from which one is told"),
    ("extractors/events/describe.cpp", "longest_path", "steps of the way through the tree that is described; longer ones are “far”"),
    ("extractors/actors/discourse.hpp", "furthest_back", "sentences that a word may point back over"),
]
SOURCE = pathlib.Path(__file__).resolve().parents[2]

STATES = """Albania Angola Austria Bolivia Brazil Bulgaria Cambodia Chile Colombia Croatia Cuba Denmark Ecuador Egypt Estonia
Ethiopia Fiji Finland France Germany Ghana Greece Hungary Iceland India Indonesia Ireland Italy Jamaica Japan Kazakhstan
Kuwait Laos Latvia Lithuania Malaysia Malta Mexico Mongolia Morocco Nepal Norway Oman Pakistan Panama Paraguay Poland
Portugal Qatar Romania Rwanda Serbia Slovakia Slovenia Spain Sweden Thailand Tunisia Uganda Ukraine Uruguay Vietnam""".split()
VERBS = "met accused thanked condemned visited called warned sanctioned attacked praised criticised invited".split()


def cycle(words, count):
    return [words[i % len(words)] for i in range(count)]


# Texts that would take a reader of sentences more than their length in time: (what it is, text, fragments). Around each
# stands a sentence whose event must be found all the same.
def sentences():
    pair = zip(cycle(STATES, 1700), cycle(VERBS, 1700), cycle(STATES[7:], 1700))
    yield "a sentence of 5,000 tokens", " and ".join(f"{a} {v} {b}" for a, v, b in pair) + ".", ["1 sentence of more than 2048 tokens read in pieces"]
    yield "one sentence of 1 MB", "and France met Japan to thank the envoy of Peru for the talks with Chile about sanctions " * 11000, ["read in pieces", '"FRA"']
    yield "300 parties who do one thing", "Ministers of " + ", ".join(cycle(STATES, 299)) + " and Zambia condemned Russia.", ['"ALB"', '"ZMB"']
    yield "300 parties to whom it is done", "Russia criticised " + ", ".join(cycle(STATES, 299)) + " and Zambia.", ['"ALB"', '"ZMB"']
    yield "300 verbs of one subject", "Russia " + ", ".join(cycle(VERBS, 299)) + " and expelled Poland.", ['"POL"']
    yield "thousands of names in one sentence", "The talks brought together " + ", ".join(f"Prime Minister Ann Xu of {state}" for state in cycle(STATES, 3000)) + ".", ["read in pieces"]
    yield "200 nested clauses", "France said that " + "Germany said that " * 200 + "Russia had attacked Ukraine.", []
    yield "200 nested brackets", "France " + " ".join(f"(which met {state}" for state in cycle(STATES, 200)) + ")" * 200 + " thanked Peru.", []
    yield "quotations that never close", "France said: “We condemn Russia. " + "“They attacked Ukraine. " * 3000, []
    yield "nouns that are all talks", "the France Germany " + "talks summit meeting visit sanctions " * 1000 + "with Russia.", ["read in pieces"]
    yield "both sides, again and again", "France and Germany met. " + "both sides condemned the two countries and the two leaders and " * 2000 + "left.", ["read in pieces"]
    yield "a date at every word", "France met Germany " + "on January 5, 2021 and the same day and two days earlier and in March " * 1500 + ".", ["read in pieces"]
    yield "20,000 sentences that tell the same", "France met Germany. " * 20000, []
    yield "5,000 sentences that tell different things", " ".join(f"{a} {v} {b} on {1 + i % 28} May {1990 + i % 30}." for i, (a, v, b) in enumerate(zip(cycle(STATES, 5000), cycle(VERBS, 5000), cycle(STATES[7:], 5000)))), []
    for date in ["31 February 2022", "the 45th", "99/99/9999", "February 30", "2022-13-45", "year 0", "0 days ago", "99999999999 years ago"]:
        yield f"met on {date}", f"Japan met China on {date}.", ['"JPN"', '!"basis":"text"']


# What a user gives with --actors: (what, file name, content, exit, fragments).
def actors():
    good = b"NARNIA_ [NAR]\n"
    yield "a dictionary with a phrase without a code", "my.txt", b"LOST_\n" + good, 0, ["my.txt:1: a phrase without a code", "CONSULT"]
    yield "a dictionary with a synonym before any phrase", "my.txt", b"+LOST_\n" + good, 0, ["my.txt:1", "CONSULT"]
    yield "a dictionary with dates that are none", "my.txt", good + b"A_B [NARGOV 2004017-20061201]\n", 0, ["my.txt:2", "no date", "CONSULT"]
    yield "a dictionary with a bracket never closed", "my.txt", good + b"A_B [NARGOV\n", 0, ["my.txt:2", "not closed", "CONSULT"]
    yield "a dictionary in Latin-1", "my.txt", good + "CÔTE_D'IVOIRE_ [CIV]\n".encode("latin-1"), 0, ["my.txt:2", "UTF-8", "CONSULT"]
    yield "a dictionary with a line of 100 MB", "my.txt", lambda f: repeat(f, b"A" * 1000000, 100, good, b" [NAR]\n"), 0, ["my.txt:2", "longer than", "CONSULT"]
    yield "a dictionary with sets of sets", "my.txt", b"!A! = B, C\n" + b"!A!" * 40 + b" [~GOV]\n", 0, ["my.txt:2", "CONSULT"]
    yield "a dictionary of verbs", "my.txt", b"--- ACCUSE [112] ---\nDENOUNCE\n", 1, ["my.txt"]
    yield "a table of no columns that we know", "my.tsv", b"who\twhat\nA\tB\n", 1, ["my.tsv:1", "no table of actors"]
    yield "a table with a field too few", "my.tsv", b"names\tcode\tfrom\tuntil\nA\tNAR\n", 1, ["my.tsv:2"]
    yield "a table with a date that does not exist", "my.tsv", b"names\tcode\tfrom\tuntil\nA\tNAR\t2020-02-30\t\n", 1, ["my.tsv:2", "2020-02-30"]
    yield "a table that ends before it starts", "my.tsv", b"names\tcode\tfrom\tuntil\nA\tNAR\t2020\t2019\n", 1, ["my.tsv:2"]
    yield "a table with one row twice", "my.tsv", b"names\tcode\tfrom\tuntil\n" + b"A\tNAR\t\t\n" * 2, 1, ["my.tsv:3", "twice"]
    yield "the second table of a file with an unknown country", "my.tsv", b"# table dictionary\nnames\tcode\tfrom\tuntil\nA\tNAR\t\t\n# table former_names\ncode\tname\tfrom\tuntil\nNAR\tNarnia\t\t\n", 1, ["my.tsv:6", "NAR"]
    yield "an empty file", "my.tsv", b"", 1, ["my.tsv"]
    yield "random bytes", "my.tsv", bytes((i * 7919 >> 3) & 255 for i in range(20000)), 1, ["my.tsv:1: not UTF-8"]
    yield "no such file", "my.tsv", None, 1, ["my.tsv"]


# Commands that cannot be done: (what, command, exit, fragments).
def commands():
    yield "a file that is not there", "extract none.txt", 1, ["none.txt", "no such file"]
    yield "a folder that is not there", "build none -o x.db", 1, ["none", "no such file"]
    yield "output into a folder that is not there", "build good.txt -o none/x.db", 1, ["none/x.db"]
    yield "output onto a folder", "build good.txt -o folder", 1, ["folder"]
    yield "a graph that is a text", "export good.txt -f dot -o x.dot", 1, ["good.txt"]
    yield "a graph that is not there", "query meetings none.db", 1, ["none.db"]
    yield "an empty file as graph", "query meetings empty.db", 1, ["empty.db"]
    yield "an export format that nobody knows", "export good.txt -f gephi2 -o x", 2, ["gephi2"]
    yield "a date that is none", "extract --date yesterday good.txt", 2, ["--date", "yesterday"]
    yield "a date pattern that is none", "extract --date-from %Q good.txt", 2, ["--date-from", "%Q"]
    yield "no command", "", 2, ["no command"]
    yield "a command that nobody knows", "extrakt good.txt", 2, ["extrakt", "extract"]
    yield "a record that is no JSON", "validate broken.records", 3, ["broken.records:1"]
    yield "a record without its fields", "validate short.records", 3, ["short.records:1"]


# Models: (what, change of a copy of the model, fragments). All of them end with exit 1.
def models():
    yield "no model there", lambda m: shutil.rmtree(m), ["ENTENTE_MODEL"]
    yield "a folder that is no model", lambda m: (m / "config.cfg").unlink(), ["config.cfg"]
    yield "an empty config.cfg", lambda m: (m / "config.cfg").write_bytes(b""), ["config.cfg"]
    yield "a config.cfg of random bytes", lambda m: (m / "config.cfg").write_bytes(bytes(range(256)) * 20), ["config.cfg"]
    yield "a component that is not supported", lambda m: edit(m / "config.cfg", '"ner"', '"transformer"'), ["transformer"]
    yield "another width than the weights have", lambda m: edit(m / "config.cfg", "width = 96", "width = 128"), ["128"]
    yield "tok2vec cut short", lambda m: cut(m / "tok2vec/model"), ["tok2vec/model"]
    yield "tok2vec emptied", lambda m: (m / "tok2vec/model").write_bytes(b""), ["tok2vec/model"]
    yield "the parser's weights of random bytes", lambda m: (m / "parser/model").write_bytes(bytes(range(256)) * 256), ["parser/model"]
    yield "a million nested arrays as msgpack", lambda m: (m / "ner/model").write_bytes(b"\x91" * 1000000), ["ner/model"]
    yield "an array that claims 4 GB", lambda m: (m / "tagger/model").write_bytes(b"\xdd\xff\xff\xff\xff"), ["tagger/model"]
    yield "the parser's moves are gone", lambda m: (m / "parser/moves").unlink(), ["parser/moves"]
    yield "the tokenizer is a text", lambda m: (m / "tokenizer").write_bytes(b"hello"), ["tokenizer"]
    yield "the tagger's labels are gone", lambda m: (m / "tagger/cfg").write_bytes(b"{}"), ["tagger/cfg"]
    yield "the lemmatizer's tables cut short", lambda m: cut(m / "lemmatizer/lookups/lookups.bin"), ["lookups.bin"]
    yield "the attribute ruler's patterns of random bytes", lambda m: (m / "attribute_ruler/patterns").write_bytes(bytes(range(256)) * 9), ["attribute_ruler/patterns"]


# Tables: (what, change of a copy of data/, fragments). All of them end with exit 1.
def tables():
    yield "no tables there", lambda d: shutil.rmtree(d), ["ENTENTE_DATA"]
    yield "a column is missing", lambda d: drop_column(d / "event_types.tsv", 1), ["event_types.tsv"]
    yield "a table of random bytes", lambda d: (d / "event_types.tsv").write_bytes(bytes(range(256)) * 4), ["event_types.tsv"]
    yield "the countries are gone", lambda d: (d / "actors/countries.tsv").unlink(), ["countries.tsv"]
    yield "a row with a field too few", lambda d: shorten(d / "actors/countries.tsv"), ["countries.tsv:"]
    yield "a frame with an unknown relation", lambda d: misspell(d / "frames"), ["agnet"]


def repeat(path, block, times, head=b"", tail=b""):
    with open(path, "wb") as out:
        out.write(head)
        for _ in range(times):
            out.write(block)
        out.write(tail)


def bomb(path):
    member = gzip.compress(b" " * (100 << 20), 9)
    repeat(path, member, 20)


def flipped(data):
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1:]


def edit(path, old, new):
    text = path.read_text()
    assert old in text, f"{path} holds no {old}"
    path.write_text(text.replace(old, new))


def cut(path):
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def shorten(path):
    """Keeps the head of a table and of its first row one field."""
    lines = path.read_text().splitlines()
    head = next(line for line in lines if line and not line.startswith("#"))
    path.write_text(f"{head}\nXYZ\n")


def drop_column(path, column):
    lines = [line.split("\t") for line in path.read_text().splitlines()]
    path.write_text("\n".join("\t".join(f for i, f in enumerate(l) if i != column) for l in lines) + "\n")


def misspell(folder):
    for table in sorted(folder.glob("*.tsv")):
        text = table.read_text()
        if "\tagent" in text:
            table.write_text(text.replace("\tagent", "\tagnet", 1))
            return
    raise AssertionError(f"no frame with an agent in {folder}")


class Runner:
    def __init__(self, program, model, data, folder):
        self.program, self.model, self.data, self.folder = program, model, data, folder
        self.rows, self.failures = [], []

    def run(self, kind, what, command, expected, fragments, model=None, data=None):
        environment = dict(os.environ, ENTENTE_MODEL=str(model or self.model), ENTENTE_DATA=str(data or self.data))
        start = time.monotonic()
        process = subprocess.Popen([self.program, *command.split()], cwd=self.folder, env=environment,
                                   stdin=subprocess.DEVNULL, stdout=open(self.folder / "out", "wb"),
                                   stderr=open(self.folder / "err", "wb"))
        code, megabytes = self.wait(process)
        seconds = time.monotonic() - start
        out, err = ((self.folder / name).read_text(errors="replace") for name in ("out", "err"))
        self.judge(what, command, expected, fragments, code, out + err, seconds, megabytes)
        self.rows.append((kind, what, command, code, first_message(err)))

    def wait(self, process):
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status), usage.ru_maxrss / 1024
            time.sleep(0.005)
        process.kill()
        os.wait4(process.pid, 0)
        return None, 0

    def judge(self, what, command, expected, fragments, code, output, seconds, megabytes):
        def fail(why):
            self.failures.append(f"{what} ({command}): {why}\n{output[:1500]}")
        if code is None:
            return fail(f"still running after {SECONDS} s")
        if code != expected:
            fail(f"exit {code}, expected {expected}")
        if megabytes > MEGABYTES:
            fail(f"took {megabytes:.0f} MB")
        for fragment in fragments:
            if fragment.startswith("!") == (fragment.lstrip("!") in output):
                fail(f"expected: {fragment}")


def first_message(err):
    lines = [line for line in err.splitlines() if line.strip()]
    return lines[0] if lines else ""


def run_all(runner):
    folder = runner.folder
    (folder / "good.txt").write_text(GOOD)
    (folder / "empty.db").write_bytes(b"")
    (folder / "folder").mkdir()
    (folder / "broken.records").write_text("{\n")
    (folder / "short.records").write_text('{"schema_version":1,"id":"r_1"}\n')
    for what, command, name, content, code, fragments in documents():
        if callable(content):
            content(folder / name)
        else:
            (folder / name).write_bytes(content)
        runner.run("Documents", what, command.replace("FILE", name), code, fragments)
        (folder / name).unlink()
    for what, text, fragments in sentences():
        document = {"id": "d", "date": "2022-03-01", "text": f"Kenya condemned Sudan.\n\n{text}\n\nCanada thanked Mexico.\n"}
        (folder / "d.jsonl").write_text(json.dumps(document) + "\n")
        runner.run("Sentences", what, "extract d.jsonl", 0, ['"KEN"', '"SDN"', '"CAN"', '"MEX"', *fragments])
    for what, name, content, code, fragments in actors():
        (folder / name).unlink(missing_ok=True)
        if callable(content):
            content(folder / name)
        elif content is not None:
            (folder / name).write_bytes(content)
        runner.run("Actors of the user's own", what, f"extract good.txt --actors {name}", code, fragments)
    for what, command, code, fragments in commands():
        runner.run("Commands", what, command, code, fragments)
    for what, change, fragments in models():
        copy = folder / "model"
        shutil.copytree(runner.model, copy)
        change(copy)
        runner.run("Models", what, "extract good.txt", 1, fragments, model="model")
        shutil.rmtree(copy, ignore_errors=True)
    for what, change, fragments in tables():
        copy = folder / "data"
        shutil.copytree(runner.data, copy)
        change(copy)
        runner.run("Tables", what, "extract good.txt", 1, fragments, data="data")
        shutil.rmtree(copy, ignore_errors=True)


def bounds():
    lines = ["", "## Bounds", "",
             "What grows faster than a sentence has a bound, so that a document's time grows as its length does. Sentences that people",
             "write stay far below.", "", "| bound | value | of |", "|---|---|---|"]
    for file, name, what in BOUNDS:
        value = re.search(rf"\b{name} = ([\d']+)", (SOURCE / file).read_text()).group(1).replace("'", ",")
        lines.append(f"| `{name}` in `{file}` | {value} | {what} |")
    return lines


def table(rows):
    lines = ["# Hostile input", "",
             "What the program says to bad documents, commands, models and tables. Made, and on every test run compared, by",
             f"`tests/app/hostile.py`, which also fails on a crash, on more than {SECONDS} s and on more than {MEGABYTES} MB.",
             "A bad document costs a message and exit code 3; the documents after it are read."]
    kind = None
    for row in rows:
        if row[0] != kind:
            kind = row[0]
            lines += ["", f"## {kind}", "", "| input | command | exit | first line on standard error |", "|---|---|---|---|"]
        shown = row[4].replace("|", "\\|").replace("`", "'")
        lines.append(f"| {row[1]} | `{row[2]}` | {row[3]} | {f'`{shown}`' if shown else ''} |")
    return "\n".join(lines + bounds()) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("--check", type=pathlib.Path)
    args = parser.parse_args()
    shutil.rmtree(args.folder, ignore_errors=True)
    args.folder.mkdir(parents=True)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    runner = Runner(*(path.resolve() for path in (args.program, args.model, args.data, args.folder)))
    run_all(runner)
    text = table(runner.rows)
    if args.write:
        args.write.write_text(text)
    if args.check and args.check.read_text() != text:
        (args.folder / "hostile.md").write_text(text)
        runner.failures.append(f"{args.check} is not what the program says now: compare {args.folder / 'hostile.md'}, "
                               "or write it again with --write")
    for failure in runner.failures:
        print(failure, "\n")
    print(f"{len(runner.rows)} cases, {len(runner.failures)} failures")
    sys.exit(1 if runner.failures else 0)


if __name__ == "__main__":
    main()
