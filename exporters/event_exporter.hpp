// An event exporter writes events whole, with what they were read in: formats that are no graph of nodes and
// edges but a set of statements. What an event does not say itself, its caller is asked for.
#pragma once

#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "exporters/exporter.hpp"
#include "graph/model/graph.hpp"

namespace entente::exporters {

struct DocumentFacts {
    std::string title, publisher, url, language;  // "" where unknown
    std::optional<schema::DateRange> published;
};

// Called once for each document and actor.
struct EventContext {
    std::function<schema::Result<DocumentFacts>(std::string_view document)> document;
    std::function<std::string(const model::Actor&)> wikidata;  // "Q17"; "" where unknown
};

// As Write (exporter.hpp), but that memory grows with the number of documents and actors.
using WriteEvents = schema::Result<void> (*)(const model::KnowledgeGraph& graph, const EventContext& context,
                                             const WriteOptions& options, std::ostream& out);

schema::Result<void> write_jsonld(const model::KnowledgeGraph&, const EventContext&, const WriteOptions&,
                                  std::ostream&);
schema::Result<void> write_ntriples(const model::KnowledgeGraph&, const EventContext&, const WriteOptions&,
                                    std::ostream&);

}  // namespace entente::exporters
