// A record with every field set, and random ones, for the tests of everything that carries records.
#pragma once

#include <random>

#include "graph/schema/record.hpp"

namespace entente::test {

inline schema::Party minister(std::string id, std::string name, std::string code, int side,
                              std::uint32_t begin) {
    const auto length = static_cast<std::uint32_t>(name.size());
    return {.id = std::move(id),
            .name = name,
            .kind = schema::ActorKind::person,
            .code = code,
            .country = code,
            .sector = "GOV",
            .office = "Foreign Minister",
            .level = "minister",
            .role = "participant",
            .side = side,
            .text = name,
            .span = {schema::Field::text, {begin, begin + length}}};
}

// "Foreign Ministers Ana Ruiz and Tomas Berg held a virtual meeting on 6-7 January 2022."
inline schema::Record full_record() {
    using namespace schema;
    const Day first = std::chrono::year{2022} / 1 / 6;
    const Span<CodePointUnit> sentence{0, 85};
    Record record;
    record.id = "r_0123456789abcdef";
    record.document = "sample-1";
    record.act = "CONSULT";
    record.mode = "virtual";
    record.type = "CONSULT";
    record.contexts = {"military", "diplomatic"};
    record.cameo = "040";
    record.goldstein = 1.0;
    record.score = 2.5;
    record.quad = 1;
    record.reciprocal = true;
    record.format = "bilateral";
    record.date = EventDate{{first, first + std::chrono::days{1}, DatePrecision::day},
                            DateBasis::text,
                            FieldSpan{Field::text, {68, 84}}};
    record.actor = {minister("person:ESP/ana-ruiz", "Ana Ruiz", "ESP", 1, 18),
                    minister("person:SWE/tomas-berg", "Tomas Berg", "SWE", 2, 31)};
    record.actor[1].dictionary_code = "SWEGOV";
    record.place = Place{"Liverpool", "GBR", {Field::title, {4, 13}}};
    record.topic = "fishing \"quotas\"";
    record.about = {{"country:TWN", {Field::text, {90, 96}}}};
    record.attribution = Attribution{
        minister("person:ESP/ana-ruiz", "Ana Ruiz", "ESP", 1, 18), "said", {Field::text, {100, 104}}};
    record.trigger = {"held a virtual meeting", {Field::text, {42, 64}}};
    record.evidence = {
        2,
        "Foreign Ministers Ana Ruiz and Tomas Berg held a virtual meeting on 6-7 January 2022.",
        {Field::text, sentence}};
    record.why = {{"act", "meet.hold-meeting", ""}, {"actor[0]", "", "persons.tsv:18233"}};
    record.confidence = 0.94;
    return record;
}

using Random = std::mt19937_64;

inline std::size_t below(Random& random, std::size_t n) {
    return static_cast<std::size_t>(random() % n);
}
inline bool coin(Random& random) {
    return below(random, 2) == 0;
}

inline std::string random_text(Random& random) {
    static const std::vector<std::string> pieces = {
        "a", "Ü",   "日本", "\xF0\x9F\xA4\x9D",   "\"",   "\\",  "\n",    "\t",
        " ", "مصر", "\x01", std::string(1, '\0'), "\x7F", "<&>", "graph", "'"};
    std::string text = "x";
    for (std::size_t i = below(random, 6); i > 0; --i) text += pieces[below(random, pieces.size())];
    return text;
}

inline std::string maybe_text(Random& random) {
    return coin(random) ? random_text(random) : std::string();
}

inline schema::FieldSpan random_span(Random& random) {
    const auto begin = static_cast<std::uint32_t>(below(random, 1000));
    const auto end = begin + static_cast<std::uint32_t>(below(random, 50));
    return {coin(random) ? schema::Field::text : schema::Field::title, {begin, end}};
}

inline schema::Party random_party(Random& random) {
    schema::Party party;
    party.id = "country:" + random_text(random);
    party.name = maybe_text(random);
    party.kind = static_cast<schema::ActorKind>(below(random, 7));
    party.code = maybe_text(random);
    party.country = maybe_text(random);
    party.sector = maybe_text(random);
    party.office = maybe_text(random);
    party.level = maybe_text(random);
    party.role = maybe_text(random);
    if (coin(random)) party.side = static_cast<int>(below(random, 4)) - 1;
    party.text = maybe_text(random);
    party.span = random_span(random);
    return party;
}

inline schema::EventDate random_date(Random& random) {
    const schema::Day start{std::chrono::days{static_cast<int>(below(random, 60000)) - 20000}};
    const std::chrono::days length{static_cast<int>(below(random, 400))};
    schema::EventDate date{{start, start + length, static_cast<schema::DatePrecision>(below(random, 3))},
                           static_cast<schema::DateBasis>(below(random, 3)),
                           {}};
    if (coin(random)) date.span = random_span(random);
    return date;
}

inline schema::Record random_record(Random& random) {
    schema::Record record;
    record.id = "r_" + random_text(random);
    record.document = random_text(random);
    record.act = random_text(random);
    record.mode = maybe_text(random);
    record.status = static_cast<schema::Status>(below(random, 7));
    if (coin(random)) record.contexts = {random_text(random), random_text(random)};
    if (coin(random)) {
        record.type = random_text(random);
        record.cameo = maybe_text(random);
        record.goldstein = static_cast<double>(static_cast<std::int64_t>(random())) / 1e17;
        record.score = static_cast<double>(below(random, 40)) / 4 - 5;
        record.quad = static_cast<int>(below(random, 5));
    }
    record.reciprocal = coin(random);
    record.scope = coin(random) ? schema::Scope::international : schema::Scope::domestic;
    record.foreground = coin(random);
    record.format = maybe_text(random);
    if (coin(random)) record.date = random_date(random);
    for (std::size_t i = below(random, 4); i > 0; --i) record.actor.push_back(random_party(random));
    for (std::size_t i = below(random, 3); i > 0; --i) record.recipient.push_back(random_party(random));
    if (coin(random))
        record.place = schema::Place{random_text(random), maybe_text(random), random_span(random)};
    record.topic = maybe_text(random);
    if (coin(random)) record.about = {{random_text(random), random_span(random)}};
    if (coin(random)) record.attribution = schema::Attribution{{}, maybe_text(random), random_span(random)};
    if (record.attribution && coin(random)) record.attribution->actor = random_party(random);
    record.trigger = {maybe_text(random), random_span(random)};
    record.evidence = {static_cast<std::uint32_t>(below(random, 9)), maybe_text(random), random_span(random)};
    if (coin(random)) record.why = {{random_text(random), maybe_text(random), maybe_text(random)}};
    record.confidence = static_cast<double>(random() >> 11) * 0x1p-53;
    return record;
}

}  // namespace entente::test
