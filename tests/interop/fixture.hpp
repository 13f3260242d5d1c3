// The graph with every nasty value: what readers trip over in the wild, in one small fixture. And a random
// one of any size, for speed and for what nobody thought of.
#pragma once

#include <fmt/format.h>

#include "graph/model/graph.hpp"
#include "tests/store/sample.hpp"

namespace entente::test {

inline schema::Party actor(std::string id, std::string name, schema::ActorKind kind,
                           std::string country = {}) {
    schema::Party party;
    party.id = std::move(id);
    party.name = std::move(name);
    party.kind = kind;
    party.code = country;
    party.country = std::move(country);
    return party;
}

inline schema::Record told(std::string id, std::string date, std::vector<schema::Party> actors,
                           std::vector<schema::Party> recipients) {
    schema::Record record;
    record.id = std::move(id);
    record.document = "nasty & <small>";
    record.act = record.type = "SUPPORT";
    record.cameo = "050";
    record.goldstein = 3.5;
    record.score = 5;
    record.quad = 1;
    record.actor = std::move(actors);
    record.recipient = std::move(recipients);
    record.evidence.text = "They did.";
    record.evidence.sentence = 1;
    record.confidence = 0.1;
    if (!date.empty())
        record.date = schema::EventDate{schema::parse_date(date).value(), schema::DateBasis::text, {}};
    return record;
}

inline std::vector<schema::Record> nasty_records() {
    using schema::ActorKind;
    using namespace std::string_literals;
    const auto usa = actor("country:USA", "United States", ActorKind::country, "USA");
    const auto jpn = actor("country:JPN", "Japan", ActorKind::country, "JPN");
    const auto graph = actor("graph", "graph", ActorKind::organization);
    const auto node = actor("node", "node", ActorKind::group);
    const auto quotes =
        actor("person:JPN/a", "He said \"no\" & 'yes' <b>&amp;</b> ]]> <!-- -->", ActorKind::person, "JPN");
    const auto slash = actor("person:JPN_a", "C:\\new\\N \\G\\", ActorKind::person, "JPN");
    const auto emoji = actor("person:USA/\xF0\x9F\xA4\x9D",
                             "\xF0\x9F\xA4\x9D \xF0\x9F\x87\xAF\xF0\x9F\x87\xB5", ActorKind::person, "USA");
    const auto rtl = actor("person:EGY\\N/شكري", "سامح شكري", ActorKind::person, "EGY");
    const auto control = actor("office:X/c",
                               "a\0b\x01"
                               "c\x1F\x7F\xEF\xBF\xBE\xC2\x85z"s,
                               ActorKind::office);
    const auto blanks = actor("body:X/b", "  two\nlines\tand\r\nblanks  ", ActorKind::body, "USA");
    const auto nameless = actor("place:\xFF", "", ActorKind::place);

    std::vector<schema::Record> records = {
        told("r_1", "2022-01-06", {usa}, {jpn}),  // two parallel edges, months apart
        told("r_2", "2022-03", {usa}, {jpn}),
        told("r_3", "", {jpn}, {jpn}),                     // a self-loop without a date
        told("r_4", "1969-12-31", {rtl}, {}),              // an isolated node
        told("r_5", "2022-01-07", {usa, jpn, graph}, {}),  // a meeting of three
        told("r_6", "2021", {node, graph}, {quotes, slash}),
        told("r 7/\"", "2022-01-08", {emoji, control}, {blanks, nameless}),
    };
    records[4].act = records[4].type = "CONSULT";
    records[4].mode = "virtual";
    records[4].reciprocal = true;
    records[4].format = "small-group";
    records[4].place = schema::Place{"Łódź \"\\\n", "POL", {}};
    records[4].topic = "tabs\tand <tags>";
    records[4].actor[0].role = "convener";
    records[4].actor[1].office = "Ministre \"d'État\"";
    records[5].status = schema::Status::alleged;
    records[5].quad = 4;
    records[5].evidence.text = "Line one\nline two \\N \\G ends in \\";
    records[5].foreground = false;
    records[6].type.clear();
    records[6].evidence.text.clear();
    return records;
}

// `edges` dated edges between about a hundredth as many actors.
inline std::vector<schema::Record> random_records(Random& random, std::size_t edges) {
    const std::size_t actors = edges / 100 + 2;
    const auto someone = [&] {
        const auto i = below(random, actors);
        return actor(fmt::format("person:JPN/{}", i), fmt::format("Person {}", i), schema::ActorKind::person,
                     "JPN");
    };
    std::vector<schema::Record> records;
    for (std::size_t i = 0; i < edges; ++i) {
        const auto date = fmt::format("20{:02}-{:02}-{:02}", below(random, 25), 1 + below(random, 12),
                                      1 + below(random, 28));
        records.push_back(told(fmt::format("r_{:016x}", i), date, {someone()}, {someone()}));
        records.back().evidence.text =
            "The minister met his counterpart in the capital and spoke about trade & security.";
    }
    return records;
}

}  // namespace entente::test
