#include "exporters/rdf.hpp"

#include <doctest/doctest.h>
#include <rapidjson/document.h>
#include <set>
#include <sstream>

#include "tests/interop/fixture.hpp"

namespace entente::exporters {
namespace {

EventContext context() {
    EventContext context;
    context.document = [](std::string_view) -> schema::Result<DocumentFacts> {
        return DocumentFacts{"A \"title\"", "The Daily \\ News", "https://example.org/<a b>", "en",
                             schema::parse_date("2022-03").value()};
    };
    context.wikidata = [](const model::Actor& actor) {
        return std::string(actor.id == "country:JPN" ? "Q17" : actor.id == "country:USA" ? "no item" : "");
    };
    return context;
}

std::string written(WriteEvents write, const model::KnowledgeGraph& graph, const WriteOptions& options = {}) {
    std::ostringstream out;
    REQUIRE(write(graph, context(), options, out));
    return out.str();
}

TEST_CASE("every byte of an id is in its IRI, and none that an IRI may not have") {
    struct Case {
        std::string_view id, expected;
    };
    const Case cases[] = {
        {"country:JPN", "country:JPN"},
        {"body:X/air-force", "body:X/air-force"},
        {"a b\"<>\\", "a%20b%22%3C%3E%5C"},
        {"100%", "100%25"},
        {"../x/./y.z", "%2E%2E/x/%2E/y.z"},
        {"\xFF\xC3\xA9", "%FF%C3%A9"},
        {"a#b?c", "a%23b%3Fc"},
        {"", ""},
        {"//a//b", "%2F/a/%2Fb"},
        {"a../b", "a../b"},
    };
    for (const auto& [id, expected] : cases) CHECK(iri_part(id) == expected);
}

TEST_CASE("N-Triples: what an event is, who took part as what, and where it is told") {
    auto record = test::told("r 1", "2022-01-06",
                             {test::actor("country:USA", "United States", schema::ActorKind::country, "USA")},
                             {test::actor("person:Q42", "Somebody", schema::ActorKind::person, "JPN")});
    record.document = "d1";
    record.actor[0].role = "host";
    record.actor[0].side = 1;
    record.place = schema::Place{"Łódź", "POL", {}};
    const auto text = written(write_ntriples, model::build(std::vector{record}));
    for (const std::string_view line : {
             "<urn:entente:event/r%201> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
             "<http://semanticweb.cs.vu.nl/2009/11/sem/Event> .",
             "<urn:entente:event/r%201> <http://semanticweb.cs.vu.nl/2009/11/sem/hasTimeStamp> "
             "\"2022-01-06\"^^<http://www.w3.org/2001/XMLSchema#date> .",
             "<urn:entente:event/r%201> <http://semanticweb.cs.vu.nl/2009/11/sem/hasActor> "
             "<urn:entente:actor/country:USA> .",
             "<urn:entente:event/r%201> <http://www.w3.org/ns/prov#wasDerivedFrom> <urn:entente:document/d1> "
             ".",
             "<urn:entente:event/r%201#evidence> <http://www.w3.org/ns/prov#wasQuotedFrom> "
             "<urn:entente:document/d1> .",
             "<urn:entente:event/r%201#party-1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> "
             "<urn:entente:actor/country:USA> .",
             "<urn:entente:event/r%201#party-1> <http://semanticweb.cs.vu.nl/2009/11/sem/roleType> "
             "<urn:entente:role/host> .",
             "<urn:entente:event/r%201#party-1> <urn:entente:vocabulary#side> "
             "\"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .",
             "<urn:entente:event/r%201#party-2> <urn:entente:vocabulary#list> \"recipient\" .",
             "<urn:entente:actor/person:Q42> <http://www.w3.org/2002/07/owl#sameAs> "
             "<http://www.wikidata.org/entity/Q42> .",
             "<urn:entente:place/POL/%C5%81%C3%B3d%C5%BA> <http://www.w3.org/2000/01/rdf-schema#label> "
             "\"Łódź\" .",
             "<urn:entente:document/d1> <http://purl.org/dc/terms/issued> "
             "\"2022-03\"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> .",
             "<urn:entente:publisher/The%20Daily%20%5C%20News> "
             "<http://www.w3.org/2000/01/rdf-schema#label> \"The Daily \\u005C News\" .",
         })
        CHECK_MESSAGE(text.contains(std::string(line) + "\n"), line);
    CHECK_FALSE(text.contains("no item"));
}

TEST_CASE("a date is as precise as it is known") {
    struct Case {
        std::string_view date, stamp, begin;
    };
    const Case cases[] = {
        {"2022-01-06", "\"2022-01-06\"^^<http://www.w3.org/2001/XMLSchema#date>", "sem/hasBeginTimeStamp"},
        {"2022-03", "\"2022-03\"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>",
         "sem/hasEarliestBeginTimeStamp"},
        {"2021", "\"2021\"^^<http://www.w3.org/2001/XMLSchema#gYear>", "sem/hasEarliestBeginTimeStamp"},
    };
    const auto usa = test::actor("country:USA", "", schema::ActorKind::country);
    for (const auto& [date, stamp, begin] : cases) {
        const auto text =
            written(write_ntriples, model::build(std::vector{test::told("r", std::string(date), {usa}, {})}));
        CHECK(text.contains("sem/hasTimeStamp> " + std::string(stamp)));
        CHECK(text.contains(begin));
    }
}

std::size_t count_statements(const rapidjson::Value& subject) {
    std::size_t n = 0;
    for (const auto& member : subject.GetObject())
        if (member.value.IsArray()) n += member.value.Size();
    return n;
}

TEST_CASE("JSON-LD says as much as N-Triples, with hostile text, and no predicate of a subject twice") {
    const auto graph = model::build(test::nasty_records());
    const auto lines = written(write_ntriples, graph);
    rapidjson::Document document;
    document.Parse<rapidjson::kParseValidateEncodingFlag>(written(write_jsonld, graph).c_str());
    REQUIRE_FALSE(document.HasParseError());
    CHECK(document.MemberBegin()->name.GetString() == std::string("@context"));
    std::size_t n = 0;
    for (const auto& subject : document["@graph"].GetArray()) {
        n += count_statements(subject);
        std::set<std::string> names;
        for (const auto& member : subject.GetObject()) CHECK(names.insert(member.name.GetString()).second);
    }
    CHECK(n == static_cast<std::size_t>(std::ranges::count(lines, '\n')));
}

TEST_CASE("no statement is made twice") {
    std::istringstream lines(written(write_ntriples, model::build(test::nasty_records())));
    std::set<std::string> seen;
    for (std::string line; std::getline(lines, line);) CHECK_MESSAGE(seen.insert(line).second, line);
    CHECK(seen.size() > 100);
}

TEST_CASE("another base, and one that is none") {
    const auto graph = model::build(test::nasty_records());
    CHECK(written(write_ntriples, graph, {.base = "https://example.org/e/"})
              .contains("<https://example.org/e/actor/country:JPN>"));
    for (const auto* base : {"nothing", "http://a b/", "http://a/>", ":x", "http://\xFF/"}) {
        std::ostringstream out;
        const auto refused = write_jsonld(graph, context(), {.base = base}, out);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == schema::ErrorCode::usage);
    }
}

TEST_CASE("an error of the context ends it") {
    EventContext failing;
    failing.document = [](std::string_view) -> schema::Result<DocumentFacts> {
        return std::unexpected(schema::Error{schema::ErrorCode::io, "gone"});
    };
    std::ostringstream out;
    const auto refused = write_ntriples(model::build(test::nasty_records()), failing, {}, out);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "gone");
}

}  // namespace
}  // namespace entente::exporters
