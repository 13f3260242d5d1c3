"""pandas as a reader (reader.py) of CSV, told that text is text: without `dtype`, 050 becomes 50; without
keep_default_na, a name like "NA" is lost."""
import pandas

from reader import serve

NUMBERS = {"goldstein", "score", "quad", "symmetric", "foreground", "epoch_day", "confidence", "weight", "sentence",
           "record_count", "party_count", "documents", "sources", "count", "rank", "betweenness", "goldstein_mean",
           "bipartite", "reciprocal", "x", "y", "size"}


def rows(path):
    columns = pandas.read_csv(path, nrows=0).columns
    table = pandas.read_csv(path, dtype={name: str for name in columns if name not in NUMBERS}, keep_default_na=False,
                            na_values=[""], float_precision="round_trip")
    return table.to_dict("records")


def known(row, *taken):
    """Without what is absent: NaN to pandas, which has no other word for it."""
    return {name: value for name, value in row.items() if name not in taken and value == value}


def read_csv(profile, edges, nodes):
    return {
        "nodes": [{"id": row["id"], "attributes": known(row, "id")} for row in rows(nodes)],
        "edges": [{"id": row["id"], "source": row["source"], "target": row["target"],
                   "attributes": known(row, "id", "source", "target")} for row in rows(edges)],
    }


serve({"csv": read_csv})
