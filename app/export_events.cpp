#include "app/export_events.hpp"

#include <fmt/ostream.h>
#include <unordered_set>

#include "app/output.hpp"
#include "app/wikidata.hpp"
#include "graph/store/lookup.hpp"
#include "graph/store/record_json.hpp"

namespace entente::app {
namespace {

using exporters::DocumentFacts;
using schema::Result;

Result<DocumentFacts> facts_of(store::Store& store, std::string_view document) {
    auto card = store::document_card(store, document);
    if (!card) return std::unexpected(card.error());
    if (!*card) return DocumentFacts{};
    auto& known = **card;
    return DocumentFacts{std::move(known.title), std::move(known.publisher), std::move(known.url),
                         std::move(known.language), known.date};
}

Result<void> write_file(const std::string& path, const std::function<Result<void>(std::ostream&)>& write) {
    auto output = Output::open(path);
    if (!output) return std::unexpected(output.error());
    if (auto written = write(output->stream()); !written && !output->failed()) return written;
    return output->finish();
}

}  // namespace

Result<void> export_events(const ExportOptions& options, const Settings& settings,
                           const exporters::Format& format, store::Store& store,
                           const model::KnowledgeGraph& graph) {
    const auto profile = exporters::find_choice(format.profiles, options.profile, "profile", format.name);
    if (!profile) return std::unexpected(profile.error());
    const auto items = read_wikidata(settings);
    if (!items) return std::unexpected(items.error());
    const exporters::EventContext context{
        [&](std::string_view document) { return facts_of(store, document); },
        [&](const model::Actor& actor) {
            const auto item = items->find(actor.id);
            return item == items->end() ? std::string() : item->second;
        }};
    return write_file(options.output, [&](std::ostream& out) {
        return format.write_events(graph, context, {.profile = *profile, .base = options.base}, out);
    });
}

Result<void> export_records(const ExportOptions& options, store::Store& store,
                            const model::KnowledgeGraph& graph) {
    std::unordered_set<std::string_view> wanted;
    for (const auto& event : graph.events)
        for (const auto& telling : event.tellings) wanted.insert(telling.record);
    return write_file(options.output, [&](std::ostream& out) {
        return store.each_record({}, [&](const schema::Record& record) -> Result<void> {
            if (wanted.contains(record.id)) fmt::print(out, "{}\n", store::to_json(record));
            return {};
        });
    });
}

}  // namespace entente::app
