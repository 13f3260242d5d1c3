#include "extractors/language/morphology.hpp"

#include <doctest/doctest.h>

using namespace entente::language;

TEST_CASE("analyses have one normal form") {
    struct Case {
        std::string_view given;
        std::optional<std::string> normal;
    };
    const Case cases[] = {
        {"", ""},
        {"_", ""},
        {"Number=Sing", "Number=Sing"},
        {"Number=Sing|Case=Nom", "Case=Nom|Number=Sing"},
        {"Case=Nom,Acc", "Case=Acc,Nom"},
        {"Number=Sing|Number=Plur", "Number=Plur"},
        {"Number", std::nullopt},
        {"Number=Sing|", std::nullopt},
        {"A=B=C", std::nullopt},
    };
    for (const Case& row : cases) {
        CAPTURE(row.given);
        CHECK(normalize_morphology(row.given) == row.normal);
    }
}

TEST_CASE("a feature is found by its whole name") {
    constexpr std::string_view analysis = "NumType=Card|Number=Sing|Tense=Past";
    CHECK(morphological_feature(analysis, "Number") == "Sing");
    CHECK(morphological_feature(analysis, "NumType") == "Card");
    CHECK(morphological_feature(analysis, "Tense") == "Past");
    CHECK(morphological_feature(analysis, "Num") == "");
    CHECK(morphological_feature("", "Number") == "");
}
