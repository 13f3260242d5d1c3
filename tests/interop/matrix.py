"""usage: matrix.py RESULTS FILE [--write]
The table format × reader × property that stands in FILE (docs/formats.md) between two marks, made of what prove.py
left in the folder RESULTS. Fails where the file says otherwise; --write writes it there. A reader without a result
shows as "not run"."""
import json
import os
import sys

from compare import PROPERTIES
from readers import READERS

BEGIN, END = "<!-- what readers keep: begin (tests/interop/matrix.py) -->", "<!-- what readers keep: end -->"


class Notes:
    def __init__(self):
        self.texts = []

    def mark(self, text):
        if text not in self.texts:
            self.texts.append(text)
        return f"[{self.texts.index(text) + 1}]"


def cell(losses, notes):
    """`losses` of one property: [how, minor], as prove.py found them."""
    marks = " ".join(notes.mark(how) for how, _ in losses)
    word = "kept" if all(minor for _, minor in losses) else "**lost**"
    return f"{word} {marks}".strip()


def row(reader, file_format, results, notes):
    profiles = reader.formats[file_format]
    title = reader.title + (f", `--profile {profiles[0]}`" if profiles[0] not in ("", "portable") else "")
    path = os.path.join(results, f"{reader.name}.{file_format}.json")
    if not os.path.exists(path):
        return [title] + ["not run"] * len(PROPERTIES)
    with open(path) as file:
        losses = json.load(file)[profiles[0]]
    return [title] + [cell(losses.get(which, []), notes) for which in PROPERTIES]


def table(results):
    notes, lines = Notes(), []
    for file_format in dict.fromkeys(name for reader in READERS for name in reader.formats):
        lines += [f"### {file_format}", "", "| reader | " + " | ".join(PROPERTIES) + " |",
                  "| --- |" + " --- |" * len(PROPERTIES)]
        lines += ["| " + " | ".join(row(reader, file_format, results, notes)) + " |"
                  for reader in READERS if file_format in reader.formats]
        lines.append("")
    return "\n".join(lines + [f"[{number}] {text}  " for number, text in enumerate(notes.texts, 1)])


def main(results, path, *write):
    with open(path) as file:
        text = file.read()
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        sys.exit(f"{path}: the marks of the table are missing")
    wanted = f"{before}{BEGIN}\n\n{table(results)}\n\n{END}{after}"
    if write:
        with open(path, "w") as file:
            file.write(wanted)
    elif wanted != text:
        differing = [line for line in wanted.splitlines() if line not in text.splitlines()]
        print("\n".join(differing[:10]))
        sys.exit(f"{path} does not tell what the readers did: {sys.argv[0]} {results} {path} --write")


main(*sys.argv[1:])
