"""usage: svg_draws.py FIXTURE_GRAPH FIXTURE
Reads the picture of the fixture with Python's XML reader and draws it with librsvg: each node once by its name, each edge
in one line's tooltip with its sentence, or counted there."""
import re
import shutil
import struct
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from common import expected, run

SVG = "{http://www.w3.org/2000/svg}"


def squeeze(text):
    return " ".join(re.sub("[ \t\n\v\f\r]+", " ", text).split(" ")).strip(" ")


def tooltips(svg, kind):
    return [g.find(SVG + "title").text for g in svg.iter(SVG + "g") if g.get("class") == kind and g.find(SVG + "title") is not None]


def edges_in(tooltip):
    """How many edges a line stands for, and what it tells of each that it shows."""
    head, *shown = tooltip.split("\n")
    more = re.fullmatch(r"and (\d+) more", shown[-1]) if shown else None
    if more:
        shown = shown[:-1]
    return len(shown) + (int(more[1]) if more else 0), shown


def main(tool, fixture):
    if shutil.which("rsvg-convert") is None:
        print("librsvg2-bin is not installed")
        sys.exit(77)
    wanted = expected(tool, fixture)
    text = run(tool, fixture, "dyads", "svg", "light")
    svg = ElementTree.fromstring(text)

    nodes = [squeeze(tooltip.split("\n")[0]) for tooltip in tooltips(svg, "node")]
    assert len(nodes) == len(wanted["nodes"]), (len(nodes), len(wanted["nodes"]))
    for node in wanted["nodes"]:
        name = squeeze(node["attributes"].get("label", node["id"]))
        assert any(shown.startswith(name) for shown in nodes), name

    lines = [edges_in(tooltip) for tooltip in tooltips(svg, "edge")]
    assert sum(count for count, _ in lines) == len(wanted["edges"]), (lines, len(wanted["edges"]))
    if all(count == len(shown) for count, shown in lines):
        told = [squeeze(edge) for _, shown in lines for edge in shown]
        for edge in wanted["edges"]:
            sentence = squeeze(edge["attributes"].get("evidence", ""))
            found = next((i for i, what in enumerate(told) if what.endswith(sentence)), None)
            assert found is not None, sentence
            del told[found]

    png = subprocess.run(["rsvg-convert", "-w", "600"], input=text, stdout=subprocess.PIPE, check=True).stdout
    assert struct.unpack(">I", png[16:20]) == (600,), "not of the width asked for"
    assert len(png) > 4096, "nothing is drawn"
    print(f"svg: {len(nodes)} nodes, {len(wanted['edges'])} edges in {len(lines)} lines")


main(*sys.argv[1:])
