#include "graph/query/answer.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace entente::query {

bool Value::empty() const {
    if (std::holds_alternative<std::monostate>(is)) return true;
    if (const auto* text = std::get_if<std::string>(&is)) return text->empty();
    if (const auto* list = std::get_if<List>(&is)) return list->empty();
    const auto* object = std::get_if<Object>(&is);
    return object && object->empty();
}

std::string when(const std::optional<schema::DateRange>& date) {
    if (!date) return "";
    const auto& [start, end, precision] = *date;
    const std::string first = schema::to_iso(start);
    if (precision == schema::DatePrecision::month) return first.substr(0, 7);
    if (precision == schema::DatePrecision::year) return first.substr(0, 4);
    return start == end ? first : fmt::format("{} to {}", first, schema::to_iso(end));
}

std::string page_note(std::size_t offset, std::size_t shown, std::size_t all) {
    return fmt::format("{} to {} of {}", offset + 1, offset + shown, all);
}

void cut(Answer& answer, std::size_t offset, std::size_t limit) {
    const std::size_t all = answer.rows.size();
    const std::size_t first = std::min(offset, all);
    const std::size_t last = limit == 0 ? all : std::min(all, first + limit);
    if (first == 0 && last == all) return;
    const auto keep = [&](auto& rows) {
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(last), rows.end());
        rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(first));
    };
    keep(answer.rows);
    if (!answer.proofs.empty()) keep(answer.proofs);
    if (first < last) answer.notes.push_back(page_note(first, last - first, all));
}

}  // namespace entente::query
