"""Reading data/actors for the scripts beside this file: rows, lists, and names folded as the program folds them."""

import pathlib
import re
import unicodedata

DIRECTORY = pathlib.Path(__file__).resolve().parents[2] / "data" / "actors"
PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d"})


def fold(name):
    """Lower case, without diacritics, dots and marks between words: "St. Pölten" → "st polten"."""
    lower = unicodedata.normalize("NFKD", name.lower().replace(".", "")).translate(PLAIN)
    bare = "".join(c for c in lower if unicodedata.category(c) != "Mn")
    return " ".join(re.findall(r"[\w+]+", bare))


def split(cell):
    return [part.strip() for part in cell.split("|") if part.strip()]


class Row(dict):
    """A row by column; `place` is "countries.tsv:12"."""

    def __init__(self, columns, cells, place):
        super().__init__(zip(columns, cells))
        self.place = place

    def names(self, *columns):
        return [name for column in columns for name in split(self.get(column, ""))]


def read(name):
    rows, columns = [], None
    lines = (DIRECTORY / name).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if columns is None:
            columns = cells
        elif len(cells) != len(columns):
            raise SystemExit(f"{name}:{number}: {len(cells)} cells in a table of {len(columns)} columns")
        else:
            rows.append(Row(columns, cells, f"{name}:{number}"))
    return rows
