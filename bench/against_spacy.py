#!/usr/bin/env python3
"""Times the language core against spaCy: same texts, same model, one thread each, in turn in one run.

    against_spacy.py --bench build/release/bench/bench_parse --model build/model [--rounds 3] FILE.jsonl[.gz] …

For each file about --tokens tokens are drawn evenly. Each round runs bench_parse, then spaCy's nlp.pipe, on them; printed are
the medians and the ratio of the rounds' medians. Needs spaCy 3.8 (scripts/parity sets it up).
"""
import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

ONE_THREAD = {name: "1" for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"]}


def draw_documents(path, tokens):
    """Every n-th document of a file, so that they hold about so many tokens."""
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    characters = sum(len(document["text"]) for document in documents)
    step = max(1, characters // (tokens * 5))
    return documents[::step]


def use_one_thread():
    """Starts the script again where a library might take more than one thread."""
    if any(os.environ.get(name) != "1" for name in ONE_THREAD):
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **ONE_THREAD})


def time_spacy(nlp, texts, clock=time.perf_counter):
    start = clock()
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    return tokens / (clock() - start)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--bench", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tokens", type=int, default=60000)
    options = parser.parse_args()

    import spacy

    nlp = spacy.load(options.model)
    for path in options.files:
        texts = [document["text"] for document in draw_documents(path, options.tokens)]
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            for text in texts:
                file.write(json.dumps({"text": text}) + "\n")
            file.flush()
            ours, theirs = [], []
            time_spacy(nlp, texts[: len(texts) // 4])
            for _ in range(options.rounds):
                output = subprocess.run([options.bench, options.model, file.name, "4"], stdout=subprocess.PIPE, check=True)
                ours.append(json.loads(output.stdout))
                theirs.append(time_spacy(nlp, texts))
        speeds = [run["tokens_per_second"] for run in ours]
        ratio = statistics.median(speed / other for speed, other in zip(speeds, theirs))
        middle = sorted(ours, key=lambda run: run["tokens_per_second"])[len(ours) // 2]
        stages = "  ".join(f"{name} {speed / 1000:.0f}k" for name, speed in middle["stages"].items())
        print(f"{path.rsplit('/', 1)[-1]}: {len(texts)} documents; entente {statistics.median(speeds):.0f} tokens/s, "
              f"spaCy {statistics.median(theirs):.0f}, ratio {ratio:.1f}")
        print(f"  stages, tokens/s: {stages}; model load {middle['load_ms']:.0f} ms; kernels {middle['kernel']}")


if __name__ == "__main__":
    use_one_thread()
    main()
