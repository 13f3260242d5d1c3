// What `actors` and `extract` share: documents are read, each gives some text, and the texts are
// written in the order of the documents.
#pragma once

#include <functional>
#include <string>

#include "app/commands.hpp"
#include "app/document_options.hpp"
#include "extractors/pipeline.hpp"

namespace entente::app {

// The text that a document gives.
struct Written {
    std::string text;
    pipeline::LeftOut left_out{};
};

// Called on several threads at once.
using TextOf = std::function<schema::Result<Written>(const pipeline::Engine&, language::Workspace&,
                                                     const text::Document&)>;

schema::Result<Exit> run_linked(const DocumentOptions& documents, const std::string& output,
                                const Settings& settings, const TextOf& text_of);

}  // namespace entente::app
