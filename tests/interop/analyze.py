"""usage: analyze.py ENTENTE MODEL SOURCE_DIR
Builds a graph from samples/, measures it with `entente analyze`, and its export with NetworkX: the same nodes, the same
values within 1e-9; actors as they are and folded into states. So the way from store to graph is checked, too."""
import collections
import importlib.util
import json
import os
import subprocess
import sys
import tempfile

from measures import close


class Program:
    def __init__(self, program, model, source, folder):
        self.environment = dict(os.environ, ENTENTE_MODEL=model, ENTENTE_DATA=os.path.join(source, "data"))
        self.program, self.folder = program, folder

    def __call__(self, *arguments):
        done = subprocess.run([self.program, *arguments], cwd=self.folder, env=self.environment, check=True, stdout=subprocess.PIPE)
        return done.stdout.decode()


def node_of(actor, fold):
    """As docs/analysis.md says."""
    if not fold:
        return actor["actor_id"]
    code = actor.get("code")
    if not code or actor["entity_kind"] == "group":
        return None
    return ("country:" if code == actor.get("country") else "org:") + code


def graphs(path, fold):
    """Directed and undirected, weights being numbers of events."""
    import networkx
    multi = networkx.read_graphml(path, force_multigraph=True)
    directed, pairs = set(), set()
    for u, v, event in multi.edges(data=True):
        if event["status"] != "happened" or not event["foreground"]:
            continue
        source, target = (node_of(multi.nodes[end], fold) for end in (u, v))
        if source is None or target is None or source == target:
            continue
        pairs.add((event["event_id"], *sorted((source, target))))
        if event["symmetric"]:
            source, target = sorted((source, target))
        directed.add((event["event_id"], source, target, bool(event["symmetric"])))
    there, both = collections.Counter(), collections.Counter(pair[1:] for pair in pairs)
    for _, source, target, symmetric in directed:
        there[source, target] += 1
        there[target, source] += symmetric
    out, undirected = networkx.DiGraph(), networkx.Graph()
    out.add_weighted_edges_from((*ends, weight) for ends, weight in there.items() if weight)
    undirected.add_weighted_edges_from((*ends, weight) for ends, weight in both.items())
    return out, undirected


def expected(out, both):
    import networkx
    from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python
    back = out.reverse()
    harmonic = networkx.harmonic_centrality(back)
    return {
        "degree": dict(both.degree()),
        "in_degree": dict(out.in_degree()),
        "out_strength": dict(out.out_degree(weight="weight")),
        "strength": dict(both.degree(weight="weight")),
        "betweenness": networkx.betweenness_centrality(out),
        "closeness": networkx.closeness_centrality(back),
        "harmonic": {node: value / (len(out) - 1) for node, value in harmonic.items()},
        "pagerank": _pagerank_python(out, tol=1e-15, max_iter=2000),
        "core": networkx.core_number(both),
        "constraint": networkx.constraint(both, weight="weight"),
    }


def compare(rows, wanted):
    for name, values in wanted.items():
        found = {row["id"]: row[name] for row in rows}
        if found.keys() != values.keys():
            sys.exit(f"{name}: nodes differ: {sorted(found.keys() ^ values.keys())}")
        for node, value in values.items():
            if not close(found[node], value):
                sys.exit(f"{name} of {node} is {found[node]!r}, {value!r} expected")
        print(f"{name}: {len(values)} equal")


def main(program, model, source):
    if importlib.util.find_spec("networkx") is None:
        print("python3-networkx is not installed")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        entente = Program(program, model, source, folder)
        entente("build", os.path.join(source, "samples"), "-o", "graph.db")
        entente("export", "graph.db", "-o", "graph.graphml")
        measures = ["degree", "strength", "betweenness", "closeness", "pagerank", "core", "constraint"]
        for nodes in ("actors", "states"):
            rows = json.loads(entente("analyze", "graph.db", *measures, "--nodes", nodes, "--format", "json"))
            compare(rows, expected(*graphs(os.path.join(folder, "graph.graphml"), nodes == "states")))


if __name__ == "__main__":
    main(*sys.argv[1:])
