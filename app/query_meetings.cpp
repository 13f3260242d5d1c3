// entente query meetings: who met whom.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/query_options.hpp"
#include "graph/query/meetings.hpp"
#include "graph/query/write_meetings.hpp"

namespace entente::app {
namespace {

using schema::Result;

struct Options {
    StoreOptions store;
    WindowOptions window;
    AnswerOptions answer;
    std::vector<std::string> actors;
    std::string status = "happened";
    query::MeetingsQuery query;
};

Result<query::MeetingsQuery> read_query(const Options& options) {
    const auto window = read_window(options.window);
    if (!window) return std::unexpected(window.error());
    query::MeetingsQuery query = options.query;
    if (!options.actors.empty()) query.a = options.actors[0];
    if (options.actors.size() > 1) query.b = options.actors[1];
    query.from = window->from;
    query.to = window->to;
    query.status = *schema::parse_status(options.status);
    query.offset = options.answer.offset;
    query.limit = options.answer.limit;
    return query;
}

Result<Exit> run(const Options& options) {
    const auto query = read_query(options);
    if (!query) return std::unexpected(query.error());
    return answer(options.store, options.answer, [&](store::Store& store) -> Result<query::Answer> {
        const auto meetings = query::meetings(store, *query);
        if (!meetings) return std::unexpected(meetings.error());
        auto found = query::to_answer(*meetings);
        if (!options.answer.evidence) return found;
        if (auto added = query::add_proofs(found, *meetings, store); !added)
            return std::unexpected(added.error());
        return found;
    });
}

void declare_filters(CLI::App& cli, Options& options) {
    auto& query = options.query;
    cli.add_option("--mode", query.mode, "meet, visit, phone, virtual, multilateral …");
    cli.add_option("--place", query.place, "its name as the answer has it, or the code of its country");
    cli.add_option("--topic", query.topic, "a part of what it was about");
    cli.add_option("--status", options.status, "what became of the meetings")
        ->check(CLI::IsMember(
            {"happened", "planned", "cancelled", "called-for", "alleged", "denied", "hypothetical"}))
        ->capture_default_str();
    cli.add_option("--min-confidence", query.min_confidence, "leave out what is less certain")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    cli.add_flag("--background", query.background, "also what is told in passing, as known history");
    cli.add_flag("--co-attended", query.co_attended,
                 "of two: also what both attended among many, without being told to have met");
}

}  // namespace

Run declare_query_meetings(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    declare_store(cli, options->store);
    declare_who(cli, options->actors, 0, 2);
    declare_window(cli, options->window);
    declare_filters(cli, *options);
    declare_expand(cli, options->query.expand);
    declare_pages(cli, options->answer);
    declare_evidence(cli, options->answer);
    declare_format(cli, options->answer);
    return [options](const Settings&) { return run(*options); };
}

}  // namespace entente::app
