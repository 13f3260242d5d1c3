"""What the readers in Python share. A reader is a program that is called as

    reader FORMAT PROFILE  <list of files  >graphs

with a graph a line of the list: its files, tabs between them. It prints a graph a line, as its library sees it:
    {"nodes": [{"id": …, "attributes": {…}}], "edges": [{"id": …, "source": …, "target": …, "attributes": {…}}],
     "facts": {…}, "counts": {…}}  or  {"error": "…"}
ids are those of the file; a value is a string, a number, a list of values, or null. "facts" (of the graph) and
"counts" (of what has no place in the rest, by name) may be missing. Readers in other languages do the same."""
import json
import sys


def plain(value):
    """numpy's and other libraries' scalars as Python's."""
    return value.item() if hasattr(value, "item") else str(value)


def serve(readers):
    """`readers`: by format, a function (profile, *files) → graph."""
    file_format, profile = sys.argv[1:3]
    for line in sys.stdin:
        try:
            graph = readers[file_format](profile, *line.rstrip("\n").split("\t"))
        except Exception as error:  # whatever a library throws at a bad file is what is to be seen
            graph = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(graph, default=plain), flush=True)
