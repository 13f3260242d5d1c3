#include "app/commands.hpp"

#include <array>

namespace entente::app {
namespace {

constexpr std::array kCommands{
    Command{"build", "read documents into a graph: entente build INPUT… -o graph.db", declare_build},
    Command{"combine", "stores that were built apart into one: entente combine a.db b.db -o c.db",
            declare_combine},
    Command{"extract", "documents in, event records out, one JSON object a line", declare_extract},
    Command{"actors", "who is mentioned in documents, as of their days; actors show: what is known of one",
            declare_actors},
    Command{"explain", "why a text gives its events, and why no others: explain TEXT|FILE|EVENT_ID",
            declare_explain},
    Command{"frames", "frames stats: how often each row of the frame tables fires and is right",
            declare_frames},
    Command{"parse", "the language core alone: tokens, tags, trees, entities", declare_parse},
    Command{"convert", "graphs from one format to another; dictionaries of other coders as our tables",
            declare_convert},
    Command{"query", "ask a graph: who met whom, by what path, when first, about what", declare_query},
    Command{"stats", "what is in a graph; --errors: what could not be read", declare_stats},
    Command{"diff", "what two graphs of the same documents have otherwise", declare_diff},
    Command{"cite", "how to cite a graph: what it was made with and of what", declare_cite},
    Command{"analyze", "measure a graph: who is central, what belongs together, what changed",
            declare_analyze},
    Command{"export", "write a graph for other tools: graphml, dot", declare_export},
    Command{"train", "learn the scorer's weights from labelled documents", declare_train},
    Command{"validate", "check event records against the shipped JSON Schema", declare_validate},
    Command{"doctor", "show where model and tables lie and whether they can be read", declare_doctor},
};

}  // namespace

std::span<const Command> commands() {
    return kCommands;
}

}  // namespace entente::app
