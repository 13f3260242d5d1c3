#include "graph/analysis/triads.hpp"

#include <numeric>
#include <span>
#include <vector>

namespace entente::analysis {
namespace {

// Somebody linked to a vertex: 1 is an edge there, 2 one back, 3 both.
struct Link {
    Vertex other;
    unsigned code;
};
using Links = std::vector<std::vector<Link>>;  // by vertex, in rising order of the others

Links links_of(const Csr& out, const Csr& in) {
    Links links(out.vertices());
    for (Vertex v = 0; v < out.vertices(); ++v) {
        const auto to = out.neighbours(v), from = in.neighbours(v);
        for (std::size_t i = 0, j = 0; i < to.size() || j < from.size();) {
            const bool there = i < to.size() && (j == from.size() || to[i] <= from[j]);
            const bool back = j < from.size() && (i == to.size() || from[j] <= to[i]);
            const Vertex other = there ? to[i] : from[j];
            links[v].push_back({other, (there ? 1U : 0U) | (back ? 2U : 0U)});
            i += there;
            j += back;
        }
    }
    return links;
}

// Place in triad_names by the codes of (v, u), (v, w) and (u, w), two bits each from the lowest: the table of
// Batagelj and Mrvar.
constexpr std::array<unsigned char, 64> type_of{0, 1, 1, 2,  1, 3,  5,  7,  1, 5,  4,  6,  2,  7,  6,  10,
                                                1, 5, 3, 7,  4, 8,  8,  12, 5, 9,  8,  13, 6,  13, 11, 14,
                                                1, 4, 5, 6,  5, 8,  9,  13, 3, 8,  8,  11, 7,  12, 13, 14,
                                                2, 6, 7, 10, 6, 11, 13, 14, 7, 13, 12, 14, 10, 14, 14, 15};

// Calls see(w, code of (v, w), code of (u, w)) for everyone else linked to either.
template <class See>
void for_each_third(std::span<const Link> of_v, std::span<const Link> of_u, Vertex v, Vertex u, See see) {
    for (std::size_t i = 0, j = 0; i < of_v.size() || j < of_u.size();) {
        const bool by_v = i < of_v.size() && (j == of_u.size() || of_v[i].other <= of_u[j].other);
        const bool by_u = j < of_u.size() && (i == of_v.size() || of_u[j].other <= of_v[i].other);
        const Vertex w = by_v ? of_v[i].other : of_u[j].other;
        if (w != u && w != v) see(w, by_v ? of_v[i].code : 0U, by_u ? of_u[j].code : 0U);
        i += by_v;
        j += by_u;
    }
}

}  // namespace

// Each triad is counted at the first of its pairs that is linked.
TriadCensus triad_census(const Csr& out, const Csr& in) {
    TriadCensus census{};
    const auto links = links_of(out, in);
    const auto n = static_cast<std::int64_t>(out.vertices());
    for (Vertex v = 0; v < links.size(); ++v) {
        for (const auto& [u, code] : links[v]) {
            if (u < v) continue;
            std::int64_t thirds = 0;
            for_each_third(links[v], links[u], v, u,
                           [&, u = u, code = code](Vertex w, unsigned with_v, unsigned with_u) {
                               ++thirds;
                               if (u < w || (v < w && with_v == 0))
                                   ++census[type_of[code | with_v << 2 | with_u << 4]];
                           });
            census[code == 3 ? 2 : 1] += n - 2 - thirds;
        }
    }
    census[0] =
        n * (n - 1) / 2 * (n - 2) / 3 - std::accumulate(census.begin() + 1, census.end(), std::int64_t{0});
    return census;
}

}  // namespace entente::analysis
