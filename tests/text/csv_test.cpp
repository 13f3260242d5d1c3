#include "extractors/text/csv.hpp"

#include <doctest/doctest.h>
#include <sstream>

#include "tests/text/helpers.hpp"

namespace entente::text {
namespace {

// Each row as "id|date|title|text", or what is wrong with it.
std::vector<std::string> rows(const std::string& table, const Options& options = {}, char delimiter = 0) {
    std::istringstream in(table);
    CsvReader reader(in, options, delimiter);
    std::vector<std::string> shown_rows;
    while (auto item = reader.next()) {
        if (!*item) {
            shown_rows.push_back(schema::describe(item->error()));
            continue;
        }
        const auto document = read_item(**item, {}, options);
        REQUIRE(document);
        const auto origin =
            original(document->origin, {0, static_cast<std::uint32_t>(document->text.size())});
        CHECK(origin.end <= table.size());
        shown_rows.push_back((*item)->fields.id.value + "|" + shown(document->date.value) + "|" +
                             document->title.value + "|" + document->text);
    }
    return shown_rows;
}

using Rows = std::vector<std::string>;

TEST_CASE("rows are documents; quotes, line ends and delimiters of all kinds") {
    struct Case {
        const char* what;
        std::string table;
        Rows expected;
    };
    const std::string day = "2022-01-06..2022-01-06";
    const Case cases[] = {
        {"plain", "id,date,title,text\n1,2022-01-06,Talks,They met.\n", {"1|" + day + "|Talks|They met."}},
        {"no end of line", "id,text\n1,They met.", {"1|-||They met."}},
        {"CRLF, blank lines", "id,text\r\n\r\n1,A\r\n\r\n2,B\r\n", {"1|-||A", "2|-||B"}},
        {"CR alone", "id,text\r1,A\r2,B\r", {"1|-||A", "2|-||B"}},
        {"quotes", "id,text\n1,\"He said \"\"no\"\", and left.\"\n", {"1|-||He said \"no\", and left."}},
        {"a line end in quotes", "id,text\n1,\"A\n\nB\"\n2,C\n", {"1|-||A\n\nB", "2|-||C"}},
        {"a quote within a field", "id,text\n1,5\" guns\n", {"1|-||5\" guns"}},
        {"empty quotes", "id,text,title\n1,\"\",\n", {"1|-||"}},
        {"semicolons", "id;text\n1;A, B\n", {"1|-||A, B"}},
        {"tabs", "id\ttext\n1\tA, B\n", {"1|-||A, B"}},
        {"bars", "id|text\n1|A\n", {"1|-||A"}},
        {"a byte order mark, other case, blanks", "\xEF\xBB\xBFID , Text\n1,A\n", {"1|-||A"}},
        {"other usual names",
         "guid,published,headline,body\n1,6 January 2022,Talks,A\n",
         {"1|" + day + "|Talks|A"}},
        {"one column", "text\nA\n\"B, C\"\n", {"|-||A", "|-||B, C"}},
        {"nothing", "", {}},
        {"a header alone", "id,text\n", {}},
        {"too few fields",
         "id,text\n1\n2,B\n",
         {"line 2: has 1 fields, the header 2; put fields with delimiters, quotes or line ends in quotes",
          "2|-||B"}},
        {"too many fields",
         "id,text\n\"1\n\",A,B\n2,C\n",
         {"line 2: has 3 fields, the header 2; put fields with delimiters, quotes or line ends in quotes",
          "2|-||C"}},
        {"behind a quote",
         "id,text\n\"1\"x,A\n2,B\n",
         {"line 2: field 1 goes on behind its closing quote; double the quotes within it", "2|-||B"}},
        {"an open quote",
         "id,text\n1,A\n2,\"B\n3,C\n",
         {"1|-||A", "line 3: a quote is opened and never closed; close it, or double it where it is text"}},
        {"a bad date", "date,text\nnever,A\n2022-01-06,B\n", {"line 2: date: ", "|" + day + "||B"}},
        {"no text",
         "id,headline\n1,A\n",
         {"line 1: the header names no column for the text; say which it is with --csv-text; the columns are id, "
          "headline"}},
    };
    for (const auto& [what, table, expected] : cases) {
        CAPTURE(what);
        auto found = rows(table);
        if (std::string_view(what) == "a bad date") found.at(0).resize(14);
        CHECK(found == expected);
    }
}

TEST_CASE("columns are chosen by name, and a name that is not there is told with the nearest") {
    Options options;
    options.csv.text = "abstract";
    options.csv.id = "TEXT";
    CHECK(rows("text,abstract\n1,A\n", options) == Rows{"1|-||A"});
    options.csv.text = "abstrat";
    CHECK(rows("text,abstract\n1,A\n", options) ==
          Rows{"line 1: --csv-text: there is no column \"abstrat\"; did you mean \"abstract\"?"});
    CHECK(rows("id;text\n1;A\n", {}, ',').at(0).starts_with("line 1: the header names no column for the text"));
}

TEST_CASE("every byte of the text leads back to the row") {
    const std::string table = "id,text\n1,\"Caf\xC3\xA9 \"\"Nord\"\" met\"\n";
    std::istringstream in(table);
    CsvReader reader(in, {}, 0);
    const auto item = reader.next();
    REQUIRE((item && *item));
    const std::string row = table.substr(8);
    const auto& body = (*item)->body;
    CHECK(body.text == "Caf\xC3\xA9 \"Nord\" met");
    for (const Piece& piece : body.origin) {
        const auto from = row.substr(piece.origin, piece.origin_end - piece.origin);
        CHECK(from == (piece.verbatim ? std::string(schema::slice(body.text, piece.span)) : "\"\""));
    }
}

TEST_CASE("hostile tables cost a message and bounded memory") {
    Options options;
    options.limits.max_line_bytes = 1000;
    const std::string big(5000, 'x');
    CHECK(rows("id,text\n1,\"" + big + "\"\n2,B\n", options) ==
          Rows{"line 2: row is longer than 1000 bytes; is a quote not closed? else raise --max-line-bytes",
               "2|-||B"});
    CHECK(rows("id,text\n1,\"" + big, options).size() == 1);
    CHECK(rows(big + ",text\n1,A\n", options) == Rows{"line 1: the header is too long; is it a table?"});
    options.limits.max_line_bytes = 1 << 20;
    CHECK(rows("text" + std::string(10'000, ',') + "\nA\n", options) ==
          Rows{"line 1: has more than 4096 fields; is it a table?"});
    CHECK(rows("text\n" + std::string(1'000'000, ',') + "\n", options).size() == 1);
    CHECK(rows("text\n" + std::string(1'000'000, '"') + "\n", options).size() == 1);
    CHECK(rows(std::string("text\nA\0B\n\xFF\xFE\n", 12), options).size() == 2);
}

}  // namespace
}  // namespace entente::text
