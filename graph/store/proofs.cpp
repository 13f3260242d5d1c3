#include "graph/store/proofs.hpp"

#include <algorithm>

#include "graph/store/record_json.hpp"
#include "graph/store/rows.hpp"
#include "graph/store/store_impl.hpp"

namespace entente::store {

using schema::Result;

namespace {

Result<std::string> rule_of(std::string_view json) {
    const auto record = parse_record(json);
    if (!record) return std::unexpected(record.error());
    const auto why = std::ranges::find(record->why, "act", &schema::Why::field);
    return why == record->why.end() ? std::string() : why->rule;
}

}  // namespace

Result<std::vector<Proof>> proofs(Store& store, std::span<const std::string> records) {
    Connection& sql = store.impl().sql;
    std::vector<Proof> found;
    for (const auto& id : records) {
        auto read = each_row(
            sql,
            sql.query("SELECT r.id, r.document, d.date_start, d.publisher, d.url, r.evidence, r.json "
                      "FROM records r JOIN documents d ON d.id = r.document WHERE r.id = ?",
                      id),
            [&](const Statement& row) -> Result<void> {
                auto rule = rule_of(row.text(6));
                if (!rule) return std::unexpected(schema::at(rule.error(), sql.path()));
                found.push_back({text_of(row, 0), text_of(row, 1), text_of(row, 2), text_of(row, 3),
                                 text_of(row, 4), text_of(row, 5), *std::move(rule)});
                return {};
            });
        if (!read) return std::unexpected(read.error());
    }
    return found;
}

}  // namespace entente::store
