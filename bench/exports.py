"""usage: bench/exports.py BENCH_EXPORTS [--edges 1000000] [--folder /dev/shm] [--python PYTHON]
Writing a graph of dated edges: Entente against NetworkX, igraph and Boost, the same graph with the same attributes,
in memory before the clock starts, to a file system in memory. Each writer runs in a process of its own, one after the
other in three rounds; the best of each counts. --python names an interpreter that has networkx and igraph."""
import argparse
import json
import os
import subprocess
import sys

FORMATS = ["graphml", "gexf", "dot", "csv", "json", "graphology", "cytoscape"]
PEERS = {"graphml": ["networkx", "igraph", "boost"], "gexf": ["networkx"], "json": ["networkx"], "dot": ["igraph"]}

WRITERS = {
    ("networkx", "graphml"): """
import networkx
graph = networkx.read_graphml(source, force_multigraph=True)
write = lambda: networkx.write_graphml(graph, target)""",
    ("networkx", "gexf"): """
import networkx
graph = networkx.read_graphml(source, force_multigraph=True)
write = lambda: networkx.write_gexf(graph, target)""",
    ("networkx", "json"): """
import json, networkx
graph = networkx.read_graphml(source, force_multigraph=True)
def write():
    with open(target, "w") as file:
        json.dump(networkx.node_link_data(graph), file)""",
    ("igraph", "graphml"): """
import igraph
graph = igraph.Graph.Read_GraphML(source)
write = lambda: graph.write_graphml(target)""",
    ("igraph", "dot"): """
import igraph
graph = igraph.Graph.Read_GraphML(source)
write = lambda: graph.write_dot(target)""",
}
TIMED = """
import json, resource, sys, time
source, target = sys.argv[1:]
%s
start = time.perf_counter()
write()
print(json.dumps({"seconds": time.perf_counter() - start}))
"""


def ours(options, name, target):
    return json.loads(subprocess.run([options.bench, str(options.edges), name, target], check=True,
                                     stdout=subprocess.PIPE).stdout)


def peer(options, library, name, source, target):
    if library == "boost":
        return ours(options, "boost", target)
    done = subprocess.run([options.python, "-W", "ignore", "-c", TIMED % WRITERS[library, name], source, target],
                          check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench")
    parser.add_argument("--edges", type=int, default=1000000)
    parser.add_argument("--folder", default="/dev/shm")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--formats", nargs="*", default=FORMATS)
    options = parser.parse_args()
    source, target = (os.path.join(options.folder, name) for name in ("bench_source.graphml", "bench_target"))
    ours(options, "graphml", source)
    best = {}
    for _ in range(options.rounds):
        for name in options.formats:
            found = ours(options, name, target)
            size = os.path.getsize(target)
            key = ("entente", name)
            if key not in best or found["seconds"] < best[key]["seconds"]:
                best[key] = {**found, "size": size}
            for library in PEERS.get(name, []):
                found = peer(options, library, name, source, target)
                key = (library, name)
                if key not in best or found["seconds"] < best[key]["seconds"]:
                    best[key] = found
    for name in options.formats:
        mine = best["entente", name]
        line = f"{name:12} {mine['seconds']:7.2f} s {mine['size'] / 1e6:7.0f} MB, memory + {mine['bytes'] / 1e6:.1f} MB"
        for library in PEERS.get(name, []):
            other = best[library, name]["seconds"]
            line += f"; {library} {other:.2f} s = {other / mine['seconds']:.1f} times"
        print(line)
    for path in (source, target):
        os.remove(path)


main()
