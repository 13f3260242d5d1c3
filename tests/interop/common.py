"""What the interop tests share: the expected graph, and comparing with a reader's view of it under a list of losses."""
import json
import math
import re
import subprocess
import sys

# XML 1.0 forbids these; the exporter writes U+FFFD.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def expected(tool, fixture, shape="dyads"):
    """Nodes and edges as {id, attributes} and {id, source, target, attributes}, characters as XML can hold them."""
    text = run(tool, fixture, shape, "expected").decode("utf-8", errors="replace")
    graph = json.loads(text)
    for item in graph["nodes"] + graph["edges"]:
        item["attributes"] = {k: clean(v) for k, v in item["attributes"].items()}
    return graph


def clean(value):
    return FORBIDDEN.sub("\ufffd", value) if isinstance(value, str) else float(value)


def known(attributes):
    """Without what the reader puts where a value is absent."""
    def absent(v):
        return v is None or v == "" or (isinstance(v, float) and math.isnan(v))
    return {k: float(v) if isinstance(v, (int, float)) else v for k, v in attributes.items() if not absent(v)}


def canonical(items):
    return sorted(json.dumps(item, sort_keys=True, ensure_ascii=False) for item in items)


def compare(what, wanted, found):
    wanted, found = canonical(wanted), canonical(found)
    if wanted == found:
        print(f"{what}: {len(found)} equal")
        return
    for line in sorted(set(wanted) - set(found))[:5]:
        print("expected:", line)
    for line in sorted(set(found) - set(wanted))[:5]:
        print("found:   ", line)
    sys.exit(f"{what}: {len(wanted)} expected, {len(found)} found, not equal")
