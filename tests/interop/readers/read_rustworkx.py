"""rustworkx as a reader (reader.py)."""
import rustworkx

from reader import serve


def split(attributes):
    return {"id": attributes.pop("id", ""), "attributes": attributes}


def read_graphml(profile, path):
    graph, = rustworkx.read_graphml(path)
    assert isinstance(graph, rustworkx.PyDiGraph), "undirected"
    nodes = {index: split(dict(graph[index])) for index in graph.node_indices()}
    return {
        "nodes": list(nodes.values()),
        "edges": [{**split(dict(data)), "source": nodes[u]["id"], "target": nodes[v]["id"]}
                  for u, v, data in graph.weighted_edge_list()],
        "facts": graph.attrs if isinstance(graph.attrs, dict) else {},
    }


serve({"graphml": read_graphml})
