"""usage: measures.py networkx|igraph EDGE_MEASURES
Measures random graphs with graph/analysis and with the library, and compares every value: equal within 1e-9 (of the
larger of 1 and the value) under one normalisation and stopping rule. Of communities, the modularity counts: at least
that of igraph's Leiden less 1 %; a planted partition must be found."""
import collections
import importlib.util
import itertools
import json
import math
import random
import subprocess
import sys

TOLERANCE = 1e-9


def measured(tool, vertices, edges):
    text = f"{vertices}\n" + "".join(f"{u} {v} {w}\n" for u, v, w in edges)
    return json.loads(subprocess.run([tool], input=text, text=True, check=True, stdout=subprocess.PIPE).stdout)


def random_graph(seed):
    """Sparse to dense, some in many parts; weights are powers of two, so that lengths of paths add up exactly."""
    draw = random.Random(seed)
    vertices = draw.randint(3, 120)
    wanted = draw.randint(vertices // 2, 6 * vertices)
    pairs = {(draw.randrange(vertices), draw.randrange(vertices)) for _ in range(wanted)}
    return vertices, [(u, v, draw.choice([1, 2, 4])) for u, v in sorted(pairs) if u != v] or [(0, 1, 1)]


def planted(seed, groups=8, size=40, within=0.3, between=0.01):
    draw = random.Random(seed)
    vertices = groups * size
    edges = [(u, v, 1) for u, v in itertools.combinations(range(vertices), 2)
             if draw.random() < (within if u // size == v // size else between)]
    return vertices, edges


def undirected(edges):
    """One edge a pair, in the order of the first, weights summed."""
    weights = collections.Counter()
    for u, v, w in edges:
        weights[min(u, v), max(u, v)] += w
    return [(u, v, w) for (u, v), w in weights.items()]


def close(a, b):
    return abs(a - b) <= TOLERANCE * max(1, abs(a), abs(b))


def parts(labels):
    found = collections.defaultdict(set)
    for vertex, label in enumerate(labels):
        found[label].add(vertex)
    return sorted(sorted(part) for part in found.values())


class Checks:
    def __init__(self):
        self.made = collections.Counter()
        self.largest = collections.defaultdict(float)

    def equal(self, name, ours, theirs, where):
        theirs = list(theirs)
        if len(ours) != len(theirs):
            sys.exit(f"{where}: {name} has {len(ours)} values, {len(theirs)} expected")
        for i, (a, b) in enumerate(zip(ours, theirs)):
            if not close(a, b):
                sys.exit(f"{where}: {name}[{i}] is {a!r}, {b!r} expected")
            self.largest[name] = max(self.largest[name], abs(a - b))
        self.made[name] += len(ours)

    def true(self, name, holds, where):
        if not holds:
            sys.exit(f"{where}: {name} does not hold")
        self.made[name] += 1

    def report(self):
        for name, count in self.made.items():
            print(f"{name}: {count} values equal, the farthest by {self.largest[name]:.1e}")


def check_igraph(checks, tool, where, vertices, edges):
    import igraph
    ours = measured(tool, vertices, edges)
    graph = igraph.Graph(n=vertices, edges=[(u, v) for u, v, _ in edges], directed=True)
    weights, lengths = [w for _, _, w in edges], [1 / w for _, _, w in edges]
    checks.equal("in_degree", ours["in_degree"], graph.indegree(), where)
    checks.equal("out_strength", ours["out_strength"], graph.strength(mode="out", weights=weights), where)
    checks.equal("pagerank", ours["pagerank"], graph.pagerank(weights=weights), where)
    checks.equal("unweighted_pagerank", ours["unweighted_pagerank"], graph.pagerank(damping=0.6), where)
    checks.equal("personal_pagerank", ours["personal_pagerank"],
                 graph.personalized_pagerank(reset_vertices=[0], weights=weights), where)
    for how, length in (("", None), ("weighted_", lengths)):
        checks.equal(how + "betweenness", ours[how + "betweenness"], graph.betweenness(weights=length), where)
        reached = [sum(d != math.inf for d in row) - 1 for row in graph.distances(weights=length)]
        within = graph.closeness(mode="out", weights=length)  # over those in reach; not-a-number without any
        checks.equal(how + "closeness", ours[how + "closeness"],
                     [r / (vertices - 1) * c if r else 0 for r, c in zip(reached, within)], where)
        checks.equal(how + "harmonic", ours[how + "harmonic"], graph.harmonic_centrality(mode="out", weights=length), where)
    checks.true("strong_component", parts(ours["strong_component"]) == parts(graph.components(mode="strong").membership), where)
    checks.equal("reciprocity", ours["reciprocity"][:1], [graph.reciprocity()], where)
    census = graph.triad_census()
    checks.equal("triads", ours["triads"], [getattr(census, "t" + name) for name in TRIADS], where)

    pairs = undirected(edges)
    both = igraph.Graph(n=vertices, edges=[(u, v) for u, v, _ in pairs])
    weights = [w for _, _, w in pairs]
    checks.true("component", parts(ours["component"]) == parts(both.components().membership), where)
    checks.equal("core", ours["core"], both.coreness(), where)
    linked = [v for v in range(vertices) if both.degree(v)]  # igraph has no constraint for the others
    theirs = both.constraint(weights=weights)
    checks.equal("constraint", [ours["constraint"][v] for v in linked], [theirs[v] for v in linked], where)
    if both.is_connected():  # else one vector of several is meant
        checks.equal("eigenvector", ours["eigenvector"], both.eigenvector_centrality(weights=weights), where)
    check_communities(checks, where, ours, both, weights)


def modularity(graph, weights, membership, resolution):
    """By definition."""
    total, inside, strength = 2 * sum(weights), 0, collections.Counter()
    for edge, weight in zip(graph.es, weights):
        u, v = (membership[end] for end in edge.tuple)
        inside += 2 * weight * (u == v)
        strength[u] += weight
        strength[v] += weight
    return inside / total - resolution * sum(s * s for s in strength.values()) / total ** 2


def check_communities(checks, where, ours, both, weights):
    for resolution in (0.5, 1.0, 2.0):
        mine = ours[f"community_{resolution:g}"]
        quality = ours[f"modularity_{resolution:g}"]
        if resolution == 1:  # Debian's igraph takes no heed of others
            checks.equal("modularity", quality, [both.modularity(mine, weights=weights)], where)
        random.seed(1)  # igraph draws from it
        theirs = both.community_leiden("modularity", weights=weights, resolution_parameter=resolution, n_iterations=10)
        reached = modularity(both, weights, theirs.membership, resolution)
        checks.true("as good as igraph's leiden", quality[0] >= reached - 0.01 * abs(reached), f"{where}, {quality} {reached}")
        connected = all(both.induced_subgraph(part).is_connected() for part in parts(mine))
        checks.true("communities are connected", connected, where)


def check_networkx(checks, tool, where, vertices, edges):
    import networkx
    from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python
    ours = measured(tool, vertices, edges)
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(vertices))
    graph.add_edges_from((u, v, {"weight": w, "length": 1 / w}) for u, v, w in edges)
    back = graph.reverse()  # its distances lead to a node, ours from it

    def values(mapping):
        return [mapping[v] for v in range(vertices)]

    stop = {"tol": 1e-14, "max_iter": 2000}
    checks.equal("in_degree", ours["in_degree"], [graph.in_degree(v) for v in range(vertices)], where)
    checks.equal("pagerank", ours["pagerank"], values(_pagerank_python(graph, **stop)), where)
    checks.equal("personal_pagerank", ours["personal_pagerank"],
                 values(_pagerank_python(graph, personalization={0: 1}, **stop)), where)
    for how, length in (("", None), ("weighted_", "length")):
        checks.equal(how + "betweenness", ours[how + "betweenness"],
                     values(networkx.betweenness_centrality(graph, normalized=False, weight=length)), where)
        checks.equal(how + "closeness", ours[how + "closeness"],
                     values(networkx.closeness_centrality(back, distance=length)), where)
        checks.equal(how + "harmonic", [h * (vertices - 1) for h in ours[how + "harmonic"]],
                     values(networkx.harmonic_centrality(back, distance=length)), where)
    strong = sorted(sorted(part) for part in networkx.strongly_connected_components(graph))
    checks.true("strong_component", parts(ours["strong_component"]) == strong, where)
    checks.equal("reciprocity", ours["reciprocity"][:1], [networkx.overall_reciprocity(graph)], where)
    back_weight = {(u, v): w for u, v, w in edges}
    answered = sum(min(w, back_weight.get((v, u), 0)) for u, v, w in edges) / sum(w for _, _, w in edges)
    checks.equal("weighted_reciprocity", ours["reciprocity"][1:], [answered], where)
    census = networkx.triadic_census(graph)
    checks.equal("triads", ours["triads"], [census[name] for name in TRIADS], where)
    checks.equal("brokerage", ours["brokerage"], brokerage(graph, vertices), where)

    both = networkx.Graph()
    both.add_nodes_from(range(vertices))
    both.add_weighted_edges_from(undirected(edges))
    whole = sorted(sorted(part) for part in networkx.connected_components(both))
    checks.true("component", parts(ours["component"]) == whole, where)
    checks.equal("core", ours["core"], values(networkx.core_number(both)), where)
    linked = [v for v in range(vertices) if both.degree(v)]
    burt = networkx.constraint(both, weight="weight")
    checks.equal("constraint", [ours["constraint"][v] for v in linked], [burt[v] for v in linked], where)
    if networkx.is_connected(both):
        leading = networkx.eigenvector_centrality(both, weight="weight", max_iter=100000, tol=1e-14)
        top = max(leading.values())
        checks.equal("eigenvector", ours["eigenvector"], [leading[v] / top for v in range(vertices)], where)
    for resolution in (0.5, 1.0, 2.0):
        quality = networkx.community.modularity(both, parts(ours[f"community_{resolution:g}"]), resolution=resolution)
        checks.equal("modularity", ours[f"modularity_{resolution:g}"], [quality], where)


def brokerage(graph, vertices):
    """By definition, groups being the numbers modulo 4."""
    roles = [[0] * 5 for _ in range(vertices)]
    for a, b in graph.edges():
        for c in graph.successors(b):
            if c == a or graph.has_edge(a, c):
                continue
            x, y, z = a % 4, b % 4, c % 4
            kind = 0 if x == y == z else 1 if x == z else 2 if y == z else 3 if x == y else 4
            roles[b][kind] += 1
    return [count for row in roles for count in row]


def check_planted(checks, tool):
    for seed in range(5):
        vertices, edges = planted(seed)
        groups = parts([v // 40 for v in range(vertices)])
        checks.true("planted partition", parts(measured(tool, vertices, edges)["community_1"]) == groups, f"planted {seed}")


TRIADS = "003 012 102 021D 021U 021C 111D 111U 030T 030C 201 120D 120U 120C 210 300".split()


def main(library, tool):
    if importlib.util.find_spec(library) is None:
        print(f"python3-{library} is not installed")
        sys.exit(77)
    checks = Checks()
    check = {"igraph": check_igraph, "networkx": check_networkx}[library]
    for seed in range(40):
        check(checks, tool, f"random graph {seed}", *random_graph(seed))
    check(checks, tool, "planted partition", *planted(1))
    check_planted(checks, tool)
    checks.report()


if __name__ == "__main__":
    main(*sys.argv[1:])
