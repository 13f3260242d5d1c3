#include "graph/model/copies.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <random>

namespace entente::model {
namespace {

using schema::parse_date;

const std::string report =
    "The foreign ministers of Peru and Chile met in Lima on Tuesday. They spoke about fishing, about the "
    "border and "
    "about a railway that both countries want to build together over the next ten years with money from a "
    "common fund. "
    "A second meeting is to follow in Santiago in the autumn, when the plans of the engineers should be "
    "ready.";
const std::string with_footer = report + " Copyright of the agency, all rights reserved.";
const std::string another =
    "The foreign ministers of Peru and Chile met in Lima on Tuesday. Nothing was agreed, and both left "
    "without a word to "
    "the press, while fishermen of the two countries blocked the harbour and asked for lower dues and for "
    "more time.";

struct Given {
    std::string id, date, text;
};

std::vector<std::string> firsts(const std::vector<Given>& given) {
    std::map<std::string, std::string> texts;
    std::vector<Copy> documents;
    for (const auto& [id, date, text] : given) {
        texts[id] = text;
        const auto day = date.empty() ? std::nullopt : std::optional(parse_date(date).value().start);
        documents.push_back({id, day, signature_of(text)});
    }
    std::vector<std::string> ids;
    for (const std::size_t first :
         copy_groups(documents, [&](const std::string& id) { return texts.at(id); }))
        ids.push_back(given[first].id);
    return ids;
}

using Ids = std::vector<std::string>;

TEST_CASE("copies of one text are one group, led by the smallest id") {
    struct Case {
        std::vector<Given> documents;
        Ids expected;
    };
    const Case cases[] = {
        {{}, {}},
        {{{"b", "2020-01-01", report}, {"a", "2020-01-02", report}}, {"a", "a"}},
        {{{"a", "2020-01-01", report}, {"b", "2020-01-01", with_footer}}, {"a", "a"}},
        {{{"a", "2020-01-01", report}, {"b", "2020-01-01", another}}, {"a", "b"}},
        {{{"a", "2020-01-01", report}, {"b", "2020-01-09", report}}, {"a", "b"}},  // too late
        {{{"a", "2020-01-01", report}, {"b", "2020-01-07", report}, {"c", "2020-01-13", report}},
         {"a", "a", "a"}},
        {{{"a", "", report}, {"b", "2020-01-09", report}}, {"a", "a"}},
        {{{"a", "2020-01-01", ""}, {"b", "2020-01-01", "."}}, {"a", "a"}},
        {{{"a", "2020-01-01", "Peru met Chile."}, {"b", "2020-01-01", "PERU MET CHILE"}}, {"a", "a"}},
        {{{"a", "2020-01-01", "Peru met Chile."}, {"b", "2020-01-01", "Peru met Bolivia."}}, {"a", "b"}},
    };
    for (const auto& [documents, expected] : cases) CHECK(firsts(documents) == expected);
}

TEST_CASE("the order of the documents changes nothing") {
    std::vector<Given> documents;
    for (int i = 0; i < 40; ++i)
        documents.push_back({"d" + std::to_string(i), "2020-01-0" + std::to_string(1 + i % 9),
                             i % 3 == 0 ? report : (i % 3 == 1 ? with_footer : another)});
    std::map<std::string, std::string> expected;
    const auto ids = firsts(documents);
    for (std::size_t i = 0; i < ids.size(); ++i) expected[documents[i].id] = ids[i];
    CHECK(std::ranges::count(ids, "d0") > 20);
    std::mt19937 random(5);
    for (int round = 0; round < 10; ++round) {
        std::ranges::shuffle(documents, random);
        const auto again = firsts(documents);
        for (std::size_t i = 0; i < again.size(); ++i) CHECK(expected.at(documents[i].id) == again[i]);
    }
}

TEST_CASE("resemblance") {
    CHECK(resemblance(report, report) == 1);
    CHECK(resemblance(report, with_footer) > 0.8);
    CHECK(resemblance(report, another) < 0.3);
    CHECK(resemblance("", "") == 1);
    CHECK(resemblance("", report) == 0);
}

}  // namespace
}  // namespace entente::model
