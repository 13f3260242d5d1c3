"""usage: graphml_readers.py networkx|igraph FIXTURE_GRAPH FIXTURE
Writes the fixture as GraphML, reads it with the library, and compares every node, edge and attribute."""
import importlib.util
import os
import sys
import tempfile

from common import compare, expected, known, run

# What a reader loses, and why; everything else must come back.
LOSSES = {
    "networkx": [],
    "igraph": [],  # numbers become doubles, absent text "" and absent numbers NaN: `known` sees to that
}


def read_networkx(path):
    import networkx
    graph = networkx.read_graphml(path, force_multigraph=True)
    assert graph.is_directed() and graph.is_multigraph()
    nodes = [known(attributes) for _, attributes in graph.nodes(data=True)]
    ids = {node: attributes["actor_id"] for node, attributes in graph.nodes(data=True)}
    edges = [{**known(attributes), "source": ids[u], "target": ids[v]} for u, v, attributes in graph.edges(data=True)]
    return nodes, edges


def read_igraph(path):
    import igraph
    graph = igraph.Graph.Read_GraphML(path)
    assert graph.is_directed()
    nodes = [known(vertex.attributes()) for vertex in graph.vs]
    ids = [vertex["actor_id"] for vertex in graph.vs]
    edges = [{**known(edge.attributes()), "source": ids[edge.source], "target": ids[edge.target]} for edge in graph.es]
    for item in nodes + edges:
        item.pop("id", None)  # the element's own id
    return nodes, edges


def main(library, tool, fixture):
    if importlib.util.find_spec(library) is None:
        print(f"python3-{library} is not installed")
        sys.exit(77)
    wanted = expected(tool, fixture)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "graph.graphml")
        with open(path, "wb") as file:
            file.write(run(tool, fixture, "dyads", "graphml"))
        nodes, edges = {"networkx": read_networkx, "igraph": read_igraph}[library](path)
    for item in wanted["nodes"] + wanted["edges"]:
        for key in LOSSES[library]:
            item["attributes"].pop(key, None)
    compare(f"{library} nodes", [item["attributes"] for item in wanted["nodes"]], nodes)
    ids = {item["id"]: item["attributes"]["actor_id"] for item in wanted["nodes"]}
    compare(f"{library} edges", [{**item["attributes"], "source": ids[item["source"]], "target": ids[item["target"]]}
                                 for item in wanted["edges"]], edges)


main(*sys.argv[1:])
