#include "tests/support/readings.hpp"

#include <algorithm>
#include <doctest/doctest.h>

#include "extractors/pipeline.hpp"
#include "tests/support/engine.hpp"

namespace entente::tests {
namespace {

template <class T>
T required(schema::Result<T> result) {
    if (!result) FAIL(schema::describe(result.error()));
    return *std::move(result);
}

const events::Synonyms& synonyms() {
    static const auto read = events::parse_synonyms(read_source("data/synonyms.tsv"), "synonyms.tsv");
    REQUIRE(read.has_value());
    return *read;
}

events::Rules read_rules() {
    std::vector<std::string> texts;
    for (const auto name : events::frame_table_names)
        texts.push_back(read_source("data/frames/" + std::string(name)));
    std::vector<events::FrameText> tables;
    for (std::size_t i = 0; i < texts.size(); ++i) tables.push_back({events::frame_table_names[i], texts[i]});
    return {
        required(events::parse_frames(tables, event_types(), {}, synonyms())),
        required(events::parse_factuality(read_source("data/factuality.tsv"), "factuality.tsv")),
        required(events::parse_contexts(read_source("data/contexts.tsv"), "contexts.tsv", event_types()))};
}

std::string codes(const std::vector<schema::Party>& parties) {
    std::vector<std::string> all;
    for (const auto& party : parties) {
        const auto code = party.code.empty() ? party.name : party.code;
        if (std::ranges::find(all, code) == all.end()) all.push_back(code);
    }
    std::string out;
    for (const auto& code : all) out += (out.empty() ? "" : "+") + code;
    return out;
}

std::vector<text::Block> paragraphs(std::string_view text) {
    std::vector<text::Block> blocks;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find("\n\n", begin), text.size());
        if (end > begin)
            blocks.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                              text::BlockKind::paragraph});
        begin = end + 2;
    }
    return blocks;
}

}  // namespace

const schema::EventTypes& event_types() {
    static const auto types =
        required(schema::parse_event_types(read_source("data/event_types.tsv"), "event_types.tsv"));
    return types;
}

const events::Rules& rules() {
    static const auto read = read_rules();
    return read;
}

std::vector<schema::Record> read(std::string_view text, std::string_view date, bool domestic) {
    static language::Workspace workspace(model());
    text::Document document;
    document.id = {"test", text::Basis::field};
    document.text = text;
    document.blocks = paragraphs(text);
    if (!date.empty()) document.date = {required(schema::parse_date(date)), text::Basis::field};
    return required(pipeline::extract({model(), knowledge(), rules(), event_types()}, workspace, document,
                                      {.domestic = domestic}))
        .records;
}

std::string reading(const std::vector<schema::Record>& records) {
    std::string out;
    for (const auto& record : records) {
        if (!out.empty()) out += "; ";
        out += codes(record.actor) + " " + record.act;
        if (!record.mode.empty()) out += "/" + record.mode;
        if (!record.recipient.empty()) out += " " + codes(record.recipient);
        out += " " + std::string(schema::name(record.status));
    }
    return out;
}

}  // namespace entente::tests
