"""usage: panel.py ENTENTE DATA MODEL
Makes a store of short dated documents, exports its panel for each period, direction and system of codes, and compares
every row with what pandas counts in the store's views."""
import importlib.util
import io
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile

DOCUMENTS = [
    ("2022-01-03", "Canada praised Mexico on Monday."),
    ("2022-01-04", "Japan criticised Russia on Tuesday."),
    ("2022-01-20", "Mexico thanked Canada on Thursday."),
    ("2022-02-10", "Japan condemned Russia on Thursday. Canada praised Japan on Thursday."),
    ("2022-02-28", "Russia threatened Japan on Monday."),
    ("2022-03-01", "The weather was fine."),
    ("2022-03-04", "Kenya and Japan held talks on Friday."),
    ("2022-05-05", "Kenya praised Canada on Thursday."),
    ("2023-06-07", "Canada condemned Russia on Wednesday."),
]
FREQUENCY = {"day": "D", "week": "W-SUN", "month": "M", "year": "Y"}
COW = {"CAN": "20", "MEX": "70", "JPN": "740", "RUS": "365", "KEN": "501"}
QUADS = ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]


def counted(path, by, directed, codes):
    """The panel by pandas: a frame with one row a pair and period, values missing where nothing was read."""
    import pandas
    import sqlite3
    graph = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    ties = pandas.read_sql("SELECT d.source, d.target, d.mutual, d.type, d.quad, d.goldstein, d.date_start, e.documents, "
                           "e.sources FROM v_dyads d JOIN events e ON e.id = d.event WHERE d.status = 'happened' "
                           "AND d.foreground AND d.date_start IS NOT NULL", graph)
    read = pandas.read_sql("SELECT date_start FROM documents WHERE date_start IS NOT NULL", graph)
    for end in ("source", "target"):
        ties[end] = ties[end].str.replace("country:", "", regex=False)
        if codes == "cow":
            ties[end] = ties[end].map(COW)
    if directed:
        back = ties[ties.mutual == 1].rename(columns={"source": "target", "target": "source"})
        ties = pandas.concat([ties, back])
    else:
        ties["source"], ties["target"] = zip(*(sorted(ends) for ends in ties[["source", "target"]].values))
    frequency = FREQUENCY[by]
    period = lambda days: pandas.to_datetime(days).dt.to_period(frequency)
    ties["period"] = period(ties.date_start)
    documents = period(read.date_start).value_counts()
    periods = pandas.period_range(documents.index.min(), documents.index.max(), freq=frequency)
    seen = sorted(set(ties.source) | set(ties.target))
    pairs = itertools.permutations(seen, 2) if directed else itertools.combinations(seen, 2)
    rows = pandas.MultiIndex.from_tuples([(a, b, p) for a, b in pairs for p in periods], names=["source", "target", "period"])
    by_cell = ties.groupby(["source", "target", "period"])
    panel = by_cell.agg(events=("type", "size"), documents=("documents", "sum"), sources=("sources", "sum")).reindex(rows)
    for quad, name in enumerate(QUADS, 1):
        panel[name] = ties[ties.quad == quad].groupby(["source", "target", "period"]).size().reindex(rows)
    for kind in ties.type.unique():
        panel[kind.lower()] = ties[ties.type == kind].groupby(["source", "target", "period"]).size().reindex(rows)
    counts = [column for column in panel.columns]
    panel["documents_read"] = [int(documents.get(p, 0)) for _, _, p in rows]
    known = (panel.documents_read > 0) | panel.events.notna()
    panel.loc[known, counts] = panel.loc[known, counts].fillna(0)
    panel["goldstein"] = by_cell.goldstein.mean().reindex(rows)
    panel = panel.reset_index()
    panel["period"] = panel.period.dt.start_time.dt.strftime("%Y-%m-%d")
    return panel


def exported(run, by, directed, codes):
    import pandas
    text = run("export", "graph.db", "-f", "panel", "--by", by, "--dyads", "directed" if directed else "undirected",
               "--codes", codes)
    names = {"state1": "source", "state2": "target"}
    frame = pandas.read_csv(io.StringIO(text), dtype={"state1": str, "state2": str, "source": str, "target": str})
    return frame.rename(columns=names)


def main(program, data, model):
    if importlib.util.find_spec("pandas") is None:
        print("python3-pandas is not installed")
        sys.exit(77)
    import pandas
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, ENTENTE_DATA=data, ENTENTE_MODEL=model)

        def run(*arguments):
            return subprocess.run([program, *arguments], check=True, cwd=folder, env=environment, text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE).stdout
        lines = [json.dumps({"id": str(i), "date": date, "text": text}) for i, (date, text) in enumerate(DOCUMENTS)]
        pathlib.Path(folder, "d.jsonl").write_text("\n".join(lines) + "\n")
        run("build", "d.jsonl", "-o", "graph.db")
        for by, directed, codes in itertools.product(FREQUENCY, (False, True), ("iso", "cow")):
            wanted = counted(os.path.join(folder, "graph.db"), by, directed, codes)
            found = exported(run, by, directed, codes)
            assert wanted.events.sum() >= (10 if directed else 9), "the documents do not give their events"
            key = ["source", "target", "period"]
            wanted, found = (frame.sort_values(key).reset_index(drop=True) for frame in (wanted, found))
            pandas.testing.assert_frame_equal(wanted[sorted(wanted.columns)], found[sorted(wanted.columns)],
                                              check_dtype=False)
            print(f"{by}, {'directed' if directed else 'undirected'}, {codes}: {len(found)} rows equal, "
                  f"{int(found.events.sum())} events")


main(*sys.argv[1:])
