#include "app/linked_run.hpp"

#include "app/documents.hpp"
#include "app/engine.hpp"
#include "app/model.hpp"
#include "app/output.hpp"

namespace entente::app {

using schema::Result;

Result<Exit> run_linked(const DocumentOptions& documents, const std::string& path, const Settings& settings,
                        const TextOf& text_of) {
    const auto planned = plan(documents);
    if (!planned) return std::unexpected(planned.error());
    const auto engine = open_engine(settings);
    if (!engine) return std::unexpected(engine.error());
    auto output = Output::open(path);
    if (!output) return std::unexpected(output.error());
    auto workspaces = make_workspaces(engine->model, planned->jobs);
    Tally tally;
    for_each_document<Written>(
        *planned, tally,
        [&](const text::Document& document, std::size_t worker) {
            return text_of(engine->view(), workspaces[worker], document);
        },
        [&](const Outcome<Written>& outcome) {
            if (outcome.out && *outcome.out) {
                output->stream() << (*outcome.out)->text;
                tally.left_out((*outcome.out)->left_out);
            }
            return !output->failed();
        });
    return finish(*output, tally, *planned);
}

}  // namespace entente::app
