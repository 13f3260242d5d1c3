"""usage: convert.py ENTENTE FORMAT [ROUNDS]
Random graphs with hostile text, written by NetworkX in FORMAT (graphml, gexf, json), go through `entente convert` to
GraphML, which NetworkX reads: nodes, edges and values must be those that it wrote. Exit 77 where there is no NetworkX."""
import json
import math
import os
import random
import sys
import tempfile

from common import compare, known, run

try:
    import networkx
except ImportError:
    sys.exit(77)

PIECES = ["plain", " two  words ", "\"quotes\" 'single'", "a & b < c > d ]]>", "line\nbreak", "tab\there", "back\\slash",
          "日本語", "عربي", "\U0001f91d", "<b>markup</b>", "&amp;", "null", "7", "é\u0301", "\u00a0", "\u0085"]


def attributes(rng, names):
    """One type for each name: GraphML and GEXF of NetworkX declare one."""
    found = {}
    for name, make in names.items():
        if rng.random() < 0.7:
            found[name] = make()
    return found


def typed(rng, prefix):
    makers = [lambda: "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 3))),
              lambda: rng.randint(-2**53, 2**53),
              lambda: rng.choice([0.5, -0.1, 1e300, 5e-324, 1 / 3, rng.uniform(-1e9, 1e9), float("nan")]),
              lambda: rng.random() < 0.5]
    return {f"{prefix}_{i}": make for i, make in enumerate(makers)}


def random_graph(rng):
    graph = networkx.MultiDiGraph()
    of_nodes, of_edges = typed(rng, "node"), typed(rng, "edge")
    count = rng.randint(1, 8)
    for i in range(count):
        # NetworkX writes GEXF's labels itself.
        graph.add_node(f"n{i}", label=f"label {rng.choice(PIECES)}", **attributes(rng, of_nodes))
    for _ in range(rng.randint(0, 14)):
        graph.add_edge(f"n{rng.randrange(count)}", f"n{rng.randrange(count)}", **attributes(rng, of_edges))
    return graph


def write(graph, name, path):
    if name == "graphml":
        networkx.write_graphml(graph, path)
    elif name == "gexf":
        networkx.write_gexf(graph, path)
    else:
        with open(path, "w", encoding="utf-8") as file:
            json.dump(networkx.node_link_data(graph), file, ensure_ascii=False)


def plain(values):
    """As the converted graph has them: truth values are numbers, what is no number is absent, and what is nearer to 0
    than a number in full precision is 0 (GraphML)."""
    return known({k: 0.0 if isinstance(v, float) and abs(v) < sys.float_info.min else v for k, v in values.items() if not (isinstance(v, float) and math.isnan(v))
                  and k != "networkx_key"})


def parts(graph):
    nodes = [{"id": n, "attributes": plain(d)} for n, d in graph.nodes(data=True)]
    edges = [{"source": s, "target": t, "attributes": plain(d)} for s, t, d in graph.edges(data=True)]
    return nodes, edges


def main():
    program, name = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    rng = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "in." + name), os.path.join(folder, "out.graphml")
        for _ in range(rounds):
            graph = random_graph(rng)
            write(graph, name, source)
            run(program, "convert", source, "-o", target, "--log-level", "error")
            found = networkx.read_graphml(target, force_multigraph=True)
            for what, wanted, got in zip(("nodes", "edges"), parts(graph), parts(found)):
                compare(what, wanted, got)


main()
