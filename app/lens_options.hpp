// --identity and --known-by: a store read otherwise than its file has it, for every command that reads one.
#pragma once

#include <string>

#include "graph/derive/derive.hpp"

namespace CLI {
class App;
}

namespace entente::app {

struct LensOptions {
    std::string identity;  // "": as the file has it
    std::string known_by;
};

void declare(CLI::App& cli, LensOptions& options);

// --identity for a command that settles a store; `level` says the default.
void declare_identity(CLI::App& cli, std::string& level);

// The store, settled as the options ask; a word to the log where that is done for this run alone.
schema::Result<store::Store> open_store(const std::string& path, const LensOptions& options);

}  // namespace entente::app
