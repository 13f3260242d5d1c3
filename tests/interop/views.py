#!/usr/bin/env python3
"""The store's views read by other programs: pandas, R (DBI with RSQLite) and DuckDB (its sqlite extension) count the
same as Python's sqlite3 does.

usage: views.py pandas|r|duckdb ENTENTE DATA MODEL SAMPLES

A reader that is not installed is skipped (exit code 77).
"""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

VIEWS = ("v_records", "v_events", "v_participants", "v_dyads", "v_meetings")
# One question to the views as a user would put it, and how many rows and columns each view has.
QUESTION = """SELECT source, target, count(*) AS events, round(avg(goldstein), 6) AS goldstein FROM v_dyads
              WHERE status = 'happened' GROUP BY source, target ORDER BY source, target"""
SKIPPED = 77

R_PROGRAM = """
arguments <- commandArgs(trailingOnly = TRUE)
graph <- DBI::dbConnect(RSQLite::SQLite(), arguments[1], flags = RSQLite::SQLITE_RO)
for (view in strsplit(arguments[3], ",")[[1]]) {
    rows <- DBI::dbReadTable(graph, view)
    cat("view", view, nrow(rows), ncol(rows), sep = "\\t"); cat("\\n")
}
rows <- DBI::dbGetQuery(graph, arguments[2])
for (i in seq_len(nrow(rows)))
    cat("row", rows$source[i], rows$target[i], rows$events[i], sprintf("%.6f", rows$goldstein[i]), sep = "\\t", fill = FALSE, "\\n")
"""


def by_sqlite(path):
    graph = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    sizes = {}
    for view in VIEWS:
        rows = graph.execute(f"SELECT * FROM {view}")
        sizes[view] = (len(rows.fetchall()), len(rows.description))
    return sizes, [tuple(row) for row in graph.execute(QUESTION)]


def by_pandas(path):
    try:
        import pandas
    except ImportError:
        return None
    graph = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    sizes = {view: pandas.read_sql(f"SELECT * FROM {view}", graph).shape for view in VIEWS}
    dyads = pandas.read_sql("SELECT * FROM v_dyads WHERE status = 'happened'", graph)
    grouped = dyads.groupby(["source", "target"], sort=True).agg(events=("event", "size"), goldstein=("goldstein", "mean"))
    return sizes, [(*key, int(row.events), round(float(row.goldstein), 6)) for key, row in grouped.iterrows()]


def by_duckdb(path):
    try:
        import duckdb
        graph = duckdb.connect()
        graph.execute("LOAD sqlite")
    except Exception:
        return None
    graph.execute(f"ATTACH '{path}' AS graph (TYPE sqlite, READ_ONLY)")
    sizes = {}
    for view in VIEWS:
        rows = graph.execute(f"SELECT * FROM graph.{view}")
        sizes[view] = (len(rows.fetchall()), len(rows.description))
    question = QUESTION.replace("v_dyads", "graph.v_dyads")
    return sizes, [tuple(row) for row in graph.execute(question).fetchall()]


def by_r(path):
    if not shutil.which("Rscript"):
        return None
    if subprocess.run(["Rscript", "-e", "library(DBI); library(RSQLite)"], capture_output=True).returncode:
        return None
    with tempfile.NamedTemporaryFile("w", suffix=".R") as program:
        program.write(R_PROGRAM)
        program.flush()
        said = subprocess.run(["Rscript", program.name, path, QUESTION, ",".join(VIEWS)], check=True, text=True,
                              stdout=subprocess.PIPE).stdout
    lines = [line.rstrip("\t ").split("\t") for line in said.splitlines()]
    sizes = {view: (int(rows), int(columns)) for kind, view, rows, columns in (l for l in lines if l[0] == "view")}
    rows = [(a, b, int(n), float(g)) for _, a, b, n, g in (l for l in lines if l[0] == "row")]
    return sizes, rows


def main():
    reader, program, data, model, samples = sys.argv[1:6]
    with tempfile.TemporaryDirectory() as folder:
        path = str(pathlib.Path(folder) / "graph.db")
        environment = dict(os.environ, ENTENTE_DATA=data, ENTENTE_MODEL=model)
        subprocess.run([program, "build", samples, "-o", path], check=True, env=environment, capture_output=True)
        found = {"pandas": by_pandas, "r": by_r, "duckdb": by_duckdb}[reader](path)
        if found is None:
            print(f"{reader} is not installed")
            sys.exit(SKIPPED)
        wanted = by_sqlite(path)
    if not wanted[1]:
        sys.exit("the samples give no dyads")
    if json.dumps(found) != json.dumps(wanted):
        sys.exit(f"sqlite3 reads\n{wanted}\n{reader} reads\n{found}")
    print(f"{reader}: {wanted[0]}, {len(wanted[1])} pairs")


if __name__ == "__main__":
    main()
