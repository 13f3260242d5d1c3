#define RAPIDJSON_HAS_STDSTRING 1
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "app/explain_writers.hpp"
#include "graph/store/record_json.hpp"

namespace entente::app {
namespace {

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

// An unknown value is not written.
void put(Json& json, const char* key, std::string_view value) {
    if (value.empty()) return;
    json.Key(key);
    json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void put_span(Json& json, std::uint32_t begin, std::uint32_t end) {
    json.Key("tokens");
    json.StartArray();
    json.Uint(begin);
    json.Uint(end);
    json.EndArray();
}

void write(Json& json, const ShownToken& token) {
    json.StartObject();
    put(json, "text", token.form);
    put(json, "lemma", token.lemma);
    put(json, "pos", token.pos);
    put(json, "label", token.label);
    json.Key("head");
    json.Uint(token.head);
    json.EndObject();
}

void write(Json& json, const ShownMention& shown) {
    json.StartObject();
    put_span(json, shown.begin, shown.end);
    put(json, "text", shown.text);
    put(json, "id", shown.mention.actor.id);
    put(json, "name", shown.mention.actor.name);
    put(json, "code", shown.mention.actor.code);
    put(json, "how", shown.mention.rule);
    put(json, "row", shown.mention.row);
    put(json, "flag", shown.mention.flag);
    put(json, "candidate", shown.mention.candidate);
    json.Key("confidence");
    json.Double(shown.mention.confidence);
    json.EndObject();
}

void write(Json& json, const schema::Telling& telling) {
    json.StartObject();
    put(json, "record", telling.record);
    put(json, "document", telling.document);
    if (telling.published) put(json, "published", schema::to_iso(*telling.published));
    put(json, "status", name(telling.status));
    put(json, "like", telling.like);
    json.Key("score");
    json.Double(telling.score);
    put(json, "reason", telling.reason);
    json.EndObject();
}

void write(Json& json, const schema::Account& account) {
    json.StartObject();
    put(json, "field", account.field);
    put(json, "value", account.value);
    json.Key("sources");
    json.Uint64(account.sources);
    json.Key("holds");
    json.Bool(account.chosen);
    json.EndObject();
}

void write(Json& json, const ShownAttempt& attempt) {
    json.StartObject();
    json.Key("token");
    json.Uint(attempt.token);
    put(json, "word", attempt.word);
    put(json, "frame", attempt.frame);
    put(json, "row", attempt.row);
    put(json, "act", attempt.act);
    put(json, "mode", attempt.mode);
    json.Key("filled");
    json.StartArray();
    for (const auto& slot : attempt.filled) {
        json.StartObject();
        put(json, "relation", slot.relation);
        put(json, "text", slot.text);
        json.EndObject();
    }
    json.EndArray();
    json.Key("fits");
    json.Bool(attempt.fits);
    json.Key("chosen");
    json.Bool(attempt.chosen);
    put(json, "outcome", attempt.outcome);
    put(json, "told_as", attempt.told_as);
    json.EndObject();
}

void write_reasons(Json& json, const std::vector<ShownReason>& reasons) {
    json.Key("reasons");
    json.StartArray();
    for (const auto& reason : reasons) {
        json.StartObject();
        put(json, "feature", reason.feature);
        json.Key("weight");
        json.Double(reason.weight);
        json.EndObject();
    }
    json.EndArray();
}

void write(Json& json, const ShownEvent& event) {
    json.StartObject();
    put(json, "reading", in_short(event.record));
    json.Key("record");
    const auto record = store::to_json(event.record);
    json.RawValue(record.data(), record.size(), rapidjson::kObjectType);
    if (event.probability > 0) {
        json.Key("probability");
        json.Double(event.probability);
    }
    write_reasons(json, event.reasons);
    json.EndObject();
}

void write(Json& json, const ShownScore& score) {
    json.StartObject();
    json.Key("token");
    json.Uint(score.token);
    put(json, "act", score.act);
    put(json, "parties", score.parties);
    json.Key("probability");
    json.Double(score.probability);
    write_reasons(json, score.reasons);
    json.EndObject();
}

void write(Json& json, const std::string& text) {
    json.String(text);
}

void write(Json& json, const ShownSentence& sentence);

template <class Items>
void write_list(Json& json, const char* key, const Items& items) {
    json.Key(key);
    json.StartArray();
    for (const auto& item : items) write(json, item);
    json.EndArray();
}

void write(Json& json, const ShownSentence& sentence) {
    json.StartObject();
    json.Key("sentence");
    json.Uint(sentence.number);
    put(json, "field", schema::name(sentence.field));
    put(json, "text", sentence.text);
    write_list(json, "tree", sentence.tokens);
    write_list(json, "actors", sentence.mentions);
    write_list(json, "frames", sentence.attempts);
    write_list(json, "no_frame_for", sentence.without_frame);
    write_list(json, "events", sentence.events);
    write_list(json, "left_out", sentence.rejected);
    json.EndObject();
}

void write(Json& json, const schema::Event& event) {
    json.StartObject();
    put(json, "id", event.id);
    put(json, "status", name(event.status));
    json.Key("sources");
    json.Uint64(event.sources);
    write_list(json, "records", event.tellings);
    write_list(json, "accounts", event.accounts);
    json.EndObject();
}

}  // namespace

void write_json(std::ostream& out, const Explanation& explanation) {
    rapidjson::StringBuffer buffer;
    Json json(buffer);
    json.StartObject();
    put(json, "document", explanation.document);
    put(json, "date", explanation.date);
    put(json, "date_basis", explanation.date_basis);
    write_list(json, "sentences", explanation.sentences);
    if (explanation.event) {
        json.Key("event");
        write(json, *explanation.event);
    }
    json.EndObject();
    out.write(buffer.GetString(), static_cast<std::streamsize>(buffer.GetSize())) << '\n';
}

}  // namespace entente::app
