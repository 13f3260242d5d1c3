"""Which of the properties of a graph came through a file and a reader. The graph that was written and the one that
was read are compared property by property; what differs is told by an example.

A reader that has merged parallel edges is not blamed for each value that went with them: then every edge that it
has must be one of those that were written."""
import json
import math
from collections import Counter

PROPERTIES = ["nodes", "edges", "parallel edges", "ids", "kinds", "dates", "unicode", "numbers", "missing values"]

IDS = {"actor_id", "event_id"}
KINDS = {"edgelabel", "kind", "event_type", "entity_kind"}
DATES = {"date_start", "date_end", "date_precision", "epoch_day", "spells", "timeset"}


def property_of(name, value):
    if name in IDS:
        return "ids"
    if name in KINDS:
        return "kinds"
    if name in DATES:
        return "dates"
    return "unicode" if isinstance(value, str) else "numbers"


def is_blank(value):
    return value is None or value == "" or isinstance(value, float) and math.isnan(value)


def is_zero(value):
    return is_blank(value) or value == 0 and not isinstance(value, bool)


def number(value):
    """2 and 2.0 are one number. (Whole numbers of 2^53 and more are not tested.)"""
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


# What a reader may hold for a value that is absent; the first under which both sides agree is taken.
ABSENT = [("", lambda value: False), ("texts are \"\", numbers NaN", is_blank), ("texts are \"\", numbers 0", is_zero)]


def key_of(item):
    """What tells a node, whatever a format made of its id: the id that stands as an attribute, too."""
    attributes = item["attributes"]
    return str(attributes.get("actor_id") or attributes.get("event_id") or item["id"])


class Items:
    """Nodes or edges as multisets of (which, values), `which` being the key, or the keys of both ends."""

    def __init__(self, items, which):
        self.items = [(which(item), item["attributes"]) for item in items]
        self.names = {name for _, attributes in self.items for name in attributes}

    def ends(self):
        return Counter(which for which, _ in self.items)

    def presence(self, names, absent):
        return Counter((which, frozenset(n for n, v in attributes.items() if n in names and not absent(v)))
                       for which, attributes in self.items)

    def values(self, is_in, absent):
        def pick(attributes):
            return json.dumps({n: number(v) for n, v in attributes.items() if is_in(n) and not absent(v)},
                              sort_keys=True, ensure_ascii=False)
        return Counter((which, pick(attributes)) for which, attributes in self.items)


def difference(wanted, found, merged):
    """None, or an example."""
    if wanted == found or merged and set(found) <= set(wanted):
        return None
    def show(counter):
        return "; ".join(str(item) for item in list(counter)[:2]) or "nothing"
    return f"expected {show(wanted - found)}; found {show(found - wanted)}"


def sides(graph):
    keys = {}
    for node in graph["nodes"]:
        keys[node["id"]] = key_of(node)
    nodes = Items(graph["nodes"], key_of)
    edges = Items(graph["edges"], lambda edge: (keys.get(edge["source"]), keys.get(edge["target"])))
    return nodes, edges


class Comparison:
    """`lost`: by property, an example. wanted and found: graphs as readers/reader.py describes them."""

    def __init__(self, wanted, found):
        self.lost = {}
        (nodes, edges), (found_nodes, found_edges) = sides(wanted), sides(found)
        self.note("nodes", difference(nodes.ends(), found_nodes.ends(), False))
        self.note("edges", difference(Counter(set(edges.ends())), Counter(set(found_edges.ends())), False))
        self.note("parallel edges", difference(edges.ends(), found_edges.ends(), False))
        merged = "parallel edges" in self.lost and "edges" not in self.lost
        self.values(nodes, found_nodes, False)
        self.values(edges, found_edges, merged)

    def note(self, which, example):
        if example:
            self.lost.setdefault(which, example)

    def values(self, wanted, found, merged):
        absent = self.missing(wanted, found, merged)
        kinds = {}
        for _, attributes in wanted.items:
            for name, value in attributes.items():
                kinds.setdefault(name, property_of(name, value))
        for which in PROPERTIES[3:8]:
            def is_in(name):
                return kinds.get(name) == which
            self.note(which, difference(wanted.values(is_in, absent), found.values(is_in, absent), merged))
        extra = found.names - wanted.names
        self.note("missing values", f"made up: {sorted(extra)}" if any(
            not absent(attributes.get(name)) and name in attributes for _, attributes in found.items for name in extra)
            else None)

    def missing(self, wanted, found, merged):
        names = wanted.names & found.names
        example = None
        for what, absent in ABSENT:
            problem = difference(wanted.presence(names, absent), found.presence(names, absent), merged)
            if problem is None:
                self.note("missing values", what)
                return absent
            example = example or problem
        self.note("missing values", example)
        return is_blank
