#include "graph/query/write_answer.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <vector>
#define RAPIDJSON_HAS_STDSTRING 1
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "graph/query/csv.hpp"
#include "graph/query/text_table.hpp"
#include "graph/schema/did_you_mean.hpp"

namespace entente::query {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;
using store::Proof;
using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

constexpr std::array<std::pair<std::string_view, OutputFormat>, 4> names{{{"table", OutputFormat::table},
                                                                          {"json", OutputFormat::json},
                                                                          {"jsonl", OutputFormat::jsonl},
                                                                          {"csv", OutputFormat::csv}}};

constexpr std::array<std::pair<const char*, std::string Proof::*>, 7> proof_fields{
    {{"record", &Proof::record},
     {"document", &Proof::document},
     {"published", &Proof::published},
     {"publisher", &Proof::publisher},
     {"url", &Proof::url},
     {"sentence", &Proof::sentence},
     {"rule", &Proof::rule}}};

bool shows(const AnswerColumn& column, OutputFormat format) {
    switch (column.shown) {
        case Shown::everywhere:
            return true;
        case Shown::table:
            return format == OutputFormat::table;
        case Shown::csv:
            return format == OutputFormat::csv;
        case Shown::json:
            return format == OutputFormat::json || format == OutputFormat::jsonl;
        case Shown::data:
            return format != OutputFormat::table;
    }
    return false;
}

std::vector<std::size_t> columns_of(const Answer& answer, OutputFormat format) {
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < answer.columns.size(); ++i)
        if (shows(answer.columns[i], format)) shown.push_back(i);
    return shown;
}

// As one cell. A table rounds what is not whole.
struct Cell {
    bool rounded;

    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(bool truth) const { return truth ? "yes" : "no"; }
    std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
    std::string operator()(double number) const {
        return rounded ? fmt::format("{:.3g}", number) : fmt::format("{}", number);
    }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const Value::List& list) const {
        std::vector<std::string> cells;
        for (const auto& value : list) cells.push_back(std::visit(*this, value.is));
        return fmt::format("{}", fmt::join(cells, rounded ? ", " : " "));
    }
    std::string operator()(const Value::Object& object) const {
        std::vector<std::string> cells;
        for (const auto& [name, value] : object)
            if (!value.empty()) cells.push_back(fmt::format("{}: {}", name, std::visit(*this, value.is)));
        return fmt::format("{}", fmt::join(cells, "; "));
    }
};

std::string describe(const Proof& proof) {
    std::vector<std::string_view> parts;
    for (const std::string* part : {&proof.document, &proof.published, &proof.publisher, &proof.url})
        if (!part->empty()) parts.push_back(*part);
    return fmt::format("{}: \"{}\"{}", fmt::join(parts, ", "), proof.sentence,
                       proof.rule.empty() ? "" : fmt::format(" [{}]", proof.rule));
}

std::string cell_of(const Value& value) {
    return std::visit(Cell{true}, value.is);
}

void write_rows(std::ostream& out, const Answer& answer, std::size_t width) {
    const auto shown = columns_of(answer, OutputFormat::table);
    std::vector<Column> columns;
    for (const std::size_t i : shown) columns.push_back({answer.columns[i].name, answer.columns[i].least});
    std::vector<std::vector<std::string>> rows, below;
    for (const auto& row : answer.rows) {
        auto& cells = rows.emplace_back();
        for (const std::size_t i : shown) cells.push_back(cell_of(row[i]));
    }
    for (const auto& proofs : answer.proofs) {
        auto& lines = below.emplace_back();
        for (const auto& proof : proofs) lines.push_back(describe(proof));
    }
    write_table(out, columns, rows, width, below);
}

bool is_table(const Value& value) {
    const auto* list = std::get_if<Value::List>(&value.is);
    return list && !list->empty() && std::holds_alternative<Value::Object>(list->front().is);
}

// All objects have the fields of the first one.
void write_objects(std::ostream& out, const Value::List& objects, std::size_t width) {
    std::vector<Column> columns;
    for (const auto& [name, value] : std::get<Value::Object>(objects.front().is)) columns.push_back({name});
    std::vector<std::vector<std::string>> rows;
    for (const auto& object : objects) {
        auto& cells = rows.emplace_back();
        for (const auto& [name, value] : std::get<Value::Object>(object.is)) cells.push_back(cell_of(value));
    }
    write_table(out, columns, rows, width);
}

void write_card(std::ostream& out, const Answer& answer, const Row& row, std::size_t width) {
    const auto shown = columns_of(answer, OutputFormat::table);
    std::size_t widest = 0;
    for (const std::size_t i : shown)
        if (!row[i].empty() && !is_table(row[i])) widest = std::max(widest, answer.columns[i].name.size());
    for (const std::size_t i : shown) {
        if (row[i].empty()) continue;
        if (is_table(row[i])) {
            out << '\n' << answer.columns[i].name << '\n';
            write_objects(out, std::get<Value::List>(row[i].is), width);
            continue;
        }
        std::string name = answer.columns[i].name;
        for (const auto& line :
             wrap(cell_of(row[i]), std::max<std::size_t>(width, widest + 22) - widest - 2)) {
            out << fmt::format("{:{}}  {}\n", name, widest, line);
            name.clear();
        }
    }
}

void write_text(std::ostream& out, const Answer& answer, std::size_t width) {
    if (answer.rows.empty())
        out << answer.nothing << '\n';
    else if (answer.card)
        write_card(out, answer, answer.rows.front(), width);
    else
        write_rows(out, answer, width);
    for (const auto& note : answer.notes)
        for (const auto& line : wrap(note, width)) out << line << '\n';
}

struct Json {
    JsonWriter& out;

    void operator()(std::monostate) const { out.Null(); }
    void operator()(bool truth) const { out.Bool(truth); }
    void operator()(std::int64_t number) const { out.Int64(number); }
    void operator()(double number) const { out.Double(number); }
    void operator()(const std::string& text) const { out.String(text); }
    void operator()(const Value::List& list) const {
        out.StartArray();
        for (const auto& value : list) std::visit(*this, value.is);
        out.EndArray();
    }
    void operator()(const Value::Object& object) const {
        out.StartObject();
        for (const auto& [name, value] : object) put(name, value);
        out.EndObject();
    }
    void put(const std::string& name, const Value& value) const {
        if (value.empty()) return;
        out.Key(name.c_str());
        std::visit(*this, value.is);
    }
};

Value::List values(const std::vector<Proof>& proofs) {
    Value::List list;
    for (const auto& proof : proofs) {
        Value::Object object;
        for (const auto& [name, field] : proof_fields) object.emplace_back(name, proof.*field);
        list.emplace_back(std::move(object));
    }
    return list;
}

std::string to_json(const Answer& answer, std::size_t row) {
    rapidjson::StringBuffer buffer;
    JsonWriter out(buffer);
    const Json json{out};
    out.StartObject();
    for (const std::size_t i : columns_of(answer, OutputFormat::json))
        json.put(answer.columns[i].name, answer.rows[row][i]);
    if (!answer.proofs.empty()) json.put("proofs", values(answer.proofs[row]));
    out.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

void write_json(std::ostream& out, const Answer& answer) {
    out << '[';
    for (std::size_t i = 0; i < answer.rows.size(); ++i) out << (i ? ",\n " : "\n ") << to_json(answer, i);
    out << (answer.rows.empty() ? "]\n" : "\n]\n");
}

bool is_number(const Value& value) {
    return std::holds_alternative<std::int64_t>(value.is) || std::holds_alternative<double>(value.is);
}

void write_csv(std::ostream& out, const Answer& answer) {
    const auto shown = columns_of(answer, OutputFormat::csv);
    std::vector<std::string> cells;
    const auto write_line = [&] { out << fmt::format("{}\r\n", fmt::join(cells, ",")); };
    for (const std::size_t i : shown) cells.push_back(answer.columns[i].name);
    if (!answer.proofs.empty())
        for (const auto& [name, field] : proof_fields) cells.push_back(fmt::format("proof_{}", name));
    write_line();
    for (std::size_t row = 0; row < answer.rows.size(); ++row) {
        cells.clear();
        for (const std::size_t i : shown) {
            const Value& value = answer.rows[row][i];
            const std::string cell = std::visit(Cell{false}, value.is);
            cells.push_back(is_number(value) ? cell : csv_cell(cell));
        }
        const std::size_t own = cells.size();
        if (answer.proofs.empty())
            write_line();
        else
            for (const auto& proof : answer.proofs[row]) {
                cells.resize(own);
                for (const auto& [name, field] : proof_fields) cells.push_back(csv_cell(proof.*field));
                write_line();
            }
    }
}

}  // namespace

Result<OutputFormat> parse_output_format(std::string_view text) {
    std::vector<std::string_view> known;
    for (const auto& [known_name, format] : names) {
        if (known_name == text) return format;
        known.push_back(known_name);
    }
    auto hint = schema::did_you_mean(text, known);
    if (hint.empty()) hint = fmt::format("the formats are {}", fmt::join(known, ", "));
    return std::unexpected(Error{ErrorCode::usage, fmt::format("unknown format \"{}\"", text), {}, 0, hint});
}

Result<void> write(std::ostream& out, const Answer& answer, const OutputOptions& options) {
    switch (options.format) {
        case OutputFormat::table:
            write_text(out, answer, options.width);
            break;
        case OutputFormat::json:
            write_json(out, answer);
            break;
        case OutputFormat::jsonl:
            for (std::size_t i = 0; i < answer.rows.size(); ++i) out << to_json(answer, i) << '\n';
            break;
        case OutputFormat::csv:
            write_csv(out, answer);
            break;
    }
    out.flush();
    if (out.good()) return {};
    return std::unexpected(Error{ErrorCode::io, "the answer could not be written to its end", {}, 0, {}});
}

}  // namespace entente::query
