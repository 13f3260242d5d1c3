// The whole engine: a document in, its event records out. Everything that it needs is read-only and shared; a
// workspace belongs to one worker. The same document and tables give the same records, to the byte, on any
// number of threads.
#pragma once

#include <vector>

#include "extractors/actors/knowledge.hpp"
#include "extractors/events/read.hpp"
#include "extractors/language/model.hpp"
#include "extractors/text/document.hpp"
#include "graph/schema/event_types.hpp"
#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"

namespace entente::pipeline {

struct Engine {
    const language::Model& model;
    const actors::Knowledge& knowledge;
    const events::Rules& rules;
    const schema::EventTypes& types;
};

struct Options {
    bool domestic = false;  // keep events that stay within one state, too (--scope all)
    double min_confidence = 0;
};

// Sorted by trigger. An error only where the tables contradict each other.
schema::Result<std::vector<schema::Record>> extract(const Engine& engine, language::Workspace& workspace,
                                                    const text::Document& document,
                                                    const Options& options = {});

}  // namespace entente::pipeline
