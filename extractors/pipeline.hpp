// The whole engine: a document in, its event records out. Everything that it needs is read-only and shared; a
// workspace belongs to one worker. The same document and tables give the same records, to the byte, on any
// number of threads.
#pragma once

#include <deque>
#include <string_view>
#include <vector>

#include "extractors/actors/knowledge.hpp"
#include "extractors/actors/mention.hpp"
#include "extractors/events/read.hpp"
#include "extractors/language/model.hpp"
#include "extractors/language/parsed.hpp"
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
    std::optional<double> min_confidence{};  // none: what serves best on labelled documents
};

// A text that was parsed, and the actors that it mentions.
struct LinkedText {
    language::Parsed parsed;
    std::vector<actors::LinkedMention> mentions;  // in order of begin
};

struct LinkedDocument {
    std::string_view title;  // the document's; "" where that is only the first line of its text
    LinkedText headline;
    LinkedText body;
    std::size_t left_out = 0;  // words that point back, of which it is not certain whom they mean
};

// The first half: who is mentioned in title and text. The title is read first, so that what it introduces is
// known in the text. Views into the document, which is to outlive them.
LinkedDocument link(const Engine& engine, language::Workspace& workspace, const text::Document& document);

// The frames' readings of a document's body, before anything is chosen.
std::deque<events::ReadSentence> read_body(const Engine& engine, const LinkedDocument& linked,
                                           const text::Document& document);

// Are these bytes of the text in a block that is not to be read (another language)?
bool is_skipped(const text::Document& document, schema::ByteSpan span);

// Sorted by trigger. An error only where the tables contradict each other.
schema::Result<std::vector<schema::Record>> extract(const Engine& engine, language::Workspace& workspace,
                                                    const text::Document& document,
                                                    const Options& options = {});

// The second half alone, of what link() gave for the document.
schema::Result<std::vector<schema::Record>> extract(const Engine& engine, const LinkedDocument& linked,
                                                    const text::Document& document,
                                                    const Options& options = {});

}  // namespace entente::pipeline
