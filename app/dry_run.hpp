// entente build --dry-run: what a build would do, without reading a sentence or writing a byte.
#pragma once

#include <string>

#include "app/build_target.hpp"
#include "app/commands.hpp"
#include "app/document_options.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

// Prints a line a document to standard output, with tabs between: what would be done (read, replace, again:
// unchanged but made with another program, tables or model; remove), its id, where it is. What would stay as
// it is has no line.
schema::Result<Exit> dry_run(const DocumentPlan& plan, const std::string& store, const Manifest& manifest,
                             bool prune);

}  // namespace entente::app
