#include "graph/query/diff.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/store/lookup.hpp"
#include "graph/store/record_json.hpp"

namespace entente::query {
namespace {

using schema::Record;
using schema::Result;

using Fields = std::vector<std::pair<const char*, std::string>>;

std::string ids(const std::vector<schema::Party>& parties) {
    std::string text;
    for (const auto& party : parties)
        text += fmt::format("{}{}{}", text.empty() ? "" : ", ", party.id,
                            party.role.empty() ? "" : fmt::format(" ({})", party.role));
    return text;
}

Fields fields_of(const Record& r, const std::string& event) {
    return {{"act", r.act},
            {"mode", r.mode},
            {"status", std::string(name(r.status))},
            {"type", r.type},
            {"cameo", r.cameo},
            {"scope", std::string(name(r.scope))},
            {"foreground", r.foreground ? "yes" : "no"},
            {"format", r.format},
            {"date", r.date ? when(r.date->range) : ""},
            {"actor", ids(r.actor)},
            {"recipient", ids(r.recipient)},
            {"place", r.place ? fmt::format("{} {}", r.place->name, r.place->country) : ""},
            {"topic", r.topic},
            {"confidence", fmt::format("{:.3f}", r.confidence)},
            {"evidence", r.evidence.text},
            {"event", event}};
}

using Records = std::map<std::string, store::StoredRecord>;

Result<Records> records_in(store::Store& store, const std::string& document) {
    auto list = store::records_in(store, document);
    if (!list) return std::unexpected(list.error());
    Records records;
    for (auto& record : *list) {
        std::string id = record.id;
        records.emplace(std::move(id), std::move(record));
    }
    return records;
}

struct Counts {
    std::size_t gained = 0, lost = 0, changed = 0;
};

Result<void> compare(const std::string& document, const store::StoredRecord& a, const store::StoredRecord& b,
                     Answer& answer, Counts& counts) {
    if (a.json == b.json && a.event == b.event) return {};
    const auto one = store::parse_record(a.json), other = store::parse_record(b.json);
    if (!one) return std::unexpected(one.error());
    if (!other) return std::unexpected(other.error());
    const Fields before = fields_of(*one, a.event), after = fields_of(*other, b.event);
    const std::size_t rows = answer.rows.size();
    for (std::size_t i = 0; i < before.size(); ++i)
        if (before[i].second != after[i].second)
            answer.rows.push_back({document, a.id, "changed", before[i].first, before[i].second,
                                   after[i].second, other->evidence.text});
    if (answer.rows.size() > rows) ++counts.changed;
    return {};
}

Result<void> add_alone(const std::string& document, const store::StoredRecord& record, const char* change,
                       Answer& answer) {
    const auto told = store::parse_record(record.json);
    if (!told) return std::unexpected(told.error());
    const std::string text =
        fmt::format("{} {}", told->type.empty() ? told->act : told->type, name(told->status));
    const bool gained = std::string_view(change) == "gained";
    answer.rows.push_back(
        {document, record.id, change, "", gained ? "" : text, gained ? text : "", told->evidence.text});
    return {};
}

}  // namespace

Result<Answer> diff(store::Store& a, store::Store& b) {
    const auto in_a = a.document_ids(), in_b = b.document_ids();
    if (!in_a) return std::unexpected(in_a.error());
    if (!in_b) return std::unexpected(in_b.error());
    std::set<std::string> documents(in_a->begin(), in_a->end());
    documents.insert(in_b->begin(), in_b->end());
    Answer answer{{{"document", Shown::everywhere, 8},
                   {"record", Shown::data},
                   {"change", Shown::everywhere, 7},
                   {"field", Shown::everywhere, 6},
                   {"before", Shown::everywhere, 8},
                   {"after", Shown::everywhere, 8},
                   {"sentence", Shown::everywhere, 16}}};
    answer.nothing = "no differences";
    Counts counts;
    for (const auto& document : documents) {
        const auto before = records_in(a, document), after = records_in(b, document);
        if (!before) return std::unexpected(before.error());
        if (!after) return std::unexpected(after.error());
        for (const auto& [id, record] : *before) {
            const auto same = after->find(id);
            counts.lost += same == after->end();
            auto done = same == after->end() ? add_alone(document, record, "lost", answer)
                                             : compare(document, record, same->second, answer, counts);
            if (!done) return std::unexpected(done.error());
        }
        for (const auto& [id, record] : *after) {
            if (before->contains(id)) continue;
            ++counts.gained;
            if (auto done = add_alone(document, record, "gained", answer); !done)
                return std::unexpected(done.error());
        }
    }
    answer.notes.push_back(fmt::format("records: {} gained, {} lost, {} changed; documents: {} and {}",
                                       counts.gained, counts.lost, counts.changed, in_a->size(),
                                       in_b->size()));
    return answer;
}

}  // namespace entente::query
