"""usage: bench/convert.py BENCH_CONVERT BENCH_EXPORTS [--edges 1000000] [--folder /dev/shm] [--python PYTHON]
Reading a graph of dated edges: Entente against igraph (its reader in C, called from Python) and NetworkX, the same file
on a file system in memory. Each reader runs in a process of its own, one after the other in three rounds; the best of
each counts, in seconds and in the memory that it grew by. --python names an interpreter that has networkx and igraph."""
import argparse
import json
import os
import subprocess
import sys

FORMATS = ["graphml", "gexf", "csv", "json"]
PEERS = {"graphml": ["igraph", "networkx"], "gexf": ["networkx"], "json": ["networkx"]}
READERS = {
    ("igraph", "graphml"): """
import igraph
read = lambda: igraph.Graph.Read_GraphML(source)""",
    ("networkx", "graphml"): """
import networkx
read = lambda: networkx.read_graphml(source, force_multigraph=True)""",
    ("networkx", "gexf"): """
import networkx
read = lambda: networkx.read_gexf(source)""",
    ("networkx", "json"): """
import json, networkx
def read():
    with open(source) as file:
        return networkx.node_link_graph(json.load(file))""",
}
TIMED = """
import json, resource, sys, time
source = sys.argv[1]
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
%s
before, start = peak(), time.perf_counter()
graph = read()
print(json.dumps({"seconds": time.perf_counter() - start, "bytes": peak() - before}))
"""


def run(*command):
    """What the command prints as JSON; none where it fails, as NetworkX does on GEXF 1.3 in some versions."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return json.loads(done.stdout) if done.returncode == 0 else None


def better(old, new):
    if not old or not new:
        return old or new
    return {key: min(old[key], new[key]) for key in ("seconds", "bytes")}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench_convert")
    parser.add_argument("bench_exports")
    parser.add_argument("--edges", type=int, default=1000000)
    parser.add_argument("--folder", default="/dev/shm")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--formats", nargs="*", default=FORMATS)
    parser.add_argument("--peers", nargs="*", default=["igraph", "networkx"],
                        help="NetworkX takes 20 GB for a million edges")
    options = parser.parse_args()
    for name in options.formats:
        source = os.path.join(options.folder, "bench_convert." + name)
        # Of CSV the file of the edges, which say which nodes there are.
        if run(options.bench_exports, str(options.edges), name, source) is None:
            print(f"{name:8} is not written")
            continue
        ours, peers = None, {}
        for _ in range(options.rounds):
            ours = better(ours, run(options.bench_convert, source))
            for library in (peer for peer in PEERS.get(name, []) if peer in options.peers):
                found = run(options.python, "-W", "ignore", "-c", TIMED % READERS[library, name], source)
                peers[library] = better(peers.get(library), found)
        size = os.path.getsize(source)
        line = (f"{name:8} {size / 1e6:6.0f} MB: {ours['seconds']:.2f} s = {size / ours['seconds'] / 1e6:.0f} MB/s, "
                f"memory + {ours['bytes'] / 1e6:.0f} MB")
        for library, found in peers.items():
            line += f"; {library} " + (
                f"{found['seconds']:.2f} s = {found['seconds'] / ours['seconds']:.1f} times, + {found['bytes'] / 1e6:.0f} MB"
                if found else "refuses it")
        print(line, flush=True)
        os.remove(source)


main()
