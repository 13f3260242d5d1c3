#include "extractors/events/records.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "extractors/actors/stateless.hpp"

namespace entente::events {
namespace {

using schema::ByteSpan;
using schema::Field;
using schema::FieldSpan;
using schema::Record;

class Assembler {
  public:
    Assembler(const Event& event, const Texts& texts) : event_(event), texts_(texts) {}

    Record run(std::string_view document) const {
        Record record;
        record.document = document;
        record.act = event_.frame->act;
        record.mode = event_.mode;
        record.status = event_.status;
        record.cameo = event_.frame->cameo;
        record.reciprocal = event_.frame->mutual && event_.recipient.empty();
        record.scope = scope_of(event_);
        record.foreground = event_.foreground;
        record.contexts = event_.contexts;
        if (event_.topic) record.topic = slice(event_.field, *event_.topic);
        record.why = event_.why;
        parties(event_.actor, "actor", record.actor, record.why);
        parties(event_.recipient, "recipient", record.recipient, record.why);
        sides(record);
        if (record.act == "CONSULT") record.format = format(record);
        if (event_.date) record.date = date();
        if (event_.place)
            record.place = schema::Place{event_.place->name, event_.place->country,
                                         at(event_.place->field, event_.place->span)};
        for (const auto& mention : event_.about)
            record.about.push_back({mention.actor.id, at(event_.field, mention.span)});
        if (event_.said) record.attribution = attribution(record.why);
        record.trigger = {slice(event_.field, event_.trigger), at(event_.field, event_.trigger)};
        record.evidence = {evidence_number(), slice(event_.field, event_.evidence),
                           at(event_.field, event_.evidence)};
        record.confidence = event_.confidence;
        return record;
    }

  private:
    std::string slice(Field field, ByteSpan span) const {
        return std::string(schema::slice(field == Field::title ? texts_.title : texts_.text, span));
    }

    FieldSpan at(Field field, ByteSpan span) const {
        return {field, (field == Field::title ? texts_.title_points : texts_.text_points).of(span)};
    }

    // Sentence 0 is the title, where the document has one.
    std::uint32_t evidence_number() const {
        if (event_.field == Field::title) return 0;
        return event_.sentence + (texts_.title.empty() ? 0U : 1U);
    }

    schema::Party party(const actors::LinkedMention& mention, Field field, std::string role) const {
        schema::Party party;
        const auto& actor = mention.actor;
        party.id = actor.id;
        party.name = actor.name;
        party.kind = actor.kind;
        party.code = actor.code;
        party.country = actor.country;
        party.sector = actor.sector;
        party.office = actor.office;
        party.level = actor.level;
        party.dictionary_code = actor.dictionary_code;
        party.role = std::move(role);
        party.text = slice(field, mention.span);
        party.span = at(field, mention.span);
        return party;
    }

    void parties(const std::vector<Participant>& from, std::string_view field, std::vector<schema::Party>& to,
                 std::vector<schema::Why>& why) const {
        for (const auto& participant : from) {
            why.push_back(
                {fmt::format("{}[{}]", field, to.size()), participant.mention.rule, participant.mention.row});
            to.push_back(party(participant.mention, participant.field, participant.role));
        }
    }

    // Who sits with whom: one side a state or organisation, in order of naming.
    static void sides(Record& record) {
        if (record.act != "CONSULT") return;
        std::vector<std::string> order;
        for (auto* list : {&record.actor, &record.recipient}) {
            for (auto& party : *list) {
                const auto& key = party.code.empty() ? party.id : party.code;
                auto found = std::ranges::find(order, key);
                if (found == order.end()) found = order.insert(order.end(), key);
                party.side = static_cast<int>(found - order.begin()) + 1;
            }
        }
    }

    static std::string format(const Record& record) {
        int most = 0;
        for (const auto* list : {&record.actor, &record.recipient})
            for (const auto& party : *list) most = std::max(most, party.side.value_or(0));
        if (most > 4) return "multilateral";
        return most > 2 || record.actor.size() + record.recipient.size() > 2 ? "small-group" : "bilateral";
    }

    schema::EventDate date() const {
        schema::EventDate date{event_.date->range, event_.date->basis, {}};
        if (event_.date->span) date.span = at(event_.date->field, *event_.date->span);
        return date;
    }

    schema::Attribution attribution(std::vector<schema::Why>& why) const {
        schema::Attribution said{{}, event_.said->verb, at(event_.field, event_.said->span)};
        if (event_.said->by) said.actor = party(*event_.said->by, event_.field, "");
        why.push_back({"attribution", "verb of saying", ""});
        return said;
    }

    const Event& event_;
    const Texts& texts_;
};

std::uint64_t mix(std::uint64_t hash, std::string_view text) {
    for (const auto c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    return hash;
}

}  // namespace

schema::Result<Record> record_of(const Event& event, std::string_view document, const Texts& texts,
                                 const schema::EventTypes& types) {
    auto record = Assembler(event, texts).run(document);
    if (auto derived = types.derive(record); !derived) return std::unexpected(derived.error());
    return record;
}

schema::Scope scope_of(const Event& event) {
    std::set<std::string> ends;
    bool state = false;
    for (const auto* side : {&event.actor, &event.recipient}) {
        for (const auto& party : *side) {
            const auto& actor = party.mention.actor;
            if (actors::is_stateless(actor)) continue;
            const bool armed = actor.kind == schema::ActorKind::group && actor.sector == "REB";
            ends.insert(actor.code.empty() || armed ? actor.id : actor.code);
            state = state || !actor.code.empty();
        }
    }
    return state && ends.size() > 1 ? schema::Scope::international : schema::Scope::domestic;
}

std::string record_id(std::string_view document, const FieldSpan& trigger, std::uint32_t ordinal) {
    const auto place = fmt::format("\x1f{}:{}-{}#{}", schema::name(trigger.field), trigger.span.begin,
                                   trigger.span.end, ordinal);
    return fmt::format("r_{:016x}", mix(mix(0xCBF29CE484222325, document), place));
}

}  // namespace entente::events
