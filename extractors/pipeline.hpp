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
    bool domestic = false;                   // keep events that stay within one state, too (--scope all)
    std::optional<double> min_confidence{};  // none: what serves best on labelled documents
};

// What of a document is not read as it stands: nothing of this is passed over in silence.
struct LeftOut {
    std::size_t mentions = 0;  // words that point back, of which it is not certain whom they mean
    std::size_t cut = 0;       // sentences too long to be read as a whole: they are read in pieces
    std::size_t unpaired = 0;  // predicates of such sentences of which only the frames' reading was weighed
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
    LeftOut left_out{};
};

// The first half: title and text are parsed, and it is said who is mentioned in them. Views into the
// document, which is to outlive them.
LinkedDocument link(const Engine& engine, language::Workspace& workspace, const text::Document& document);

// The first half by its two steps: without mentions, and then with them. The title's come first, so that what
// it introduces is known in the text.
LinkedDocument parse(const Engine& engine, language::Workspace& workspace, const text::Document& document);
void add_mentions(const Engine& engine, const text::Document& document, LinkedDocument& linked);

// The frames' readings of a document's body, before anything is chosen.
std::deque<events::ReadSentence> read_body(const Engine& engine, const LinkedDocument& linked,
                                           const text::Document& document);

// Are these bytes of the text in a block that is not to be read (another language)?
bool is_skipped(const text::Document& document, schema::ByteSpan span);

struct Extracted {
    std::vector<schema::Record> records{};  // sorted by trigger
    LeftOut left_out{};
};

// An error only where the tables contradict each other. A document that cannot name two parties is not
// parsed.
schema::Result<Extracted> extract(const Engine& engine, language::Workspace& workspace,
                                  const text::Document& document, const Options& options = {});

// The second half alone, of what link() gave for the document.
schema::Result<Extracted> extract(const Engine& engine, const LinkedDocument& linked,
                                  const text::Document& document, const Options& options = {});

}  // namespace entente::pipeline
