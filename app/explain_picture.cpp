// The picture of a sentence: words in a row, an arc from each head to what hangs on it. Short arcs lie below
// long ones, so that no two cross more than the tree does.
#include <algorithm>
#include <fmt/format.h>
#include <numeric>

#include "app/explain_writers.hpp"
#include "graph/query/text_table.hpp"

namespace entente::app {
namespace {

constexpr std::size_t most_tokens = 250;
constexpr double cell = 8;  // width of a character
constexpr double gap = 18;  // between words
constexpr double level_height = 22;
constexpr double margin = 14;

struct Arc {
    std::uint32_t head = 0, child = 0;
    int level = 1;

    std::uint32_t from() const { return std::min(head, child); }
    std::uint32_t to() const { return std::max(head, child); }
};

// Shortest first; an arc lies one level above the highest that it spans.
std::vector<Arc> arcs_of(const ShownSentence& sentence) {
    std::vector<Arc> arcs;
    for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i)
        if (sentence.tokens[i].head != i && sentence.tokens[i].head < sentence.tokens.size())
            arcs.push_back({sentence.tokens[i].head, i});
    std::ranges::stable_sort(arcs, {}, [](const Arc& arc) { return arc.to() - arc.from(); });
    std::vector<int> highest(sentence.tokens.size(), 0);  // between a token and the next
    for (auto& arc : arcs) {
        const auto first = highest.begin() + arc.from(), last = highest.begin() + arc.to();
        arc.level = *std::max_element(first, last) + 1;
        std::fill(first, last, arc.level);
    }
    return arcs;
}

struct Place {
    double left = 0, width = 0;

    double middle() const { return left + width / 2; }
};

std::vector<Place> places_of(const ShownSentence& sentence) {
    std::vector<Place> places;
    double left = margin;
    for (const auto& token : sentence.tokens) {
        const auto widest =
            std::max({query::display_width(token.form), token.pos.size(), token.label.size()});
        places.push_back({left, cell * static_cast<double>(std::max<std::size_t>(widest, 2))});
        left += places.back().width + gap;
    }
    return places;
}

std::string words(const ShownSentence& sentence, const std::vector<Place>& places, double base) {
    std::string svg;
    for (const auto& shown : sentence.mentions) {
        const auto& first = places[shown.begin];
        const auto& last = places[shown.end - 1];
        svg += fmt::format(
            R"(<rect x="{:.0f}" y="{:.0f}" width="{:.0f}" height="20" rx="4" fill="#cfe6f7"><title>{}</title></rect>)",
            first.left - 4, base - 15, last.left + last.width - first.left + 8,
            escaped(shown.mention.actor.id));
    }
    for (const auto& event : sentence.events) {
        const auto& at = places[event.token];
        svg +=
            fmt::format(R"(<rect x="{:.0f}" y="{:.0f}" width="{:.0f}" height="20" rx="4" fill="#fbd9b5"/>)",
                        at.left - 4, base - 15, at.width + 8);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto& token = sentence.tokens[i];
        svg += fmt::format(R"(<text x="{0:.0f}" y="{1:.0f}" text-anchor="middle">{2}</text>)"
                           R"(<text class="pos" x="{0:.0f}" y="{3:.0f}" text-anchor="middle">{4}</text>)",
                           places[i].middle(), base, escaped(token.form), base + 17, escaped(token.pos));
    }
    return svg;
}

std::string picture_of(const Arc& arc, const ShownSentence& sentence, const std::vector<Place>& places,
                       double base) {
    const bool right = arc.child > arc.head;
    const double from = places[arc.head].middle() + (right ? 5 : -5), to = places[arc.child].middle();
    const double top = base - 20 - level_height * arc.level, foot = base - 20;
    const double bend = std::min(10.0, std::abs(to - from) / 2) * (right ? 1 : -1);
    return fmt::format(
        R"svg(<path d="M{0:.0f},{1:.0f} V{2:.0f} Q{0:.0f},{3:.0f} {4:.0f},{3:.0f} H{5:.0f} Q{6:.0f},{3:.0f} )svg"
        R"svg({6:.0f},{2:.0f} V{1:.0f}" marker-end="url(#tip)"/>)svg"
        R"svg(<text class="label" x="{7:.0f}" y="{8:.0f}" text-anchor="middle">{9}</text>)svg",
        from, foot, top + 8, top, from + bend, to - bend, to, (from + to) / 2, top - 3,
        escaped(sentence.tokens[arc.child].label));
}

}  // namespace

std::string dependency_picture(const ShownSentence& sentence) {
    if (sentence.tokens.empty() || sentence.tokens.size() > most_tokens) return {};
    const auto arcs = arcs_of(sentence);
    const auto places = places_of(sentence);
    int levels = 1;
    for (const auto& arc : arcs) levels = std::max(levels, arc.level);
    const double base = 40 + level_height * levels;
    auto svg = fmt::format(
        R"(<svg width="{0:.0f}" height="{1:.0f}" viewBox="0 0 {0:.0f} {1:.0f}" role="img" aria-label="dependency tree">)"
        R"(<defs><marker id="tip" markerWidth="7" markerHeight="7" refX="5" refY="3" orient="auto">)"
        R"(<path d="M0,0 L6,3 L0,6 z" style="fill:#90a0ae;stroke:none"/></marker></defs>)",
        places.back().left + places.back().width + margin, base + 26);
    for (const auto& arc : arcs) svg += picture_of(arc, sentence, places, base);
    return svg + words(sentence, places, base) + "</svg>";
}

}  // namespace entente::app
