#include "graph/derive/derive.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/derive/dyads.hpp"
#include "graph/model/cast.hpp"
#include "graph/model/copies.hpp"
#include "graph/model/identity.hpp"
#include "graph/model/merge.hpp"
#include "graph/model/report.hpp"
#include "graph/model/unknown_persons.hpp"
#include "graph/schema/fold.hpp"
#include "graph/store/event_tables.hpp"

namespace entente::derive {
namespace {

using schema::Event;
using schema::Record;
using schema::Result;
using store::DocumentHead;
using store::EventTables;

using Origins = std::unordered_map<std::string, model::Origin>;  // by document id

std::string host_of(std::string_view url) {
    const auto start = url.find("://");
    if (start == std::string_view::npos) return {};
    url.remove_prefix(start + 3);
    return std::string(url.substr(0, url.find_first_of("/?#:")));
}

model::Copy copy_of(const DocumentHead& head, EventTables& tables, Result<void>& failed) {
    model::Copy copy{head.id, head.published};
    if (head.signature.size() == sizeof copy.signature) {
        std::memcpy(copy.signature.data(), head.signature.data(), sizeof copy.signature);
        return copy;
    }
    const auto text = tables.text(head.id);
    if (text)
        copy.signature = model::signature_of(*text);
    else
        failed = std::unexpected(text.error());
    return copy;
}

// Who of a copy group speaks: its first document's publisher or host.
std::string source_of(const DocumentHead& first) {
    if (!first.publisher.empty()) return first.publisher;
    const std::string host = host_of(first.url);
    return host.empty() ? first.id : host;
}

Result<Origins> find_copies(EventTables& tables) {
    std::vector<DocumentHead> heads;
    if (auto read = tables.each_document([&](DocumentHead head) { heads.push_back(std::move(head)); }); !read)
        return std::unexpected(read.error());
    Result<void> failed;
    std::vector<model::Copy> documents;
    for (auto& head : heads) {
        documents.push_back(copy_of(head, tables, failed));
        head.signature = {};
    }
    const auto text_of = [&](const std::string& id) {
        auto text = tables.text(id);
        if (text) return *std::move(text);
        failed = std::unexpected(text.error());
        return std::string();
    };
    const auto first = model::copy_groups(documents, text_of);
    if (!failed) return std::unexpected(failed.error());
    Origins origins;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const DocumentHead& head = heads[first[i]];
        origins.emplace(heads[i].id,
                        model::Origin{heads[i].id, heads[i].published, head.id, source_of(head)});
        if (first[i] == i) continue;
        if (auto put = tables.put_copy(heads[i].id, head.id); !put) return std::unexpected(put.error());
    }
    return origins;
}

struct Told {
    model::Reports reports;
    std::vector<std::int64_t> numbers;  // of the reports' records
};

Result<Told> read_reports(EventTables& tables, const Origins& origins) {
    Told told;
    auto read = tables.each_record([&](std::int64_t number, const Record& record) {
        told.reports.add(record, origins.at(record.document));
        told.numbers.push_back(number);
    });
    if (!read) return std::unexpected(read.error());
    return told;
}

// By date, undated last, then id.
std::vector<model::Group> in_order(std::vector<model::Group> groups, std::span<const model::Report> reports) {
    std::vector<std::pair<model::Order, std::size_t>> order;
    for (std::size_t i = 0; i < groups.size(); ++i)
        order.emplace_back(model::order_of(groups[i], reports), i);
    std::ranges::sort(order);
    std::vector<model::Group> sorted;
    for (const auto& [key, i] : order) sorted.push_back(std::move(groups[i]));
    return sorted;
}

// Writes events one after the other; only names and numbers stay in memory.
class Writer {
  public:
    Writer(EventTables& tables, const Told& told, model::Identity identity)
        : tables_(tables), told_(told), identity_(identity) {}

    Result<void> put(const model::Group& group) {
        std::vector<Record> records;
        std::vector<std::int64_t> numbers;
        for (const std::size_t i : group.members) {
            auto record = tables_.record(told_.numbers[i]);
            if (!record) return std::unexpected(record.error());
            records.push_back(*std::move(record));
            numbers.push_back(told_.numbers[i]);
        }
        Event event = model::combine(group, told_.reports, records, identity_);
        bearers_.rename(event);
        cast_.add(event);
        for (const auto* parties : {&event.actor, &event.recipient})
            for (const auto& party : *parties) ++events_of_[party.id];
        return tables_.put_event(++number_, event, numbers, dyads(event, ends_));
    }

    Result<void> put_cast() {
        std::int64_t number = 0;
        for (const auto& key : ends_.keys())
            if (auto put = tables_.put_end(++number, key); !put) return put;
        number = 0;
        for (const auto& a : cast_.actors()) {
            auto put = tables_.put_actor(
                ++number, {a.id, a.name, a.kind, a.code, a.country, a.sector, events_of_[a.id]});
            if (!put) return put;
        }
        return put_names();
    }

  private:
    Result<void> put_names() {
        std::vector<store::KnownActor> names;
        if (auto read = tables_.each_name([&](store::KnownActor name) { names.push_back(std::move(name)); });
            !read)
            return read;
        for (const auto& name : names)
            if (auto put = tables_.put_name({schema::fold(name.name), name, schema::fold(name.office)}); !put)
                return put;
        return {};
    }

    EventTables& tables_;
    const Told& told_;
    model::Identity identity_;
    model::Bearers bearers_;
    model::Cast cast_;
    Ends ends_;
    std::unordered_map<std::string, std::size_t> events_of_;
    std::int64_t number_ = 0;
};

Result<void> fill(EventTables tables, model::Identity identity, const std::optional<schema::Day>& known_by) {
    const auto origins = find_copies(tables);
    if (!origins) return std::unexpected(origins.error());
    const auto told = read_reports(tables, *origins);
    if (!told) return std::unexpected(told.error());
    const auto groups = in_order(model::identify(told->reports.all(), identity), told->reports.all());
    Writer writer(tables, *told, identity);
    for (const auto& group : groups)
        if (auto put = writer.put(group); !put) return put;
    if (auto put = writer.put_cast(); !put) return put;
    std::map<std::string, std::string> derived_by{{"identity", std::string(name(identity))}};
    if (known_by) derived_by["known_by"] = schema::to_iso(*known_by);
    return tables.finish(derived_by);
}

}  // namespace

Result<void> settle(store::Store& store, model::Identity identity) {
    auto tables = EventTables::in_file(store);
    if (!tables) return std::unexpected(tables.error());
    return fill(*std::move(tables), identity, {});
}

Result<store::Store> open(const std::string& path, const Lens& lens, bool* settled_apart) {
    auto store = store::Store::open_read_only(path);
    if (!store) return store;
    const auto before = store->derived_by();
    if (!before) return std::unexpected(before.error());
    const auto found = before->find("identity");
    const std::string in_file = found == before->end() ? "" : found->second;
    const auto usual = model::parse_identity(in_file).value_or(model::Identity::usual);
    const auto identity = lens.identity.value_or(usual);
    const bool apart = lens.known_by || in_file != name(identity);
    if (settled_apart) *settled_apart = apart;
    if (!apart) return store;
    auto tables = EventTables::apart(*store, lens.known_by);
    if (!tables) return std::unexpected(tables.error());
    if (auto filled = fill(*std::move(tables), identity, lens.known_by); !filled)
        return std::unexpected(filled.error());
    return store;
}

}  // namespace entente::derive
