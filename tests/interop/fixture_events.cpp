// fixture_events FIXTURE FORMAT  writes events to standard output.
//   FIXTURE  nasty | random:EVENTS
//   FORMAT   jsonld | ntriples; `expected` is what a reader must find: a line of JSON for each event, written
//            without the exporters' help
#include <iostream>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <string>

#include "exporters/formats.hpp"
#include "tests/interop/fixture.hpp"

namespace {

using namespace entente;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

constexpr std::string_view hostile_title =
    "He said \"no\" \\ \n\t\r \x01 \xFF \xF0\x9F\xA4\x9D سامح <b>&amp;</b> '''";

void put(Writer& out, const char* key, std::string_view text) {
    if (text.empty()) return;
    out.Key(key);
    out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void put_parties(Writer& out, const char* list, const std::vector<schema::Party>& parties) {
    out.Key(list);
    out.StartArray();
    for (const auto& party : parties) {
        out.StartObject();
        put(out, "id", party.id);
        put(out, "name", party.name);
        put(out, "role", party.role);
        put(out, "office", party.office);
        put(out, "code", party.code);
        put(out, "country", party.country);
        put(out, "level", party.level);
        put(out, "sector", party.sector);
        if (party.side) {
            out.Key("side");
            out.Int(*party.side);
        }
        out.EndObject();
    }
    out.EndArray();
}

void put_event(const schema::Event& event, std::ostream& stream) {
    rapidjson::StringBuffer buffer;
    Writer out(buffer);
    out.StartObject();
    put(out, "id", event.id);
    put(out, "act", event.act);
    put(out, "type", event.type);
    put(out, "mode", event.mode);
    put(out, "status", name(event.status));
    put(out, "topic", event.topic);
    put(out, "evidence", event.evidence);
    put(out, "document", event.document);
    if (event.place) put(out, "place", event.place->name);
    if (event.place) put(out, "place_country", event.place->country);
    if (event.date) {
        put(out, "date_start", schema::to_iso(event.date->start));
        put(out, "date_end", schema::to_iso(event.date->end));
        put(out, "date_precision", name(event.date->precision));
    }
    out.Key("confidence");
    out.Double(event.confidence);
    put_parties(out, "actor", event.actor);
    put_parties(out, "recipient", event.recipient);
    out.Key("accounts");
    out.StartArray();
    for (const auto& account : event.accounts) {
        out.StartObject();
        put(out, "field", account.field);
        put(out, "value", account.value);
        out.Key("chosen");
        out.Bool(account.chosen);
        out.EndObject();
    }
    out.EndArray();
    out.EndObject();
    stream << buffer.GetString() << "\n";
}

// Two more records of one happening that do not agree about its day.
std::vector<schema::Record> fixture(const std::string& what) {
    if (what != "nasty") {
        test::Random random(29);
        std::vector<schema::Record> records;
        for (auto n = std::stoul(what.substr(what.find(':') + 1)); n > 0; --n)
            records.push_back(test::random_record(random));
        return records;
    }
    auto records = test::nasty_records();
    for (const auto* day : {"2023-05-01", "2023-05-02"}) {
        auto record = records.front();
        record.id = std::string("r_told_") + day;
        record.document = std::string("d ") + day;
        record.date = schema::EventDate{schema::parse_date(day).value(), schema::DateBasis::text, {}};
        records.push_back(record);
    }
    return records;
}

exporters::EventContext context() {
    return {[](std::string_view document) -> schema::Result<exporters::DocumentFacts> {
                return exporters::DocumentFacts{std::string(hostile_title), "Łódź \"Daily\"",
                                                "https://example.org/?q=<" + std::string(document) + ">",
                                                "en", schema::parse_date("2022-03").value()};
            },
            [](const model::Actor& actor) { return std::string(actor.id == "country:JPN" ? "Q17" : ""); }};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    const auto graph = model::build(fixture(argv[1]));
    if (argv[2] == std::string_view("expected")) {
        for (const auto& event : graph.events) put_event(event, std::cout);
        return 0;
    }
    const auto format = exporters::find_format(argv[2]);
    if (!format || !(*format)->write_events) return 2;
    return (*format)->write_events(graph, context(), {}, std::cout) ? 0 : 1;
}
