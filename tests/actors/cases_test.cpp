// Runs the tables of tests/cases that state what the linker must find, and holds it to what it has reached.
// ENTENTE_CASES=1 lists every row that is not all right; ENTENTE_CASES=coreference those of that table.
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "extractors/actors/link.hpp"
#include "graph/schema/table.hpp"
#include "tests/actors/expected.hpp"
#include "tests/support/engine.hpp"

using namespace entente;
using tests::Score;

namespace {

using Mentions = std::vector<actors::LinkedMention>;

Mentions link(std::string_view text, std::string_view date) {
    const auto parsed = tests::parse(text);
    const auto read = schema::parse_date(date);
    if (!read) FAIL("not a date: " << date);
    actors::Memory memory;
    return actors::link(tests::knowledge(), parsed, read->start, memory);
}

// A sentence about nobody but this one: "The French foreign minister spoke."
std::string about(std::string_view whom) {
    auto text = fmt::format("{} spoke.", whom);
    text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text;
}

std::string describe(std::string_view text, const Mentions& mentions) {
    std::string out;
    for (const auto& mention : mentions)
        out += fmt::format("{}{}={} ({}{}{}, {})", out.empty() ? "" : "; ", schema::slice(text, mention.span),
                           mention.actor.id, mention.actor.name, mention.actor.office.empty() ? "" : ", ",
                           mention.actor.office, mention.rule);
    return out.empty() ? "nothing" : out;
}

struct Row {
    std::string text;  // what the linker reads
    Score score;
    Mentions mentions;
};

struct Cells {
    std::string_view date, what, country, expected;
};

Row linked_row(const Cells& cells) {
    Row row{std::string(cells.what), {}, link(cells.what, cells.date)};
    for (const auto& item : tests::parse_expected(cells.what, cells.expected))
        row.score += tests::judge(item, row.mentions);
    return row;
}

// Office → person: "-" where nobody may be named.
Row holder_row(const Cells& cells) {
    Row row{about(cells.what), {}, {}};
    row.mentions = link(row.text, cells.date);
    const auto person = std::ranges::find(row.mentions, schema::ActorKind::person,
                                          [](const auto& mention) { return mention.actor.kind; });
    const bool named = person != row.mentions.end();
    if (cells.expected == "-")
        row.score = {.right = !named, .wrong = named};
    else if (!named)
        row.score = {.missed = 1};
    else
        ++(tests::is_called(person->actor, cells.expected) ? row.score.right : row.score.wrong);
    return row;
}

// Person → office: "-" where the person held none; several offices at once are a list.
Row office_row(const Cells& cells) {
    Row row{about(cells.what), {}, {}};
    row.mentions = link(row.text, cells.date);
    const auto person = std::ranges::find_if(
        row.mentions, [&](const auto& mention) { return tests::is_called(mention.actor, cells.what); });
    const auto title = person == row.mentions.end() ? std::string() : person->actor.office;
    const bool right = std::ranges::any_of(schema::split_list(cells.expected), [&](auto office) {
        return tests::is_title(cells.country, office, title);
    });
    if (cells.expected == "-")
        row.score = {.right = title.empty(), .wrong = !title.empty()};
    else
        row.score = {.right = right, .wrong = !right && !title.empty(), .missed = title.empty()};
    return row;
}

// What the linker has reached. Bounds go up, never down.
struct Suite {
    std::string_view path;  // below tests/cases
    std::string_view what;  // column that holds the text, the mention or the person
    Row (*run)(const Cells&);
    int clean_rows;
    double precision;
    double recall;
};

constexpr Suite suites[] = {
    {"blind/ambiguous.tsv", "sentence", linked_row, 88, 1.0, 0.98},
    {"ambiguous.tsv", "sentence", linked_row, 64, 1.0, 0.99},
    {"blind/coreference.tsv", "text", linked_row, 39, 0.955, 0.775},
    {"coreference.tsv", "text", linked_row, 30, 0.97, 0.85},
    {"blind/office_date.tsv", "mention", holder_row, 29, 0.87, 0.80},
    {"person_office.tsv", "person", office_row, 49, 1.0, 0.97},
};

bool lists(std::string_view path) {
    const char* wanted = std::getenv("ENTENTE_CASES");
    return wanted && (std::string_view(wanted) == "1" || path.contains(wanted));
}

void run(const Suite& suite) {
    const auto text = tests::read_source("tests/cases/" + std::string(suite.path));
    const std::string_view columns[] = {"date", suite.what, "expected"};
    const std::string_view optional[] = {"country"};
    const auto table = schema::parse_table(text, suite.path, columns, optional);
    if (!table) FAIL(schema::describe(table.error()));
    Score all;
    int clean = 0;
    for (const auto& row : table->rows) {
        const auto cell = [&](std::string_view column) { return table->cell(row, column); };
        const auto result = suite.run({cell("date"), cell(suite.what), cell("country"), cell("expected")});
        all += result.score;
        clean += result.score.clean();
        if (!result.score.clean() && lists(suite.path))
            MESSAGE(fmt::format("{}:{}: {} {}\n  expected: {}\n  found: {}", suite.path, row.line,
                                cell("date"), result.text, cell("expected"),
                                describe(result.text, result.mentions)));
    }
    MESSAGE(
        fmt::format("{}: {} of {} rows all right; links: {} right, {} wrong, {} missed; precision {:.3f}, "
                    "recall {:.3f}",
                    suite.path, clean, table->rows.size(), all.right, all.wrong, all.missed, all.precision(),
                    all.recall()));
    CHECK(clean >= suite.clean_rows);
    CHECK(all.precision() >= suite.precision);
    CHECK(all.recall() >= suite.recall);
}

}  // namespace

TEST_CASE("tables of cases") {
    for (const auto& suite : suites) run(suite);
}
