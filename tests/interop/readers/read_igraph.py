"""igraph for Python as a reader (reader.py): Debian's and PyPI's, as PYTHONPATH says."""
import igraph

from reader import serve


def split(attributes):
    return {"id": attributes.pop("id", ""), "attributes": attributes}


def read_graphml(profile, path):
    graph = igraph.Graph.Read_GraphML(path)
    assert graph.is_directed(), "undirected"
    ids = graph.vs["id"]
    return {
        "nodes": [split(vertex.attributes()) for vertex in graph.vs],
        "edges": [{**split(edge.attributes()), "source": ids[edge.source], "target": ids[edge.target]}
                  for edge in graph.es],
        "facts": {name: graph[name] for name in graph.attributes()},
    }


serve({"graphml": read_graphml})
