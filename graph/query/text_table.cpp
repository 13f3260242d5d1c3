#include "graph/query/text_table.hpp"

#include <algorithm>
#include <numeric>
#include <unicode/uchar.h>
#include <utility>

#include "graph/schema/utf8.hpp"

namespace entente::query {
namespace {

using Cells = std::vector<std::string>;

constexpr std::string_view gap = "  ";

std::size_t width_of(char32_t c) {
    const auto point = static_cast<UChar32>(c);
    switch (u_charType(point)) {
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_CONTROL_CHAR:
        case U_FORMAT_CHAR:
            return 0;
        default:
            break;
    }
    const auto east_asian = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
    return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

struct Glyph {
    std::string_view bytes;
    std::size_t width;
};

// A character and what combines with it. Controls and broken bytes come as blanks.
Glyph take_glyph(std::string_view& text) {
    const std::string_view before = text;
    const auto first = schema::take_code_point(text);
    if (!first || u_charType(static_cast<UChar32>(*first)) == U_CONTROL_CHAR) return {" ", 1};
    while (!text.empty()) {
        std::string_view rest = text;
        const auto next = schema::take_code_point(rest);
        if (!next || width_of(*next) != 0 || u_charType(static_cast<UChar32>(*next)) == U_CONTROL_CHAR) break;
        text = rest;
    }
    return {before.substr(0, before.size() - text.size()), width_of(*first)};
}

// Single blanks, no controls.
std::string tidy(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto glyph = take_glyph(text);
        if (glyph.bytes != " ")
            out += glyph.bytes;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

// The front of a word that fits; at least one glyph.
std::string_view fitting(std::string_view word, std::size_t width) {
    std::string_view rest = word;
    std::size_t used = 0;
    while (!rest.empty()) {
        std::string_view after = rest;
        const auto glyph = take_glyph(after);
        if (used + glyph.width > width && used > 0) break;
        used += glyph.width;
        rest = after;
    }
    return word.substr(0, word.size() - rest.size());
}

std::size_t total(const std::vector<std::size_t>& widths) {
    return std::accumulate(widths.begin(), widths.end(), (widths.size() - 1) * gap.size());
}

// Takes cells from the widest column until all fit.
std::vector<std::size_t> fit(std::vector<std::size_t> widths, const std::vector<Column>& columns,
                             std::size_t width) {
    while (total(widths) > width) {
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i)
            if (widths[i] > columns[i].least && (widest == widths.size() || widths[i] > widths[widest]))
                widest = i;
        if (widest == widths.size()) break;
        --widths[widest];
    }
    return widths;
}

std::vector<std::size_t> natural_widths(const std::vector<Column>& columns, const std::vector<Cells>& rows) {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        std::size_t widest = display_width(columns[i].name);
        for (const auto& row : rows) widest = std::max(widest, display_width(row[i]));
        widths.push_back(widest);
    }
    return widths;
}

void write_row(std::ostream& out, const Cells& cells, const std::vector<std::size_t>& widths) {
    std::vector<Cells> columns;
    std::size_t height = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        columns.push_back(wrap(cells[i], widths[i]));
        height = std::max(height, columns.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
        std::string text;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const std::string cell = line < columns[i].size() ? columns[i][line] : "";
            text += cell;
            text.append(widths[i] - std::min(widths[i], display_width(cell)), ' ');
            text += gap;
        }
        text.erase(text.find_last_not_of(' ') + 1);
        out << text << '\n';
    }
}

void write_below(std::ostream& out, const Cells& lines, std::size_t width) {
    constexpr std::size_t indent = 4;
    for (const auto& text : lines) {
        std::size_t deep = indent;
        for (const auto& line : wrap(text, std::max<std::size_t>(width, 2 * indent + 2) - 2 * indent)) {
            out << std::string(deep, ' ') << line << '\n';
            deep = indent + 2;
        }
    }
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) width += take_glyph(text).width;
    return width;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    const std::string tidied = tidy(text);
    std::string_view rest = tidied;
    std::string line;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(' '), rest.size());
        const std::string_view word = rest.substr(0, end);
        const std::size_t used = line.empty() ? 0 : display_width(line) + 1;
        if (used + display_width(word) <= width) {
            line += (line.empty() ? "" : " ") + std::string(word);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        } else if (!line.empty()) {
            lines.push_back(std::exchange(line, {}));
        } else {
            const auto part = fitting(word, width);
            lines.emplace_back(part);
            rest.remove_prefix(part.size());
            if (rest.starts_with(' ')) rest.remove_prefix(1);
        }
    }
    if (!line.empty() || lines.empty()) lines.push_back(line);
    return lines;
}

void write_table(std::ostream& out, const std::vector<Column>& columns, const std::vector<Cells>& rows,
                 std::size_t width, const std::vector<Cells>& below) {
    std::vector<Cells> tidied = rows;
    for (auto& row : tidied)
        for (auto& cell : row) cell = tidy(cell);
    const auto widths = fit(natural_widths(columns, tidied), columns, width);
    Cells head, rule;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        head.push_back(columns[i].name);
        rule.emplace_back(widths[i], '-');
    }
    write_row(out, head, widths);
    write_row(out, rule, widths);
    for (std::size_t i = 0; i < tidied.size(); ++i) {
        write_row(out, tidied[i], widths);
        if (!below.empty()) write_below(out, below[i], width);
    }
}

}  // namespace entente::query
