#!/usr/bin/env python3
"""How much of what is labelled is found, how much of what is told is right, and whether confidence says so.

usage: accuracy.py ENTENTE --train GOLD.jsonl --dev GOLD.jsonl --work DIR [--page docs/accuracy.md] [--reuse]

GOLD files hold documents with every event that they tell (docs/training.md). Three ways of deciding (frames alone, scorer
alone, both) read three sets: GOLD of --train as weights read it that have not seen the document, the same as weights read
it that know no document of its source, and GOLD of --dev as weights of all of --train read it; for "both" those are the
engine's own weights. Records lie in DIR afterwards; --reuse makes none and measures those that are there (the engine's own must be). What is measured is printed, and
with --page written between the markers of that page, its curve beside it (reliability.svg).

Edges are judged by bench/edges.py. ECE, the expected calibration error, is the mean distance between confidence and share
of right records over bins of equal number: ten, or fewer, so that each has fifty records. A perfect confidence has an ECE
too, by chance: it is given beside it (mean of 200 draws).
"""
import argparse
import collections
import pathlib
import random
import subprocess
import sys

import edges

LEAST = 0.21  # confidence that a record needs to be told (--min-confidence)
PRECISIONS = (0.95, 0.90, 0.80)
SOURCES = {"ce": "bulletins", "kr": "Kremlin", "wh": "White House"}
SETS = {"held": "cross-validated", "left": "source left out", "dev": "development set"}
WAYS = {"frames": "frames alone", "scorer": "scorer alone", "both": "both"}


# What the engine reads.

def run(program, *options):
    done = subprocess.run([program, *options])
    if done.returncode not in (0, 3):
        sys.exit(f"{program} {' '.join(options)}: failed with code {done.returncode}")


def extract(program, gold, output, *options):
    run(program, *options, "extract", "--from", "jsonl", "-o", str(output), gold)


def make_records(args):
    """{(way, set): file}; weights cannot be left out of what has none, so the frames' two train sets are one."""
    work = pathlib.Path(args.work)
    work.mkdir(parents=True, exist_ok=True)
    files = {(way, part): work / f"{way}.{part}.jsonl" for way in WAYS for part in SETS}
    files["frames", "left"] = files["frames", "held"]
    if args.reuse:
        return {key: file for key, file in files.items() if file.exists() or key[0] == "both"}
    extract(args.entente, args.train, files["frames", "held"], "--weights", "none")
    extract(args.entente, args.dev, files["frames", "dev"], "--weights", "none")
    for way, options in (("scorer", ("--frames", "none")), ("both", ())):
        weights = str(work / f"{way}.weights.tsv")
        run(args.entente, *options, "train", "--from", "jsonl", args.train, "-o", weights,
            "--held-out", str(files[way, "held"]), "--left-out", str(files[way, "left"]))
        own = ("--weights", weights) if way == "scorer" else ()
        extract(args.entente, args.dev, files[way, "dev"], *options, *own)
    return files


# What it is worth.

class Document:
    def __init__(self, gold, records, least):
        self.source = gold["id"].split(":")[0]
        self.wanted, self.judged = edges.judge(gold, [record for record in records if record["confidence"] >= least])
        self.right = sum(right for _, right in self.judged)


class Part:
    """One way's records of one set."""

    def __init__(self, gold, file, least):
        found = edges.records_by_document(file)
        self.documents = [Document(document, found[document["id"]], least) for document in gold]
        self.wanted = sum(document.wanted for document in self.documents)
        # (confidence, right?, type, source), the surest first.
        self.told = sorted(((record["confidence"], right, record["type"], document.source)
                            for document in self.documents for record, right in document.judged),
                           key=lambda one: -one[0])

    def interval(self):
        """Of F1, 95 %, by drawing documents (bootstrap)."""
        draw = random.Random(1)
        drawn = []
        for _ in range(400):
            some = draw.choices(self.documents, k=len(self.documents))
            drawn.append(f1(sum(one.right for one in some), sum(len(one.judged) for one in some),
                            sum(one.wanted for one in some)))
        drawn.sort()
        return drawn[10], drawn[-11]


def f1(right, told, wanted):
    return 2 * right / (told + wanted) if told + wanted else 0


def kept(part, precision):
    """The largest share of wanted edges that a threshold keeps with this precision, and that threshold."""
    best, right = (0, None), 0
    for number, (confidence, is_right, *_) in enumerate(part.told, 1):
        right += is_right
        if right >= precision * number and number >= 20:
            best = (right / part.wanted, confidence)
    return best


def bins(told):
    """Neighbours in confidence; of equal number, fifty at least, ten bins at most."""
    number = max(1, min(10, len(told) // 50))
    cuts = [len(told) * i // number for i in range(number + 1)]
    return [told[a:b] for a, b in zip(cuts, cuts[1:]) if a < b]


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0


def ece(told):
    if not told:
        return 0
    return sum(abs(sum(confidence - right for confidence, right, *_ in one)) for one in bins(told)) / len(told)


def ece_by_chance(told):
    draw = random.Random(1)
    return mean(ece([(confidence, draw.random() < confidence) for confidence, *_ in told]) for _ in range(200))


# What the page says.

def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def edge_table(parts):
    rows = []
    for (way, part), one in parts.items():
        right, told = sum(document.right for document in one.documents), len(one.told)
        low, high = one.interval()
        rows.append([SETS[part], WAYS[way], str(told), f"{right / max(told, 1):.3f}", f"{right / one.wanted:.3f}",
                     f"{f1(right, told, one.wanted):.3f}", f"{low:.3f}-{high:.3f}"])
    rows.sort(key=lambda row: list(SETS.values()).index(row[0]))
    return table(["set", "who decides", "records", "precision", "recall", "F1", "95 % interval"], rows)


def kept_table(parts):
    rows = []
    for part in SETS:
        row = [SETS[part]]
        for precision in PRECISIONS:
            share, least = kept(parts["both", part], precision)
            row.append(f"{share:.3f} (from {least:.2f})" if least else "none")
        rows.append(row)
    return table(["set"] + [f"precision {precision:.2f}" for precision in PRECISIONS], rows)


def cells(told):
    if not told:
        return ["0", "", "", ""]
    return [str(len(told)), f"{mean(one[0] for one in told):.2f} / {mean(one[1] for one in told):.2f}",
            f"{ece(told):.3f}", f"{ece_by_chance(told):.3f}"]


def calibration_table(parts, column, names):
    head = [""]
    for part in SETS:
        head += [f"{SETS[part]}: records", "confidence / right", "ECE", "by chance"]
    groups = collections.Counter(one[column] for one in parts["both", "held"].told) if column else {None: 0}
    rows = []
    for group in sorted(groups, key=lambda group: -groups[group]):
        row = [names.get(group, group)]
        for part in SETS:
            row += cells([one for one in parts["both", part].told if column is None or one[column] == group])
        rows.append(row)
    return table(head, rows)


def measured(parts, sizes):
    documents = ", ".join(f"{SETS[part]}: {number} documents, {wanted} labelled events"
                          for part, (number, wanted) in sizes.items() if part != "left")
    return "\n\n".join([
        f"Measured on {documents}. Records of confidence {LEAST} and more.",
        "### Edges", edge_table(parts),
        "### Share of the labelled edges that is kept at a precision", kept_table(parts),
        "### Calibration", "![Confidence and share of right records](reliability.svg)",
        calibration_table(parts, None, {None: "all"}),
        "By source:", calibration_table(parts, 3, SOURCES),
        "By type:", calibration_table(parts, 2, {})])


# The curve.

COLOURS = {"held": "#1f5fa8", "left": "#c2571a", "dev": "#3b8a3e"}
SIDE, EDGE = 360, 50


def place(confidence, right):
    return EDGE + confidence * SIDE, EDGE + (1 - right) * SIDE


def curve(parts):
    whole = SIDE + 2 * EDGE
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole + 20}" font-family="sans-serif" '
           'font-size="12">', '<title>Reliability: confidence of records and share of them that is right</title>',
           f'<rect width="{whole}" height="{whole + 20}" fill="#fff"/>']
    for i in range(6):
        x, y = place(i / 5, i / 5)
        out.append(f'<path d="M{x:.0f} {EDGE}V{EDGE + SIDE}M{EDGE} {y:.0f}H{EDGE + SIDE}" stroke="#ddd"/>'
                   f'<text x="{x:.0f}" y="{EDGE + SIDE + 16}" text-anchor="middle">{i / 5:.1f}</text>'
                   f'<text x="{EDGE - 6}" y="{y + 4:.0f}" text-anchor="end">{i / 5:.1f}</text>')
    out.append(f'<path d="M{EDGE} {EDGE + SIDE}L{EDGE + SIDE} {EDGE}" stroke="#888" stroke-dasharray="4 4"/>')
    for row, part in enumerate(SETS):
        points = [(mean(one[0] for one in some), mean(one[1] for one in some), len(some))
                  for some in bins(parts["both", part].told)]
        colour = COLOURS[part]
        for confidence, right, number in points:
            spread = 1.96 * (right * (1 - right) / number) ** 0.5
            x, top = place(confidence, min(1, right + spread))
            _, bottom = place(confidence, max(0, right - spread))
            x, y = place(confidence, right)
            out.append(f'<path d="M{x:.1f} {top:.1f}V{bottom:.1f}" stroke="{colour}" opacity="0.4"/>'
                       f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>')
        line = "L".join("{:.1f} {:.1f}".format(*place(x, y)) for x, y, _ in reversed(points))
        out.append(f'<path d="M{line}" fill="none" stroke="{colour}"/>'
                   f'<circle cx="{EDGE + 14}" cy="{EDGE + 14 + 18 * row}" r="3.5" fill="{colour}"/>'
                   f'<text x="{EDGE + 24}" y="{EDGE + 18 + 18 * row}">{SETS[part]}</text>')
    out.append(f'<text x="{whole / 2}" y="{whole - 8}" text-anchor="middle">confidence</text>'
               f'<text x="14" y="{whole / 2}" text-anchor="middle" transform="rotate(-90 14 {whole / 2})">'
               'share that is right</text></svg>')
    return "\n".join(out) + "\n"


BEGIN, END = "<!-- measured by bench/accuracy.py -->", "<!-- end of what was measured -->"


def write_page(path, text):
    page = pathlib.Path(path)
    old = page.read_text(encoding="utf-8")
    if old.count(BEGIN) != 1 or old.count(END) != 1:
        sys.exit(f"{path}: wanted one line '{BEGIN}' and one '{END}'")
    before, after = old.split(BEGIN)[0], old.split(END)[1]
    page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entente")
    for name in ("--train", "--dev", "--work"):
        parser.add_argument(name, required=True)
    parser.add_argument("--page")
    parser.add_argument("--reuse", action="store_true")
    args = parser.parse_args()
    files = make_records(args)
    gold = {"held": edges.read(args.train), "dev": edges.read(args.dev)}
    gold["left"] = gold["held"]
    # Frames alone tell what they read: their confidence was learned from nothing.
    parts = {(way, part): Part(gold[part], file, 0 if way == "frames" else LEAST)
             for (way, part), file in files.items()}
    text = measured(parts, {part: (len(gold[part]), parts["both", part].wanted) for part in SETS})
    print(text)
    if args.page:
        write_page(args.page, text)
        pathlib.Path(args.page).with_name("reliability.svg").write_text(curve(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
