// Record → JSON line; the entry is to_json.
#include <charconv>
#include <cmath>

#define RAPIDJSON_HAS_STDSTRING 1
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "graph/store/record_json.hpp"

namespace entente::store {
namespace {

using namespace schema;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void put_key(Writer& out, std::string_view key) {
    out.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
}

void put_text(Writer& out, std::string_view text) {
    out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

// An unknown value is not written.
void put(Writer& out, std::string_view key, std::string_view text) {
    if (text.empty()) return;
    put_key(out, key);
    put_text(out, text);
}

void put_bool(Writer& out, std::string_view key, bool value) {
    put_key(out, key);
    out.Bool(value);
}

// The shortest digits that read back equal, with a point, so that readers take a column of them for one type.
void put_number(Writer& out, std::string_view key, double value) {
    if (!std::isfinite(value)) return;
    char buffer[40];
    char* end = std::to_chars(buffer, buffer + 32, value).ptr;
    if (std::string_view(buffer, end).find_first_of(".e") == std::string_view::npos) {
        *end++ = '.';
        *end++ = '0';
    }
    put_key(out, key);
    out.RawValue(buffer, static_cast<std::size_t>(end - buffer), rapidjson::kNumberType);
}

void put_span(Writer& out, const FieldSpan& place) {
    put_key(out, "span");
    out.StartArray();
    out.Uint(place.span.begin);
    out.Uint(place.span.end);
    out.EndArray();
    if (place.field != Field::text) put(out, "field", name(place.field));
}

template <class T>
void put_list(Writer& out, std::string_view key, const std::vector<T>& items,
              void (*put_item)(Writer&, const T&)) {
    put_key(out, key);
    out.StartArray();
    for (const auto& item : items) put_item(out, item);
    out.EndArray();
}

void put_party(Writer& out, const Party& party) {
    out.StartObject();
    put(out, "id", party.id);
    put(out, "name", party.name);
    put(out, "kind", name(party.kind));
    put(out, "code", party.code);
    put(out, "country", party.country);
    put(out, "sector", party.sector);
    put(out, "office", party.office);
    put(out, "level", party.level);
    put(out, "dictionary_code", party.dictionary_code);
    put(out, "role", party.role);
    if (party.side) {
        put_key(out, "side");
        out.Int(*party.side);
    }
    put(out, "text", party.text);
    put_span(out, party.span);
    out.EndObject();
}

void put_date(Writer& out, const EventDate& date) {
    put_key(out, "date");
    out.StartObject();
    put(out, "start", to_iso(date.range.start));
    put(out, "end", to_iso(date.range.end));
    put(out, "precision", name(date.range.precision));
    put(out, "basis", name(date.basis));
    if (date.span) put_span(out, *date.span);
    out.EndObject();
}

void put_place(Writer& out, const Place& place) {
    put_key(out, "place");
    out.StartObject();
    put(out, "name", place.name);
    put(out, "country", place.country);
    put_span(out, place.span);
    out.EndObject();
}

void put_about(Writer& out, const About& about) {
    out.StartObject();
    put(out, "id", about.id);
    put_span(out, about.span);
    out.EndObject();
}

void put_attribution(Writer& out, const Attribution& attribution) {
    put_key(out, "attribution");
    out.StartObject();
    if (attribution.actor) {
        put_key(out, "actor");
        put_party(out, *attribution.actor);
    }
    put(out, "verb", attribution.verb);
    put_span(out, attribution.span);
    out.EndObject();
}

void put_trigger(Writer& out, const Quote& trigger) {
    put_key(out, "trigger");
    out.StartObject();
    put(out, "text", trigger.text);
    put_span(out, trigger.span);
    out.EndObject();
}

void put_evidence(Writer& out, const Evidence& evidence) {
    put_key(out, "evidence");
    out.StartObject();
    put_key(out, "sentence");
    out.Uint(evidence.sentence);
    put_span(out, evidence.span);
    put(out, "text", evidence.text);
    out.EndObject();
}

void put_why(Writer& out, const Why& why) {
    out.StartObject();
    put(out, "field", why.field);
    put(out, "rule", why.rule);
    put(out, "row", why.row);
    out.EndObject();
}

void put_context(Writer& out, const std::string& context) {
    put_text(out, context);
}

// What event_types.tsv gave; a record that it has not seen yet has no type.
void put_derived(Writer& out, const Record& record) {
    put(out, "type", record.type);
    if (!record.contexts.empty()) put_list(out, "contexts", record.contexts, put_context);
    put(out, "cameo", record.cameo);
    const bool derived = !record.type.empty();
    if (derived || record.goldstein != 0) put_number(out, "goldstein", record.goldstein);
    if (derived || record.score != 0) put_number(out, "score", record.score);
    if (record.quad != 0) {
        put_key(out, "quad");
        out.Int(record.quad);
    }
}

void put_act(Writer& out, const Record& record) {
    put(out, "id", record.id);
    put(out, "document", record.document);
    put(out, "act", record.act);
    put(out, "mode", record.mode);
    put(out, "status", name(record.status));
}

void put_proof(Writer& out, const Record& record) {
    put_trigger(out, record.trigger);
    put_evidence(out, record.evidence);
    if (!record.why.empty()) put_list(out, "why", record.why, put_why);
    put_number(out, "confidence", record.confidence);
}

void put_record(Writer& out, const Record& record) {
    out.StartObject();
    put_key(out, "schema_version");
    out.Int(record_schema_version);
    put_act(out, record);
    put_derived(out, record);
    put_bool(out, "reciprocal", record.reciprocal);
    put(out, "scope", name(record.scope));
    put_bool(out, "foreground", record.foreground);
    put(out, "format", record.format);
    if (record.date) put_date(out, *record.date);
    put_list(out, "actor", record.actor, put_party);
    put_list(out, "recipient", record.recipient, put_party);
    if (record.place) put_place(out, *record.place);
    put(out, "topic", record.topic);
    if (!record.about.empty()) put_list(out, "about", record.about, put_about);
    if (record.attribution) put_attribution(out, *record.attribution);
    put_proof(out, record);
    out.EndObject();
}

}  // namespace

std::string to_json(const Record& record) {
    rapidjson::StringBuffer buffer;
    Writer out(buffer);
    put_record(out, record);
    return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace entente::store
