#include "extractors/text/sentence_hints.hpp"

#include <doctest/doctest.h>

#include "tests/text/helpers.hpp"

namespace entente::text {
namespace {

// The text with "|" before each certain start but the first and "?" before each word that is left open.
std::string marked(std::string_view text) {
    Document document;
    document.text = text;
    document.blocks = {{{0, static_cast<std::uint32_t>(text.size())}, BlockKind::paragraph}};
    const auto hints = sentence_hints(document);
    std::string out;
    auto hint = hints.begin();
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool word = text[at] != ' ' && (at == 0 || text[at - 1] == ' ');
        const bool hinted = hint != hints.end() && hint->byte == at;
        if (word && at > 0 && (!hinted || hint->start)) out += hinted ? '|' : '?';
        if (hinted) ++hint;
        out += text[at];
    }
    return out;
}

TEST_CASE("sentences begin and go on where it is certain") {
    const std::string rows[] = {
        // plain
        "They met. |The envoy left. |Peru agreed.", "They met in 2021. |The envoy left.",
        "Did they meet? |They did! |So it was.", "They met at the U.N. |The envoy left.",
        "They met at the U.N. Security Council.", "It is home to the U.S. Navy and of U.S. forces.",
        "They left Japan. |Ministers agreed.",
        // titles, initials, numbers, months
        "They told Gen. Roe and Lt. Gov. Poe of it.", "Sen. J. William Roe met Dr. Poe.",
        "John F. Roe met Mr. Poe.", "It was Resolution No. 5 of Jan. 6 and Art. 7 of it.",
        "It was France vs. Spain, i.e. Europe.", "Example Inc. signed. |Example Corp. |The end.",
        "They met at 3 p.m. |The envoy left.", "They met at 3 p.m. on Monday.",
        // quotations
        "\u201CWe met. |We agreed,\u201D he said. |She left.", "\u201CIt is good.\u201D Roe said.",
        "\u201CIt is good.\u201D |The envoy left the hall.", "He said, \u201CWe agreed.\u201D |She left.",
        "\u201CWill it last?\u201D he asked.", "They spoke (at length) of trade.",
        // datelines and speakers
        "TOKYO, Jan. 7, 2022 (Agency) \u2014 |The ministers met.",
        "President of Peru Jane Roe: |Good morning.",
        // open: the parser decides
        "They met \u2013 ?again \u2013 ?in Oslo: ?They spoke; ?then left.", "They met Sgt Poe of Co. ?Dublin",
        "It went on\u2026 ?The envoy left.", "They met in Oslo (again). |The envoy left.",
        "One. ?Two & three.", "The Workers\u2019 Party (WP) Secretary left, says Yahoo! ?News.",
        "It is Roe v. Poe, in caf\u00E9 talk."};
    for (const std::string& row : rows) {
        CAPTURE(row);
        std::string text = row;
        std::erase_if(text, [](char c) { return c == '|'; });
        // The marks of open places stand before words; real question marks behind them.
        for (std::size_t at = text.find(" ?"); at != std::string::npos; at = text.find(" ?"))
            text.erase(at + 1, 1);
        CHECK(marked(text) == row);
    }
}

TEST_CASE("each block begins a sentence, a skipped one has no other hint") {
    Document document;
    document.text = "Ministers meet\nThey met. They left.\n";
    document.blocks = {{{0, 14}, BlockKind::heading}, {{15, 35}, BlockKind::skipped}};
    const auto hints = sentence_hints(document);
    REQUIRE(hints.size() == 3);
    CHECK(hints[0] == SentenceHint{0, true});
    CHECK(hints[1] == SentenceHint{10, false});
    CHECK(hints[2] == SentenceHint{15, true});
    CHECK(sentence_hints({}).empty());
}

}  // namespace
}  // namespace entente::text
