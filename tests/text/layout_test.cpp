#include "extractors/text/layout.hpp"

#include <doctest/doctest.h>

#include "extractors/text/boilerplate.hpp"
#include "tests/text/helpers.hpp"

namespace entente::text {
namespace {

using Lines = std::vector<std::string>;

Document read_plain(std::string_view text) {
    auto document = read_text(text, {}, {});
    REQUIRE(document);
    return *std::move(document);
}

TEST_CASE("news layout becomes blocks") {
    const Document document = read_plain(
        "Peru and Fiji open talks\n"
        "\n"
        "The premier of Fiji met the envoy of Peru in Suva on Monday.\n"
        "They spoke of trade.\n"
        "Next steps\n"
        "- A second round in Lima\n"
        "2) Talks on ports\n"
        "\u2022 Talks on visas\n"
        "The delegations in Suva. (Photo: Press Office)\n");
    CHECK(document.title == Known{"Peru and Fiji open talks", Basis::content});
    CHECK(shown(document) == Lines{"paragraph|The premier of Fiji met the envoy of Peru in Suva on Monday.",
                                   "paragraph|They spoke of trade.", "heading|Next steps",
                                   "list_item|A second round in Lima", "list_item|Talks on ports",
                                   "list_item|Talks on visas",
                                   "caption|The delegations in Suva. (Photo: Press Office)"});
}

TEST_CASE("wrapped lines are one paragraph, and headings are not drawn into it") {
    const Document document = read_plain(
        "A headline of this page\n"
        "The premier of Fiji met the envoy of Peru in the town of Suva on a Monday and\n"
        "spoke with him of trade, of ports and of visas, until the evening came and the\n"
        "two of them went to dinner, where they went on to speak of those same matters\n"
        "for long.\n"
        "The next day they parted.\n");
    REQUIRE(document.blocks.size() == 3);
    const std::string_view paragraph = slice(document.text, document.blocks[1].span);
    CHECK(paragraph.starts_with("The premier of Fiji"));
    CHECK(paragraph.ends_with("for long."));
    CHECK(paragraph.find('\n') == std::string_view::npos);
    CHECK(document.title.value == "A headline of this page");
}

TEST_CASE("lines that are not wrapped stay apart") {
    const Document document =
        read_plain("Agenda\nFirst the ports are spoken of.\nThen the visas are spoken of.\n");
    CHECK(document.blocks.size() == 3);
}

TEST_CASE("what is around a saved page's text is skipped") {
    const Document document = read_plain(
        "Home | World | Business | Contact\n"
        "* * *\n"
        "Kenya hosts river states\n"
        "Kenya hosts river states\n"
        "Africa, Water No Comments on Kenya hosts river states\n"
        "Share this:\n"
        "The river states met in Nairobi and agreed on a council, the hosts said in a statement.\n"
        "They will meet again.\n"
        "Related Articles\n"
        "Uganda opens a dam\n"
        "Leave a comment\n"
        "Copyright \u00A9 2011-2024 Example Review\n"
        "Example Review is a journal of rivers. It invites its readers to write.\n"
        "Back to Top");
    CHECK(shown(document) ==
          Lines{"paragraph|The river states met in Nairobi and agreed on a council, the hosts "
                "said in a statement.",
                "paragraph|They will meet again."});
    CHECK(document.date.basis == Basis::none);  // no copyright year
}

TEST_CASE("phrases within sentences skip nothing") {
    const std::string rows[] = {
        "Share the burden, the minister told the allies.",
        "Related articles of the treaty were left for later.",
        "Copyright law was on the agenda of both the ministers.",
        "The ministers will subscribe to the accord in May.",
        "Follow us, the envoy told the delegates in the hall.",
        "Read more books, the president told the students.",
    };
    for (const std::string& text : rows) {
        CAPTURE(text);
        const std::string page =
            std::string("The two ministers met in Accra for talks.\n") + text + "\nThey parted then.\n";
        CHECK(shown(read_plain(page)).size() == 3);
    }
}

TEST_CASE("a copyright line at the head does not end the text") {
    const Document document = read_plain(
        "Copyright 2020 Example Wire\n\nThe ministers met in Accra for talks on the canal.\n\nThey agreed on "
        "it.\n");
    CHECK(shown(document).size() == 2);
}

TEST_CASE("headings and captions are read once") {
    const Document document = read_plain(
        "Ministers meet in Accra\n\nThe two ministers met in Accra for talks.\n\n"
        "The hall in Accra. (Photo: Press Office)\n\nThe hall in Accra. (Photo: Press Office)\n\n"
        "Ministers meet in Accra\n\nThey agreed on a canal.\n");
    CHECK(shown(document) == Lines{"paragraph|The two ministers met in Accra for talks.",
                                   "caption|The hall in Accra. (Photo: Press Office)",
                                   "paragraph|They agreed on a canal."});
}

TEST_CASE("heading-like lines") {
    struct Row {
        std::string line;
        bool expected;
    };

    const Row rows[] = {
        {"Ministers meet in Accra", true},
        {"\u201CNo deal\u201D, says envoy", true},
        {"Will they meet?", true},
        {"10 states agree on river", true},
        {"The ministers met in Accra.", false},
        {"and then they met", false},
        {"The following points were agreed:", false},
        {"", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.line);
        CHECK(is_heading_like(row.line) == row.expected);
    }
}

}  // namespace
}  // namespace entente::text
