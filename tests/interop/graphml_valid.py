"""usage: graphml_valid.py FIXTURE_GRAPH FIXTURE
The portable profile, checked on the bytes: well-formed (xmllint, where it is installed), ids unique NMTOKENs, keys
named as they are called, no dangling end, no booleans, no attribute name that a reader takes for its own."""
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from common import run

NS = "{http://graphml.graphdrawing.org/xmlns}"
NMTOKEN = re.compile(r"[A-Za-z0-9._:-]+")
RESERVED = {"type", "id", "key", "source", "target", "edge_label", "labels"}


def check_keys(root):
    keys = root.findall(NS + "key")
    for key in keys:
        assert key.get("id") == key.get("attr.name"), key.attrib
        assert re.fullmatch("[a-z][a-z_]*", key.get("id")), key.attrib
        assert key.get("attr.type") in {"string", "int", "long", "double"}, key.attrib
        assert key.get("id") not in RESERVED and key.find(NS + "default") is None, key.attrib
    names = {key.get("id"): key.get("attr.type") for key in keys}
    assert len(names) == len(keys)
    return names


def check_data(element, names):
    for data in element.findall(NS + "data"):
        kind, text = names[data.get("key")], data.text
        assert text, (data.get("key"), "is empty: an absent value must be absent")
        if kind != "string":
            float(text) if kind == "double" else int(text)


def check_graph(graph, names):
    assert graph.get("edgedefault") == "directed"
    nodes = [node.get("id") for node in graph.findall(NS + "node")]
    edges = graph.findall(NS + "edge")
    ids = nodes + [edge.get("id") for edge in edges] + [graph.get("id")]
    assert len(ids) == len(set(ids)), "an id stands twice"
    assert all(NMTOKEN.fullmatch(i) for i in ids)
    for edge in edges:
        assert {edge.get("source"), edge.get("target")} <= set(nodes), edge.attrib
        assert edge.get("directed") is None
    for element in graph:
        check_data(element, names)
    return len(nodes), len(edges)


def main(tool, fixture):
    text = run(tool, fixture, "dyads", "graphml")
    if shutil.which("xmllint"):
        subprocess.run(["xmllint", "--noout", "-"], input=text, check=True)
    root = ElementTree.fromstring(text)
    print("%d nodes, %d edges" % check_graph(root.find(NS + "graph"), check_keys(root)))


main(*sys.argv[1:])
