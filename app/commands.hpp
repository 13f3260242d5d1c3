// The program's commands. A command is a row in commands.cpp and a file of its own that declares its options
// and gives back what to run once they are read.
#pragma once

#include <functional>
#include <span>

#include "app/settings.hpp"
#include "graph/schema/result.hpp"

namespace CLI {
class App;
}

namespace entente::app {

// The program's exit codes; an Error is `failure`, or `usage` where the command line is wrong.
enum class Exit { ok = 0, failure = 1, usage = 2, some_documents_failed = 3 };

using Run = std::function<schema::Result<Exit>(const Settings&)>;

struct Command {
    const char* name;
    const char* summary;
    Run (*declare)(CLI::App&);
};

std::span<const Command> commands();

Run declare_actors(CLI::App& cli);
Run declare_analyze(CLI::App& cli);
Run declare_build(CLI::App& cli);
Run declare_cite(CLI::App& cli);
Run declare_combine(CLI::App& cli);
Run declare_convert(CLI::App& cli);
Run declare_diff(CLI::App& cli);
Run declare_doctor(CLI::App& cli);
Run declare_explain(CLI::App& cli);
Run declare_export(CLI::App& cli);
Run declare_extract(CLI::App& cli);
Run declare_frames(CLI::App& cli);
Run declare_parse(CLI::App& cli);
Run declare_query(CLI::App& cli);
Run declare_stats(CLI::App& cli);
Run declare_train(CLI::App& cli);
Run declare_validate(CLI::App& cli);

}  // namespace entente::app
