// An answer to a query: rows under named columns, each row with its proofs where they were asked for. All
// queries answer so, and one writer (write_answer.hpp) puts it out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "graph/schema/date.hpp"
#include "graph/store/proofs.hpp"

namespace entente::query {

// Nothing, a truth, a number, a text, a list, or values with names.
struct Value {
    using List = std::vector<Value>;
    using Object = std::vector<std::pair<std::string, Value>>;

    std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Object> is;

    Value() = default;
    Value(bool truth) : is(truth) {}
    Value(int number) : is(std::int64_t{number}) {}
    Value(std::int64_t number) : is(number) {}
    Value(std::size_t number) : is(static_cast<std::int64_t>(number)) {}
    Value(double number) : is(number) {}
    Value(std::string text) : is(std::move(text)) {}
    Value(std::string_view text) : is(std::string(text)) {}
    Value(const char* text) : is(std::string(text)) {}
    Value(List list) : is(std::move(list)) {}
    Value(Object object) : is(std::move(object)) {}

    // What JSON leaves out: nothing, a text without letters, a list without values.
    bool empty() const;

    friend bool operator==(const Value&, const Value&) = default;
};

// Where a column shows.
enum class Shown : std::uint8_t { everywhere, table, csv, json, data };  // data: csv and json

struct AnswerColumn {
    std::string name;
    Shown shown = Shown::everywhere;
    std::size_t least = 4;  // cells that it keeps in a narrow table
};

using Row = std::vector<Value>;

struct Answer {
    std::vector<AnswerColumn> columns;
    std::vector<Row> rows = {};
    std::vector<std::vector<store::Proof>> proofs = {};  // one list a row, or none at all
    std::vector<std::string> notes = {};                 // after the table
    std::string nothing = "nothing found";               // in place of a table without rows
    bool card = false;  // a table shows the values below one another, and lists of objects as tables
};

// "2022", "2022-03", "2022-03-01", "2022-03-01 to 2022-03-04"; "" where there is none.
std::string when(const std::optional<schema::DateRange>& date);

// "11 to 20 of 57"
std::string page_note(std::size_t offset, std::size_t shown, std::size_t all);

// Leaves `limit` rows (0: all) after the first `offset`; says in the notes how many there were.
void cut(Answer& answer, std::size_t offset, std::size_t limit);

}  // namespace entente::query
