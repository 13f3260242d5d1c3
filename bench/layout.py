#!/usr/bin/env python3
"""Speed and goodness of graph/analysis/layout against Gephi's own ForceAtlas2, Graphviz sfdp and igraph, in the same run.

usage: /usr/bin/python3 bench/layout.py BENCH_LAYOUT [NODES] [EDGES] [THREADS] [GEPHI_TOOLKIT_JAR]

Makes a graph of NODES (10,000) and EDGES (100,000) with ten planted clusters, four edges of five within their own; each
program lays it out, ours and Gephi's by 300 steps on THREADS (2). The jar is org.gephi:gephi-toolkit:0.10.1:jar:all, by
default where Maven puts it; what is not installed is left out. igraph's DrL and sfdp know one thread only.

Prints for each the seconds, those of processor time (of other programs with reading and starting; on a machine that has
other work they tell more), and how good the picture is, between 0 and 1:
  kept     of the ten points next to a node, how many are of its cluster
  within   how far pairs in one cluster lie from each other, over all pairs (lower is better)
  covered  nodes under another one, where each is a disc as wide as a thousandth of the picture's side (lower is better)
"""
import array
import glob
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

CLUSTERS = 10
HERE = os.path.dirname(os.path.abspath(__file__))


def planted(nodes, edges, seed=1):
    draw = random.Random(seed)
    chosen = set()
    while len(chosen) < edges:
        u = draw.randrange(nodes)
        own = draw.randrange(nodes // CLUSTERS) * CLUSTERS + u % CLUSTERS
        v = own if draw.random() < 0.8 else draw.randrange(nodes)
        if u != v:
            chosen.add((min(u, v), max(u, v)))
    return sorted(chosen)


def write(path, nodes, edges):
    numbers = array.array("I", [nodes, 0])
    for edge in edges:
        numbers.extend(edge)
    with open(path, "wb") as file:
        numbers.tofile(file)


def read(path):
    with open(path, encoding="ascii") as file:
        return [tuple(map(float, line.split())) for line in file]


def squares(places, side):
    grid = {}
    for v, (x, y) in enumerate(places):
        grid.setdefault((int(x // side), int(y // side)), []).append(v)
    return grid


def near(grid, place, side, rings):
    column, row = int(place[0] // side), int(place[1] // side)
    for c in range(column - rings, column + rings + 1):
        for r in range(row - rings, row + rings + 1):
            yield from grid.get((c, r), [])


def quality(places):
    draw = random.Random(1)
    xs, ys = [x for x, _ in places], [y for _, y in places]
    width = max(max(xs) - min(xs), max(ys) - min(ys))
    distance = lambda u, v: ((places[u][0] - places[v][0]) ** 2 + (places[u][1] - places[v][1]) ** 2) ** 0.5
    sample = draw.sample(range(len(places)), min(500, len(places)))
    kept = 0
    for v in sample:
        nearest = sorted((u for u in range(len(places)) if u != v), key=lambda u: distance(u, v))[:10]
        kept += sum(u % CLUSTERS == v % CLUSTERS for u in nearest)
    pairs = [draw.sample(range(len(places)), 2) for _ in range(100000)]
    within = [distance(u, v) for u, v in pairs if u % CLUSTERS == v % CLUSTERS]
    every = [distance(u, v) for u, v in pairs]
    disc = width / 1000
    grid = squares(places, disc)
    covered = sum(any(u != v and distance(u, v) < disc for u in near(grid, places[v], disc, 1)) for v in sample)
    return {"kept": kept / 10 / len(sample), "within": sum(within) / len(within) / (sum(every) / len(every)),
            "covered": covered / len(sample)}


def by_program(command, out):
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)["seconds"], read(out)


def by_sfdp(nodes, edges):
    text = "graph {" + "".join(f"{v};" for v in range(nodes)) + "".join(f"{u}--{v};" for u, v in edges) + "}"
    start = time.perf_counter()
    out = subprocess.run(["sfdp", "-Tplain"], input=text.encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                         check=True).stdout.decode()
    seconds = time.perf_counter() - start
    places = [None] * nodes
    for line in out.splitlines():
        if line.startswith("node "):
            _, name, x, y = line.split()[:4]
            places[int(name)] = (float(x), float(y))
    return seconds, places


def by_igraph(nodes, edges):
    import igraph
    random.seed(1)
    graph = igraph.Graph(nodes, edges)
    start = time.perf_counter()
    places = graph.layout_drl()
    return time.perf_counter() - start, [tuple(place) for place in places]


def processor_seconds():
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def main(bench, nodes=10000, edges=100000, threads=2, jar=None):
    nodes, edges = int(nodes), int(edges)
    graph = planted(nodes, edges)
    jar = jar or next(iter(glob.glob(os.path.expanduser("~/.m2/repository/org/gephi/gephi-toolkit/*/*-all.jar"))), "")
    with tempfile.TemporaryDirectory() as folder:
        file, out = os.path.join(folder, "edges"), os.path.join(folder, "places")
        write(file, nodes, graph)
        ways = {
            "ours": lambda: by_program([bench, file, str(threads), out, "300"], out),
            "gephi": lambda: by_program(["java", "-cp", jar, os.path.join(HERE, "GephiLayout.java"), file, str(threads),
                                         out, "300"], out),
            "sfdp": lambda: by_sfdp(nodes, graph),
            "igraph_drl": lambda: by_igraph(nodes, graph),
        }
        print(f"{nodes} nodes, {edges} edges, {threads} threads; load {os.getloadavg()[0]:.1f}")
        for name, way in ways.items():
            before = processor_seconds()
            try:
                seconds, places = way()
            except (OSError, ImportError, subprocess.CalledProcessError) as error:
                print(f"{name}: left out ({error})")
                continue
            print(f"{name:12}{seconds:8.2f} s {processor_seconds() - before:8.2f} s processor  " + "  ".join(f"{k} {v:.3f}" for k, v in quality(places).items()),
                  flush=True)


main(*sys.argv[1:])
