#include "graph/query/ends.hpp"

#include "graph/query/actor_lookup.hpp"

namespace entente::query {

using schema::Result;

std::string label(const store::EndName& end) {
    if (!end.name.empty()) return end.name;
    if (!end.key.starts_with('=')) return end.key;
    const std::string code = end.key.substr(1);
    const auto name = name_of_country(code);
    return name.empty() ? code : std::string(name);
}

std::string id_of(const store::EndName& end) {
    return end.key.starts_with('=') ? end.key.substr(1) : end.key;
}

Result<std::optional<store::Span>> window_of(store::Store& store, const std::optional<schema::Day>& from,
                                             const std::optional<schema::Day>& to) {
    if (!from && !to) return std::nullopt;
    const auto span = store::events_from_to(store, from, to);
    if (!span) return std::unexpected(span.error());
    return *span;
}

Result<void> add_proofs_of(const schema::Event* event, Answer& answer, store::Store& store) {
    std::vector<std::string> records;
    if (event)
        for (const auto& telling : event->tellings) records.push_back(telling.record);
    auto proofs = store::proofs(store, records);
    if (!proofs) return std::unexpected(proofs.error());
    answer.proofs.push_back(*std::move(proofs));
    return {};
}

}  // namespace entente::query
