"""graph-tool as a reader (reader.py)."""
import graph_tool

from reader import serve


def attributes_of(properties, item):
    return {name: values[item] for name, values in properties.items() if not name.startswith("_graphml")}


def read_graphml(profile, path):
    graph = graph_tool.load_graph(path)
    assert graph.is_directed(), "undirected"
    ids = graph.vp["_graphml_vertex_id"]
    edge_ids = graph.ep.get("_graphml_edge_id")
    return {
        "nodes": [{"id": ids[v], "attributes": attributes_of(graph.vp, v)} for v in graph.vertices()],
        "edges": [{"id": edge_ids[e] if edge_ids else "", "source": ids[e.source()], "target": ids[e.target()],
                   "attributes": attributes_of(graph.ep, e)} for e in graph.edges()],
        "facts": {name: graph.gp[name] for name in graph.gp.keys()},
    }


serve({"graphml": read_graphml})
