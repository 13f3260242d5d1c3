#!/usr/bin/env python3
"""Times the whole engine, text to records, against spaCy parsing alone: same texts, one thread each, in turn in one run.

    extract_against_spacy.py --bench build/release/bench/bench_extract --model build/model --data data
                             [--rounds 3] [--tokens 60000] FILE.jsonl[.gz] …

For each file about --tokens tokens are drawn evenly. Each round runs bench_extract, then spaCy's nlp.pipe, on them. Printed
are, as a table in Markdown, the medians, the median of the rounds' ratios, and where the engine's time goes. Both are timed by
the processor time that they take, so that a busy machine tells the same. Needs spaCy 3.8 (scripts/parity sets it up).
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import tempfile
import time

import against_spacy

STAGES = ["read", "parse", "actors", "events", "write"]


def measure(options, nlp, documents):
    """Rounds of (the engine's report, spaCy's tokens a second)."""
    texts = [document["text"] for document in documents]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for document in documents:
            file.write(json.dumps(document) + "\n")
        file.flush()
        against_spacy.time_spacy(nlp, texts[: len(texts) // 4])
        for _ in range(options.rounds):
            output = subprocess.run([options.bench, options.model, options.data, file.name, "4"], stdout=subprocess.PIPE, check=True)
            yield json.loads(output.stdout), against_spacy.time_spacy(nlp, texts, time.process_time)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--bench", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tokens", type=int, default=60000)
    options = parser.parse_args()

    import spacy

    nlp = spacy.load(options.model)
    print("| corpus | documents | words/s | tokens/s | spaCy, tokens/s | ratio | " + " | ".join(STAGES) + " |")
    print("|---" * (6 + len(STAGES)) + "|")
    for path in options.files:
        rounds = list(measure(options, nlp, against_spacy.draw_documents(path, options.tokens)))
        middle = sorted((ours for ours, _ in rounds), key=lambda run: run["tokens_per_second"])[len(rounds) // 2]
        ratio = statistics.median(ours["tokens_per_second"] / theirs for ours, theirs in rounds)
        theirs = statistics.median(theirs for _, theirs in rounds)
        cells = [pathlib.Path(path).name.split(".")[0], middle["documents"], middle["words_per_second"], middle["tokens_per_second"],
                 f"{theirs:.0f}", f"{ratio:.1f}", *(f"{100 * middle['shares'][stage]:.0f} %" for stage in STAGES)]
        print("| " + " | ".join(map(str, cells)) + " |", flush=True)


if __name__ == "__main__":
    against_spacy.use_one_thread()
    main()
