#include "extractors/language/strings.hpp"

#include <doctest/doctest.h>

using namespace entente::language;

namespace {

struct Case {
    std::string_view text;
    std::uint64_t id;
};

// What spacy.strings.get_string_id gives in spaCy 3.8.
constexpr Case cases[] = {
    {"", 0},
    {"a", 11901859001352538922U},
    {"ab", 6606101647874324205U},
    {"abc", 13021918864714763345U},
    {"the", 7425985699627899538U},
    {"Japan", 11778144722599621067U},
    {"reaffirmed", 8412134724416506140U},
    {"12345678", 9871996032675327904U},
    {"123456789012345", 1977656309825800745U},
    {"1234567890123456", 14282323045393386168U},
    {"naïve", 16224804062388677344U},
    {"İstanbul", 5531652341963919559U},
    {"😀", 13900606239988879105U},
    {"ORG", 383},
    {"LAW", 390},
    {"root", 449},
    {"ROOT", 8206900633647566924U},
    {"dep", 414},
    {"_", 456},
    {"VERB", 100},
    {"DEPRECATED001", 104},
    {"DEPRECATED276", 379},
    {"FLAG19", 19},
    {"FLAG63", 63},
    {"FLAG64", 1510155025906635710U},
    {"DEPRECATED277", 3599742205655016057U},
    {"FLAG18", 3263284862557174234U},
    {"DEPRECATED01", 9678447626129892687U},
};

}  // namespace

TEST_CASE("string ids are spaCy's") {
    for (const Case& row : cases) {
        CAPTURE(row.text);
        CHECK(string_id(row.text) == row.id);
    }
}

TEST_CASE("reserved names and their ids lead to each other") {
    for (std::uint64_t id = 1; id < 457; ++id) {
        CAPTURE(id);
        REQUIRE_FALSE(reserved_name(id).empty());
        CHECK(string_id(reserved_name(id)) == id);
    }
    CHECK(reserved_name(0).empty());
    CHECK(reserved_name(457).empty());
    CHECK(reserved_name(murmur64("the")).empty());
}
