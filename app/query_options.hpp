// What the subcommands of `entente query` have in common: the store and how to read it, whom, when, and how
// to write the answer.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "app/lens_options.hpp"
#include "graph/query/answer.hpp"
#include "graph/query/events.hpp"
#include "graph/schema/date.hpp"
#include "graph/schema/result.hpp"
#include "graph/store/store.hpp"

namespace entente::app {

// A store, and how to read it.
struct StoreOptions {
    std::string graph;
    LensOptions lens;
};

struct WindowOptions {
    std::string from, to;
};

struct Window {
    std::optional<schema::Day> from, to;
};

struct AnswerOptions {
    std::string format = "table";
    std::size_t limit = 0;
    std::size_t offset = 0;
    bool evidence = false;
};

// What became of events, and how sure and how much their own news they are.
struct RealityOptions {
    std::string status = "happened";
    double min_confidence = 0;
    bool background = false;
};

// Which events, of whom.
struct EventOptions : RealityOptions {
    std::vector<std::string> actors;
    std::string act = "any";
    std::vector<std::string> expand;
};

void declare_store(CLI::App& cli, StoreOptions& options);
void declare_window(CLI::App& cli, WindowOptions& options);
void declare_who(CLI::App& cli, std::vector<std::string>& actors, int least, int most);
void declare_expand(CLI::App& cli, std::vector<std::string>& expand);
// --status, --min-confidence, --background.
void declare_reality(CLI::App& cli, RealityOptions& options);
// These, --act and --expand.
void declare_events(CLI::App& cli, EventOptions& options);
// --format; --limit and --offset; --evidence.
void declare_format(CLI::App& cli, AnswerOptions& options);
void declare_pages(CLI::App& cli, AnswerOptions& options);
void declare_evidence(CLI::App& cli, AnswerOptions& options);

schema::Result<Window> read_window(const WindowOptions& options);
schema::Result<query::EventsQuery> read_events(const EventOptions& events, const WindowOptions& window,
                                               const AnswerOptions& answer);

// Asks, and writes the answer to standard output.
schema::Result<Exit> answer(const StoreOptions& source, const AnswerOptions& options,
                            const std::function<schema::Result<query::Answer>(store::Store&)>& ask);

// A subcommand that sets what the command is to run.
void add_query(CLI::App& cli, Run& chosen, const char* name, const char* summary,
               const std::function<Run(CLI::App&)>& declare);

// Each a file app/query_….cpp.
Run declare_query_co_travel(CLI::App& cli);
Run declare_query_ego(CLI::App& cli);
Run declare_query_first(CLI::App& cli);
Run declare_query_gap(CLI::App& cli);
Run declare_query_last(CLI::App& cli);
Run declare_query_meetings(CLI::App& cli);
Run declare_query_path(CLI::App& cli);
Run declare_query_search(CLI::App& cli);
Run declare_query_show(CLI::App& cli);
Run declare_query_timeline(CLI::App& cli);
Run declare_query_top(CLI::App& cli);

}  // namespace entente::app
