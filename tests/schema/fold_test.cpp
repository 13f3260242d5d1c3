#include "graph/schema/fold.hpp"

#include <doctest/doctest.h>

namespace entente::schema {
namespace {

TEST_CASE("folding") {
    struct Case {
        std::string_view text, expected;
    };
    const Case cases[] = {
        {"CAFÉ", "cafe"}, {"Cafe\u0301", "cafe"}, {"Łódź", "lodz"},
        {"Ærø", "aero"},  {"Straße", "strasse"},  {"O'Brien-Smith, Jr.", "o brien smith jr"},
        {"  ", ""},       {"Сергей", "sergej"},   {"", ""}};
    for (const auto& [text, expected] : cases) CHECK(fold(text) == expected);
}

}  // namespace
}  // namespace entente::schema
