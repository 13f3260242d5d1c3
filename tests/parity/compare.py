#!/usr/bin/env python3
"""Compares the language core with spaCy itself, on the same model and the same texts.

    compare.py --entente build/release/entente --model build/model [--documents 2000] FILE.jsonl[.gz] …

Draws the documents evenly over the files and over each file, parses them with `entente parse --sentences parser` and with
spaCy's nlp.pipe, and prints for each file and in all: token bounds, and of the tokens in both the share with the same tag,
part of speech, morphology, head, label and lemma; F1 of the entities. Differences are listed with their text, by field.
Exit code 1 where a bar of docs/language.md is missed. Needs spaCy 3.8 (scripts/parity sets it up).
"""
import argparse
import collections
import gzip
import json
import subprocess
import sys
import tempfile

FIELDS = ["tag", "pos", "morph", "head", "dep", "lemma"]
BARS = {"tokens": 0.9999, "entities": 0.998, **{field: 0.999 for field in FIELDS}}


def draw(path, count):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    step = max(1, len(texts) // count)
    return texts[::step][:count]


def parse_with_entente(options, texts):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": str(number), "text": text}) + "\n")
        file.flush()
        command = [options.entente, "parse", file.name, "--from", "jsonl", "--format", "spacy-json", "--sentences",
                   "parser", "--any-language", "--model", options.model, "--jobs", str(options.jobs)]
        output = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in output.splitlines()]


def parse_with_spacy(options, texts):
    import spacy

    nlp = spacy.load(options.model)
    return [doc.to_json() for doc in nlp.pipe(texts)]


class Score:
    def __init__(self):
        self.equal = collections.Counter()
        self.total = collections.Counter()
        self.examples = collections.defaultdict(list)

    def add(self, field, same, example):
        self.total[field] += 1
        self.equal[field] += same
        if not same:
            self.examples[field].append(example)

    def share(self, field):
        return self.equal[field] / self.total[field] if self.total[field] else 1.0


def by_span(parse):
    return {(token["start"], token["end"]): token for token in parse["tokens"]}


def value(parse, token, field):
    return parse["tokens"][token["head"]]["start"] if field == "head" else token.get(field, "")


def compare(score, text, ours, theirs):
    our_tokens, their_tokens = by_span(ours), by_span(theirs)
    for span in our_tokens.keys() | their_tokens.keys():
        score.add("tokens", span in our_tokens and span in their_tokens, text[max(0, span[0] - 20):span[1] + 20])
    for span, token in their_tokens.items():
        for field in FIELDS:
            wanted = value(theirs, token, field)
            got = value(ours, our_tokens[span], field) if span in our_tokens else None
            example = f"{text[span[0]:span[1]]!r}: {got!r}, spaCy {wanted!r} in …{text[max(0, span[0] - 40):span[1] + 40]!r}"
            score.add(field, got == wanted, example)
    entities = lambda parse: {(e["start"], e["end"], e["label"]) for e in parse["ents"]}
    our_entities, their_entities = entities(ours), entities(theirs)
    score.equal["entities"] += 2 * len(our_entities & their_entities)
    score.total["entities"] += len(our_entities) + len(their_entities)
    for start, end, label in our_entities ^ their_entities:
        score.examples["entities"].append(f"{'ours' if (start, end, label) in our_entities else 'spaCy'}: {text[start:end]!r} {label}")


def report(name, score, documents):
    tokens = score.total["tag"]
    print(f"{name}: {documents} documents, {tokens} tokens")
    for field in BARS:
        print(f"  {field:9} {score.share(field):.6f}  ({score.total[field] - score.equal[field]} differ)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--entente", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--examples", type=int, default=5)
    options = parser.parse_args()

    whole, count = Score(), 0
    for number, path in enumerate(options.files):
        share = options.documents // len(options.files) + (number < options.documents % len(options.files))
        texts = draw(path, share)
        ours, theirs = parse_with_entente(options, texts), parse_with_spacy(options, texts)
        assert len(ours) == len(theirs) == len(texts), (len(ours), len(theirs), len(texts))
        score = Score()
        for text, one, other in zip(texts, ours, theirs):
            compare(score, text, one, other)
            compare(whole, text, one, other)
        report(path.rsplit("/", 1)[-1], score, len(texts))
        count += len(texts)
    report("all", whole, count)
    for field in BARS:
        for example in whole.examples[field][:options.examples]:
            print(f"  {field}: {example}")
    return 1 if any(whole.share(field) < bar for field, bar in BARS.items()) else 0


if __name__ == "__main__":
    sys.exit(main())
