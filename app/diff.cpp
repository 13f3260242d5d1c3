// entente diff: what a second store of the same documents has otherwise.
#include "graph/query/diff.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "app/query_options.hpp"

namespace entente::app {
namespace {

struct Options {
    std::string before, after;
    LensOptions lens;
    AnswerOptions answer;
};

schema::Result<Exit> run(const Options& options) {
    auto after = open_store(options.after, options.lens);
    if (!after) return std::unexpected(after.error());
    return answer({options.before, options.lens}, options.answer,
                  [&](store::Store& before) -> schema::Result<query::Answer> {
                      auto found = query::diff(before, *after);
                      if (found) query::cut(*found, options.answer.offset, options.answer.limit);
                      return found;
                  });
}

}  // namespace

Run declare_diff(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    cli.add_option("BEFORE", options->before, "a store that entente build made")->required();
    cli.add_option("AFTER", options->after, "another, of the same documents")->required();
    declare(cli, options->lens);
    declare_pages(cli, options->answer);
    declare_format(cli, options->answer);
    return [options](const Settings&) { return run(*options); };
}

}  // namespace entente::app
