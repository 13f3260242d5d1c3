"""usage: dot_draws.py FIXTURE_GRAPH FIXTURE PROFILE
Draws the fixture with Graphviz: as many nodes and edges as the graph has; of the profile `picture` labels and tooltips as
they are, too (that for Gephi escapes as Gephi reads)."""
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from common import expected, run

MANY, MOST_LINES = 1000, 700  # of so many edges alike ones are one line
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"


def draw(dot):
    done = subprocess.run(["dot", "-Tsvg"], input=dot, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    errors = done.stderr.decode()
    if done.returncode or "syntax error" in errors or "warning" in errors.lower():
        sys.exit(f"dot: {errors}")
    return ElementTree.fromstring(done.stdout)


def elements(svg, kind):
    return [g for g in svg.iter(SVG + "g") if g.get("class") == kind]


def lines(group):
    return [text.text or "" for text in group.iter(SVG + "text")]


def squeeze(text):
    """Graphviz writes runs of blanks as no-break spaces, and lines apart."""
    return " ".join(text.replace("\u00a0", " ").split())


def tooltip(group):
    """Of an edge without one Graphviz writes none, or its own title "a->b"."""
    titles = {squeeze(a.get(XLINK + "title")) for a in group.iter(SVG + "a")}
    return titles.pop() if titles else ""


def main(tool, fixture, profile):
    if shutil.which("dot") is None:
        print("graphviz is not installed")
        sys.exit(77)
    wanted = expected(tool, fixture)
    svg = draw(run(tool, fixture, "dyads", "dot", profile))
    nodes, edges = elements(svg, "node"), elements(svg, "edge")
    assert len(nodes) == len(wanted["nodes"]), (len(nodes), len(wanted["nodes"]))
    if profile == "picture" and len(wanted["edges"]) > MANY:
        assert 0 < len(edges) < MOST_LINES and not any(lines(edge) for edge in edges), len(edges)
        return print(f"dot: {len(nodes)} nodes, {len(wanted['edges'])} edges in {len(edges)} lines drawn")
    assert len(edges) == len(wanted["edges"]), (len(edges), len(wanted["edges"]))
    print(f"dot: {len(nodes)} nodes, {len(edges)} edges drawn")
    if profile != "picture":
        return
    labels = sorted(squeeze(" ".join(lines(node))) for node in nodes)
    assert labels == sorted(squeeze(node["attributes"]["label"]) for node in wanted["nodes"]), labels
    tooltips = sorted(filter(None, (tooltip(edge) for edge in edges)))
    assert tooltips == sorted(squeeze(edge["attributes"]["evidence"]) for edge in wanted["edges"] if "evidence" in edge["attributes"]), tooltips
    ids = sorted(tooltip(node) for node in nodes)
    assert ids == sorted(squeeze(node["id"]) for node in wanted["nodes"]), ids


main(*sys.argv[1:])
