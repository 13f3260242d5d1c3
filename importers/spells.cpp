#include "importers/spells.hpp"

namespace entente::importers {

using schema::Result;

void Spells::add(std::string_view start, std::string_view end) {
    if (start.empty() && end.empty()) return;
    if (count_++ == 0)
        start_ = start;
    else
        all_ += ' ';
    end_ = end;
    all_.append(start).append("/").append(end);
}

Result<void> Spells::put(GraphBuilder& builder, Cells& cells, Domain domain) const {
    if (count_ == 0) return {};
    if (auto fits = builder.check_size(all_.size()); !fits) return fits;
    const auto put_text = [&](std::string_view name, const std::string& text) -> Result<void> {
        const auto column = builder.column(domain, name, model::ValueType::text);
        if (!column) return std::unexpected(column.error());
        if (!text.empty()) cells.set_default(*column, std::string_view(text));
        return {};
    };
    if (auto done = put_text("date_start", start_); !done) return done;
    if (auto done = put_text("date_end", end_); !done || count_ == 1) return done;
    return put_text("spells", all_);
}

}  // namespace entente::importers
