#!/usr/bin/env python3
"""Has spaCy parse the texts of texts.txt: make_expected_parses.py MODEL > expected/parses.jsonl

Run it again when texts.txt or the model changes; the tests compare the language core with what it wrote and need no
Python. Needs spaCy 3.8.
"""
import json
import pathlib
import sys

import spacy

nlp = spacy.load(sys.argv[1])
lines = (pathlib.Path(__file__).parent / "texts.txt").read_text(encoding="utf-8").splitlines()
texts = [line.replace("\\n", "\n").replace("\\t", "\t") for line in lines if not line.startswith("#")]
texts.append("\n\n".join(texts))  # one long document, for the context across sentences
for text in ["", " ", "\n", ".", "a", *texts]:
    print(json.dumps(nlp(text).to_json(), ensure_ascii=False, separators=(",", ":")))
