#include "graph/query/show.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/query/ego.hpp"
#include "graph/query/ends.hpp"
#include "graph/query/who.hpp"
#include "graph/store/lookup.hpp"
#include "graph/store/names.hpp"

namespace entente::query {
namespace {

using schema::Event;
using schema::Result;

class Card {
  public:
    Card() { answer_.card = true; }

    void add(std::string name, Value value) {
        answer_.columns.push_back({std::move(name)});
        row_.push_back(std::move(value));
    }

    Answer done() {
        answer_.rows.push_back(std::move(row_));
        return std::move(answer_);
    }

  private:
    Answer answer_{{}};
    Row row_;
};

Value::List parties_of(const Event& event) {
    Value::List list;
    for (const auto& [parties, part] :
         {std::pair(&event.actor, "actor"), std::pair(&event.recipient, "recipient")})
        for (const auto& p : *parties)
            list.emplace_back(Value::Object{{"part", part},
                                            {"name", p.name},
                                            {"office", p.office},
                                            {"code", p.code},
                                            {"role", p.role},
                                            {"side", p.side ? Value(*p.side) : Value()},
                                            {"id", p.id}});
    return list;
}

Value::List accounts_of(const Event& event) {
    Value::List list;
    for (const auto& a : event.accounts)
        list.emplace_back(Value::Object{{"field", a.field},
                                        {"value", a.value},
                                        {"sources", a.sources},
                                        {"records", a.records},
                                        {"chosen", a.chosen}});
    return list;
}

Result<Value::List> records_of(store::Store& store, std::int64_t number) {
    const auto history = store::history(store, number);
    if (!history) return std::unexpected(history.error());
    Value::List list;
    for (const auto& a : *history)
        list.emplace_back(Value::Object{{"published", a.published},
                                        {"status", a.status},
                                        {"date", a.date},
                                        {"record", a.record},
                                        {"like", a.alike},
                                        {"score", a.score},
                                        {"reason", a.reason}});
    return list;
}

Result<Value::List> proofs_of(store::Store& store, const Event& event) {
    std::vector<std::string> records;
    for (const auto& telling : event.tellings) records.push_back(telling.record);
    const auto proofs = store::proofs(store, records);
    if (!proofs) return std::unexpected(proofs.error());
    Value::List list;
    for (const auto& p : *proofs)
        list.emplace_back(Value::Object{{"record", p.record},
                                        {"document", p.document},
                                        {"publisher", p.publisher},
                                        {"url", p.url},
                                        {"sentence", p.sentence},
                                        {"rule", p.rule}});
    return list;
}

Result<Answer> show_event(store::Store& store, std::int64_t number, std::string_view asked) {
    const auto found = store.event(number);
    if (!found) return std::unexpected(found.error());
    if (!*found) return Answer{{}};
    const Event& event = **found;
    auto records = records_of(store, number);
    if (!records) return std::unexpected(records.error());
    auto proofs = proofs_of(store, event);
    if (!proofs) return std::unexpected(proofs.error());
    Card card;
    card.add("event", event.id);
    if (asked != event.id) card.add("asked", asked);
    card.add("act", event.act);
    card.add("type", event.type);
    card.add("mode", event.mode);
    card.add("status", name(event.status));
    card.add("date", when(event.date));
    card.add("place", event.place ? event.place->name : "");
    card.add("place_country", event.place ? event.place->country : "");
    card.add("topic", event.topic);
    card.add("format", event.format);
    card.add("cameo", event.cameo);
    card.add("goldstein", event.goldstein);
    card.add("quad", event.quad);
    card.add("background", !event.foreground);
    card.add("confidence", event.confidence);
    card.add("documents", event.documents);
    card.add("sources", event.sources);
    card.add("parties", parties_of(event));
    card.add("accounts", accounts_of(event));
    card.add("records", *std::move(records));
    card.add("proofs", *std::move(proofs));
    return card.done();
}

Result<Answer> show_document(store::Store& store, const store::StoredDocument& document) {
    const auto copies = store::copies_of(store, document.id);
    if (!copies) return std::unexpected(copies.error());
    const auto told = store::told_in(store, document.id);
    if (!told) return std::unexpected(told.error());
    Value::List records;
    for (const auto& t : *told)
        records.emplace_back(Value::Object{{"record", t.record},
                                           {"event", t.event},
                                           {"type", t.type},
                                           {"status", t.status},
                                           {"date", t.date},
                                           {"sentence", t.sentence}});
    Card card;
    card.add("document", document.id);
    card.add("title", document.title.value);
    card.add("publisher", document.publisher.value);
    card.add("url", document.url.value);
    card.add("date", when(document.date));
    card.add("date_basis", document.date_basis);
    card.add("language", document.language);
    card.add("input", document.input);
    card.add("characters", document.text.size());
    card.add("copy_of", copies->first);
    card.add("copies", Value::List(copies->copies.begin(), copies->copies.end()));
    card.add("records", std::move(records));
    return card.done();
}

Value::List distinct(const std::vector<store::ActorName>& named, std::string store::KnownActor::* field) {
    std::set<std::string> values;
    for (const auto& name : named)
        if (!(name.actor.*field).empty()) values.insert(name.actor.*field);
    return Value::List(values.begin(), values.end());
}

Result<Answer> show_actor(store::Store& store, std::string_view argument) {
    const auto selector = find_actor(argument, store);
    if (!selector) return std::unexpected(selector.error());
    Card card;
    card.add("actor", selector->label);
    if (selector->by == Selector::By::id) {
        const auto named = store::Names(store).by_id(selector->value);
        if (!named) return std::unexpected(named.error());
        card.add("id", selector->value);
        card.add("names", distinct(*named, &store::KnownActor::name));
        card.add("offices", distinct(*named, &store::KnownActor::office));
        card.add("codes", distinct(*named, &store::KnownActor::code));
    } else {
        card.add("code", selector->by == Selector::By::code ? selector->value : selector->code);
    }
    const auto ties = ego(store, {.a = std::string(argument), .limit = 10});
    if (!ties) return std::unexpected(ties.error());
    Value::List neighbours;
    for (const auto& row : ties->rows) {
        Value::Object object;
        for (std::size_t i = 0; i < row.size(); ++i) object.emplace_back(ties->columns[i].name, row[i]);
        neighbours.emplace_back(std::move(object));
    }
    card.add("deals_with", std::move(neighbours));
    return card.done();
}

}  // namespace

Result<Answer> show(store::Store& store, std::string_view id) {
    const auto number = store::event_number(store, id);
    if (!number) return std::unexpected(number.error());
    if (*number) return show_event(store, **number, id);
    const auto document = store.document(id);
    if (!document) return std::unexpected(document.error());
    return *document ? show_document(store, **document) : show_actor(store, id);
}

}  // namespace entente::query
