#include "graph/query/search.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <span>

#include "graph/query/ends.hpp"
#include "graph/query/timeline.hpp"
#include "graph/schema/fold.hpp"

namespace entente::query {
namespace {

using schema::Result;

constexpr std::size_t facets_in_a_note = 8;

Result<std::vector<store::Hit>> hits_of(store::Store& store, const SearchQuery& query) {
    // What has no letters finds nothing, and is no query to the index.
    for (const auto& phrase : query.text.phrases)
        if (schema::fold(phrase).empty()) return std::vector<store::Hit>();
    return store::search(store, query.text);
}

// "type: CONSULT 12, AID 3, and 2 more"
std::vector<std::string> notes_of(std::span<const store::Facet> facets) {
    std::vector<std::string> notes;
    for (std::size_t i = 0, first = 0; i <= facets.size(); ++i) {
        if (i < facets.size() && facets[i].of == facets[first].of) continue;
        std::string note;
        for (std::size_t k = first; k < std::min(i, first + facets_in_a_note); ++k)
            note += fmt::format("{}{} {}", note.empty() ? "" : ", ", facets[k].value, facets[k].events);
        if (i > first + facets_in_a_note) note += fmt::format(", and {} more", i - first - facets_in_a_note);
        if (i > first) notes.push_back(fmt::format("{}: {}", facets[first].of, note));
        first = i;
    }
    return notes;
}

}  // namespace

Result<Answer> search(store::Store& store, const SearchQuery& query, bool evidence) {
    const auto hits = hits_of(store, query);
    if (!hits) return std::unexpected(hits.error());
    Answer answer{event_columns()};
    const std::size_t first = std::min(query.offset, hits->size());
    const std::size_t left = hits->size() - first;
    for (const auto& hit :
         std::span(*hits).subspan(first, query.limit ? std::min(query.limit, left) : left)) {
        const auto event = store.event(hit.event);
        if (!event) return std::unexpected(event.error());
        if (!*event) continue;
        answer.rows.push_back(event_row(**event));
        if (!evidence) continue;
        if (auto added = add_proofs_of(&**event, answer, store); !added)
            return std::unexpected(added.error());
    }
    const auto facets = store::facets(store, *hits);
    if (!facets) return std::unexpected(facets.error());
    if (!answer.rows.empty()) answer.notes.push_back(page_note(first, answer.rows.size(), hits->size()));
    for (auto& note : notes_of(*facets)) answer.notes.push_back(std::move(note));
    return answer;
}

Result<Answer> search_facets(store::Store& store, const SearchQuery& query) {
    const auto hits = hits_of(store, query);
    if (!hits) return std::unexpected(hits.error());
    const auto facets = store::facets(store, *hits);
    if (!facets) return std::unexpected(facets.error());
    Answer answer{{{"facet"}, {"value"}, {"events"}}};
    for (const auto& [of, value, events] : *facets) answer.rows.push_back({of, value, events});
    return answer;
}

}  // namespace entente::query
