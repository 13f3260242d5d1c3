"""The readers: their names, how they are called, and what each of them reads.

BIN is where build_readers.py put what is compiled, LIBRARIES what scripts/setup.sh fetched (build/readers)."""
import os
import shutil
from dataclasses import dataclass, field

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "readers")
DEBIAN_PYTHON = "/usr/bin/python3"
JAVA_OPENS = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.lang", "java.nio", "sun.nio.ch")]
GRAPHML = ["portable", "gephi", "neo4j", "cytoscape", "yed"]


@dataclass
class Reader:
    name: str       # as tests call it
    title: str      # as a person does
    command: list   # with {bin} and {libraries}
    formats: dict   # by format, the profiles that it is given; the first is what the matrix shows
    hostile: int = 1000  # how many hostile graphs it reads in every run: what it does in some seconds
    environment: tuple = ()  # what it needs in it, with {libraries}
    own: dict = field(default_factory=dict)  # by format, what it has a place of its own for (prove.py)


def python(script):
    return [DEBIAN_PYTHON, f"{FOLDER}/{script}"]


PYPI = (("PYTHONPATH", "{libraries}/python"),)


def gephi(mode):
    return ["java", "-Djava.awt.headless=true", "-cp", "{bin}:{libraries}/gephi/*", "ReadGephi", mode]


GEPHI = {"graphml": ["gephi", "portable"], "gexf": [""]}
GEPHI_OWN = {"graphml": {"kind": (), "weight": ()}, "gexf": {"kind": (), "weight": (), "timeset": ("spells",)},
             "csv": {"kind": (), "weight": (), "timeset": ("spells", "date_start", "date_end")}}
CYTOSCAPE = ["js", "desktop"]
NODE = (("NODE_MODULES", "{libraries}/node/node_modules"),)

READERS = [
    Reader("networkx", "NetworkX 2.8", python("read_networkx.py"), {"graphml": GRAPHML, "json": ["both", "links"]}),
    Reader("networkx-3", "NetworkX 3.6", python("read_networkx.py"), {"graphml": GRAPHML, "json": ["both", "edges"], "gexf": [""]},
           10000, PYPI, own={"gexf": {"timeset": ("spells",)}}),
    Reader("igraph-c", "igraph 0.10, C", ["{bin}/read_igraph"], {"graphml": GRAPHML}, 10000),
    Reader("python-igraph", "igraph 0.10, Python", python("read_igraph.py"), {"graphml": GRAPHML}),
    Reader("python-igraph-11", "igraph 0.11, Python", python("read_igraph.py"), {"graphml": GRAPHML}, 1000, PYPI),
    Reader("r-igraph", "igraph 1.3, R", ["Rscript", f"{FOLDER}/read_igraph.R"],
           {"graphml": GRAPHML}, 100),
    Reader("r-csv", "igraph 1.3, R, of data frames", ["Rscript", f"{FOLDER}/read_igraph.R"], {"csv": ["plain"]}, 1),
    Reader("graph-tool", "graph-tool 2.45", python("read_graph_tool.py"), {"graphml": GRAPHML[:4]}),
    Reader("rustworkx", "rustworkx 0.18", python("read_rustworkx.py"), {"graphml": GRAPHML[:4]}, 1000, PYPI),
    Reader("jgrapht", "JGraphT 1.5", ["java", "-cp", "{bin}:/usr/share/java/*", "ReadJGraphT"],
           {"graphml": ["portable", "cytoscape"]}, 40),
    Reader("graphology", "graphology 0.26", ["node", f"{FOLDER}/read_javascript.mjs", "graphology"],
           {"graphml": GRAPHML[:4], "graphology": [""], "gexf": [""]}, 1000, NODE,
           own={"gexf": {"kind": ()}}),
    Reader("cytoscape", "Cytoscape.js 3.35", ["node", f"{FOLDER}/read_javascript.mjs", "cytoscape"],
           {"cytoscape": CYTOSCAPE}, 1000, NODE),
    Reader("pandas", "pandas 1.5", python("read_pandas.py"), {"csv": ["plain"]}),
    Reader("python-csv", "Python's csv", python("read_python_csv.py"), {"csv": ["plain"]}, 10000),
    Reader("gephi", "Gephi 0.10, \"don't merge\"", gephi("no-merge"), GEPHI, 50, own=GEPHI_OWN),
    Reader("gephi-merge", "Gephi 0.10, merging", gephi("merge"), GEPHI, 50, own=GEPHI_OWN),
    Reader("neo4j", "Neo4j 5.26", ["java", *JAVA_OPENS, "-cp", "{bin}:{libraries}/neo4j/*", "ReadNeo4j"],
           {"csv": ["neo4j"]}, 1, own={"csv": {"kind": ()}}),
]


def find(name):
    return next(reader for reader in READERS if reader.name == name)


def command_of(reader, folder, libraries):
    """The command and its environment."""
    def fill(text):
        return text.replace("{bin}", folder).replace("{libraries}", libraries)
    return [fill(part) for part in reader.command], {**os.environ, **{k: fill(v) for k, v in reader.environment}}


def installed(reader, libraries):
    """What of it is missing, or None."""
    if not shutil.which(reader.command[0]) and not reader.command[0].startswith("{bin}"):
        return reader.command[0]
    paths = [part.replace("{libraries}", libraries).split(":")[-1].removesuffix("/*")
             for part in reader.command + [path for _, path in reader.environment] if "{libraries}" in part]
    return next((path for path in paths if not os.path.exists(path)), None)
