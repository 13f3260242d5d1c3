"""NetworkX as a reader (reader.py): Debian's and PyPI's, as PYTHONPATH says."""
import json

import networkx
from networkx.readwrite import json_graph

from reader import serve


def canonical(graph):
    assert graph.is_directed(), "undirected"
    if graph.is_multigraph():
        edges = [(u, v, key, data) for u, v, key, data in graph.edges(keys=True, data=True)]
    else:
        edges = [(u, v, data.get("id"), data) for u, v, data in graph.edges(data=True)]
    return {
        "nodes": [{"id": node, "attributes": data} for node, data in graph.nodes(data=True)],
        "edges": [{"id": key, "source": u, "target": v, "attributes": data} for u, v, key, data in edges],
        "facts": graph.graph,
    }


def read_graphml(profile, path):
    return canonical(networkx.read_graphml(path, force_multigraph=True))


def read_json(profile, path):
    with open(path, encoding="utf-8") as file:
        return canonical(json_graph.node_link_graph(json.load(file)))


def read_gexf(profile, path):
    graph = canonical(networkx.read_gexf(path))
    for item in graph["nodes"] + graph["edges"]:
        attributes = item["attributes"]
        for name in ("viz", "id"):  # how it looks; the element's own
            attributes.pop(name, None)
        if spells := attributes.pop("spells", None):
            attributes["timeset"] = ["/".join(moment.replace("None", "") for moment in map(str, spell)) for spell in spells]
    for edge in graph["edges"]:  # an edge's label is called like a node's
        if label := edge["attributes"].pop("label", None):
            edge["attributes"]["edgelabel"] = label
    return graph


serve({"graphml": read_graphml, "json": read_json, "gexf": read_gexf})
