#include <doctest/doctest.h>

#include "extractors/text/detect.hpp"
#include "tests/text/helpers.hpp"

namespace entente::text {
namespace {

constexpr std::string_view spanish =
    "El ministro de Relaciones Exteriores se reuni\u00F3 ayer en Lima con su hom\u00F3logo chileno para "
    "hablar de la pesca "
    "y de los puertos, y ambos firmaron un acuerdo que entrar\u00E1 en vigor el pr\u00F3ximo a\u00F1o.";
constexpr std::string_view english =
    "The foreign minister met his Chilean counterpart in Lima to talk of fish and of ports, and the two "
    "signed an accord.";

TEST_CASE("languages are told, English full of names stays English") {
    struct Row {
        std::string text;
        std::string expected;
    };

    const Row rows[] = {
        {std::string(english), "en"},
        {std::string(spanish), "es"},
        {"\u041C\u0438\u043D\u0438\u0441\u0442\u0440 "
         "\u0438\u043D\u043E\u0441\u0442\u0440\u0430\u043D\u043D\u044B\u0445 "
         "\u0434\u0435\u043B \u0432\u0441\u0442\u0440\u0435\u0442\u0438\u043B\u0441\u044F \u0441 "
         "\u043F\u043E\u0441\u043B\u043E\u043C "
         "\u0432 \u041C\u043E\u0441\u043A\u0432\u0435 \u0432\u0447\u0435\u0440\u0430.",
         "ru"},
        {"Hola, amigos.", ""},
        {"Sultan Ibrahim of Johor visits Kuala Lumpur and Seri Menanti, Negeri Sembilan", "en"},
        {"Tuanku Muhriz ibni Almarhum Tuanku Munawir of Negeri Sembilan was received by the Yang di-Pertuan "
         "Agong at the "
         "Istana Negara in Kuala Lumpur.",
         "en"},
        {"", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(detect_language(row.text) == row.expected);
    }
}

Document read_lines(std::string_view text, bool any_language) {
    Options options;
    options.any_language = any_language;
    auto document = read_text(text, {}, options);
    REQUIRE(document);
    return *std::move(document);
}

TEST_CASE("documents in other languages are told to the caller") {
    const Document document = read_lines(spanish, false);
    CHECK(document.language == Known{"es", Basis::content});
    CHECK(!is_readable(document));
    CHECK(is_readable(read_lines(english, false)));
    CHECK(is_readable(read_lines("Kenya, Togo, Mali", false)));
}

TEST_CASE("paragraphs in other languages are skipped, unless any language is asked for") {
    const std::string both = std::string(english) + "\n\n" + std::string(spanish) + "\n\nThe envoy left.\n";
    const Document document = read_lines(both, false);
    CHECK(document.language.value == "en");
    REQUIRE(document.blocks.size() == 3);
    CHECK(document.blocks[1].kind == BlockKind::skipped);
    CHECK(document.blocks[2].kind == BlockKind::paragraph);
    CHECK(read_lines(both, true).blocks[1].kind == BlockKind::paragraph);
}

}  // namespace
}  // namespace entente::text
