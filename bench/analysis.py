#!/usr/bin/env python3
"""Speed of graph/analysis against igraph and NetworkX, in the same run.

usage: /usr/bin/python3 bench/analysis.py BENCH_ANALYSIS [EDGES] [BETWEENNESS_EDGES]

Makes a directed graph whose degrees spread as those of dyads do (ends drawn by preference, as in the model of Price), 10
edges a vertex: EDGES (1,000,000) for degree, PageRank, cores, components and Leiden, BETWEENNESS_EDGES (20,000) for
betweenness. Each program measures the same graph; the best of three runs counts (of NetworkX, and of betweenness, one).
PageRank's stopping rules differ: ours at changes of 1e-12 in all, igraph's PRPACK at its own 1e-10, NetworkX's at its
own of 1e-6 a vertex (in Python where SciPy is not installed). Leiden is one start of ours, igraph's with as many as ten
runs on from each other. Prints seconds, ratios, and the machine's load.
"""
import array
import json
import os
import random
import subprocess
import sys
import tempfile
import time

import igraph
import networkx
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python


def graph(edges, seed=1):
    draw = random.Random(seed)
    vertices = edges // 10
    chosen, ends = set(), list(range(vertices))
    while len(chosen) < edges:
        u, v = draw.choice(ends), draw.choice(ends)
        if u != v and (u, v) not in chosen:
            chosen.add((u, v))
            ends += (u, v)
    return vertices, sorted(chosen)


def write(path, vertices, edges):
    numbers = array.array("I", [vertices, 0])
    for edge in edges:
        numbers.extend(edge)
    with open(path, "wb") as file:
        numbers.tofile(file)


def best(work, runs=3):
    def once():
        start = time.perf_counter()
        work()
        return time.perf_counter() - start
    return min(once() for _ in range(runs))


def networkx_pagerank(g):
    try:
        return networkx.pagerank(g)
    except ImportError:
        return _pagerank_python(g)


def peers(vertices, edges, measures):
    """(measure, (igraph's seconds, NetworkX's)) of each."""
    directed = igraph.Graph(n=vertices, edges=edges, directed=True)
    both = igraph.Graph(n=vertices, edges=sorted({(min(e), max(e)) for e in edges}))
    net = networkx.DiGraph(edges)
    net_both = net.to_undirected()
    work = {
        "degree": (lambda: both.degree(), lambda: dict(net_both.degree())),
        "pagerank": (lambda: directed.pagerank(), lambda: networkx_pagerank(net)),
        "core": (lambda: both.coreness(), lambda: networkx.core_number(net_both)),
        "component": (lambda: both.components(), lambda: list(networkx.connected_components(net_both))),
        "strong_component": (lambda: directed.components(mode="strong"),
                             lambda: list(networkx.strongly_connected_components(net))),
        "leiden": (lambda: both.community_leiden("modularity", n_iterations=10), None),
        "betweenness": (lambda: directed.betweenness(), lambda: networkx.betweenness_centrality(net)),
    }
    for name in measures:
        yield name, (best(work[name][0]), best(work[name][1], 1) if work[name][1] else None)


def compare(program, edge_count, measures, folder):
    vertices, edges = graph(edge_count)
    path = os.path.join(folder, "edges")
    write(path, vertices, edges)
    one, two = (json.loads(subprocess.run([program, path, str(threads), *measures], check=True, stdout=subprocess.PIPE).stdout)
                for threads in (1, 2))
    print(f"{vertices:,} vertices, {edge_count:,} edges; the graph made in {one['graph']:.3f} s")
    print(f"{'':<18}{'ours, s':>10}{'2 threads':>11}{'igraph':>10}{'NetworkX':>10}{'igraph/ours':>13}{'NetworkX/ours':>15}")
    for name, (theirs, python) in peers(vertices, edges, measures):
        ours = one[name]
        python_text = f"{python:>10.3f}{theirs / ours:>13.1f}{python / ours:>15.0f}" if python else f"{'-':>10}{theirs / ours:>13.1f}"
        print(f"{name:<18}{ours:>10.4f}{two[name]:>11.4f}{theirs:>10.4f}{python_text}", flush=True)


def main(program, edges="1000000", betweenness_edges="20000"):
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores before")
    with tempfile.TemporaryDirectory() as folder:
        compare(program, int(edges), ["degree", "pagerank", "core", "component", "strong_component", "leiden"], folder)
        compare(program, int(betweenness_edges), ["betweenness"], folder)
    print(f"load {os.getloadavg()[0]:.1f} after")


if __name__ == "__main__":
    main(*sys.argv[1:])
