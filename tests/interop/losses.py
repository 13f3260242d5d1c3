"""What readers lose of what is written: the one declared list. prove.py holds it to what the readers do: a property
that a reader loses and that is not here fails, and so does one that is here and is not lost. A loss also says what it
does to the graph as written and what has to be taken from the graph as read; with that done, all must be equal.

A loss of the format itself (characters that XML forbids) is in prove.py's as_written, not here: every reader sees it."""
import re
import struct
from collections import Counter
from dataclasses import dataclass
from fnmatch import fnmatchcase

from compare import PROPERTIES, is_blank, is_zero, key_of


@dataclass
class Loss:
    property: str
    how: str
    change: callable = lambda wanted, found: None  # of both graphs
    minor: bool = False  # only of texts that no graph of events has: the matrix says "kept", with a note


def each(graph, change):
    """Changes the attributes of each node and edge."""
    for item in graph["nodes"] + graph["edges"]:
        item["attributes"] = change(item["attributes"])


def without(absent):
    return lambda attributes: {n: v for n, v in attributes.items() if not absent(v)}


def drop(wanted, found, *names):
    for graph in (wanted, found):
        each(graph, lambda attributes: {n: v for n, v in attributes.items() if n not in names})


def drop_blanks(wanted, found):
    each(found, without(is_blank))


def drop_zeros(wanted, found):
    each(wanted, without(is_zero))
    each(found, without(is_zero))


BLANKS = [Loss("missing values", 'absent texts are "", absent numbers NaN', drop_blanks)]
ZEROS = [Loss("missing values", 'absent texts are "", absent numbers 0', drop_zeros)]

# NetworkX takes what yEd draws for attributes, the drawn label in place of the attribute.
YED_DRAWN = [
    Loss("missing values", "the label, shape and place that yEd draws stand as attributes",
         lambda wanted, found: drop(wanted, found, "label", "shape_type", "x", "y")),
    Loss("unicode", "a node without a label has the one that is drawn", minor=True),
]

BLANK_CHARACTERS = "".join(map(chr, range(33)))  # to Java's trim()


def drop_labels_from_ids(wanted, found):
    for graph in (wanted, found):
        for node in graph["nodes"]:
            key = key_of(node)
            if node["attributes"].get("label") in (node["id"], key, re.sub("[^A-Za-z0-9._:-]", "_", key)):
                del node["attributes"]["label"]


def trim(wanted, found):
    def is_left(name, value):
        text = value.strip(BLANK_CHARACTERS) if isinstance(value, str) else "0"
        return text and (text != "null" or name in {"label", "edgelabel", "kind"})

    def trimmed(attributes):
        if "kind" in attributes:
            attributes["kind"] = attributes["kind"].strip(BLANK_CHARACTERS)
        return {n: v for n, v in attributes.items() if is_left(n, v)}
    each(wanted, trimmed)


GEPHI = [
    Loss("missing values", "a node without a label shows its id; a text \"null\" or of blanks alone is absent",
         drop_labels_from_ids, minor=True),
    Loss("kinds", "without the blanks at their ends", trim, minor=True),
    Loss("unicode", "a text \"null\" or of blanks alone is absent", minor=True),
]


def single_precision(wanted, found):
    for edge in wanted["edges"]:
        if "weight" in edge["attributes"]:
            edge["attributes"]["weight"] = struct.unpack("f", struct.pack("f", edge["attributes"]["weight"]))[0]


GEPHI.append(Loss("numbers", "weights are of single precision", single_precision, minor=True))


def merge(wanted, found):
    """Edges of the same ends and kind are one, whose attributes are nobody's: they are not compared."""
    def keys_of_edges(graph):
        keys = {node["id"]: key_of(node) for node in graph["nodes"]}
        return [(keys[edge["source"]], keys[edge["target"]], edge["attributes"].get("kind")) for edge in graph["edges"]]
    keys = keys_of_edges(wanted)
    times = Counter(keys)
    for graph in (wanted, found):
        for edge, key in zip(graph["edges"], keys_of_edges(graph)):
            if times[key] > 1:
                edge["attributes"] = {}
    wanted["edges"] = list(dict(zip(keys, wanted["edges"])).values())


MERGED = [Loss("parallel edges", "those of one kind become one", merge)] + [
    Loss(which, "one edge of many has this event's and that event's values, and means of them")
    for which in PROPERTIES[6:]]
NO_KINDS = [Loss("kinds", "an edge has its label, but no kind: take --profile gephi",
                 lambda wanted, found: drop(wanted, found, "kind"))]



def numbers_from_text(wanted, found):
    names = {name for item in wanted["nodes"] + wanted["edges"] for name, value in item["attributes"].items()
             if not isinstance(value, str)}
    each(found, lambda attributes: {n: float(v) if n in names else v for n, v in attributes.items()})


TEXT = [Loss("numbers", "are text until the program converts them", numbers_from_text),
        Loss("dates", "the number of the day is text until the program converts it", minor=True)]


def line_feeds(wanted, found):
    each(wanted, lambda attributes: {n: re.sub("\r\n?", "\n", v) if isinstance(v, str) else v
                                     for n, v in attributes.items()})


LINE_FEEDS = [Loss("unicode", "a carriage return becomes a line feed", line_feeds)]

NO_LABELS = Loss("missing values", "a node without a label shows its id", drop_labels_from_ids, minor=True)
LABELS_AS_TEXT = Loss("unicode", "a node without a label shows its id", minor=True)
def drop_null(wanted, found):
    each(wanted, lambda attributes: {n: v for n, v in attributes.items()
                                     if v != "null" or n in {"label", "edgelabel", "kind"}})


GEPHI_GEXF = [NO_LABELS, LABELS_AS_TEXT, Loss("unicode", "a text \"null\" is absent", drop_null, minor=True), GEPHI[-1]]
NO_SPELLS = [Loss("dates", "spells are not read; date_start and date_end are",
                  lambda wanted, found: drop(wanted, found, "spells"))]

# reader, format, profile (with * and ?), losses in the order in which they happen
TABLE = [
    ("*igraph*", "graphml", "*", BLANKS),
    ("rustworkx", "graphml", "*", BLANKS),
    ("graph-tool", "graphml", "*", ZEROS),
    ("networkx*", "graphml", "yed", YED_DRAWN),
    ("gephi*", "graphml", "*", GEPHI),
    ("gephi*", "csv", "*", GEPHI),
    ("gephi*", "gexf", "*", GEPHI_GEXF),
    ("gephi*", "graphml", "portable", NO_KINDS),
    ("networkx*", "gexf", "*", [NO_LABELS, LABELS_AS_TEXT]),
    ("graphology", "gexf", "*", [NO_LABELS, LABELS_AS_TEXT, *NO_SPELLS]),
    ("gephi-merge", "*", "*", MERGED),
    ("gephi-merge", "gexf", "*", [Loss("dates", "one edge of many has the spells of all, and one's date_start")]),
    ("python-csv", "csv", "*", TEXT),
    ("r-csv", "csv", "*", LINE_FEEDS),
]


def losses_of(reader, file_format, profile):
    rows = (losses for of_reader, of_format, of_profile, losses in TABLE
            if fnmatchcase(reader, of_reader) and fnmatchcase(file_format, of_format) and fnmatchcase(profile, of_profile))
    return [loss for losses in rows for loss in losses]
