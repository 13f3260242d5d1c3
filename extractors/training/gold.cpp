#include "extractors/training/gold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

namespace entente::training {
namespace {

using rapidjson::Value;

constexpr const char* form = R"(a line is {"id": …, "events": [{"type": …, "actor": …}]})";

std::unexpected<schema::Error> fail(std::string message) {
    return std::unexpected(schema::Error{.message = std::move(message), .hint = form});
}

std::string text_of(const Value& object, const char* name) {
    const auto found = object.FindMember(name);
    return found != object.MemberEnd() && found->value.IsString()
               ? std::string(found->value.GetString(), found->value.GetStringLength())
               : std::string();
}

std::vector<std::string> codes_of(const Value& event, const char* name) {
    std::vector<std::string> codes;
    const auto found = event.FindMember(name);
    if (found == event.MemberEnd() || !found->value.IsArray()) return codes;
    for (const auto& party : found->value.GetArray())
        if (auto code = party.IsObject() ? text_of(party, "code") : ""; !code.empty())
            codes.push_back(std::move(code));
    std::ranges::sort(codes);
    codes.erase(std::ranges::unique(codes).begin(), codes.end());
    return codes;
}

schema::Result<GoldEvent> event_of(const Value& value) {
    GoldEvent event;
    if (value.IsObject()) event.type = text_of(value, "type");
    if (event.type.empty()) return fail("an event without a \"type\"");
    event.act = text_of(value, "act").empty() ? event.type : text_of(value, "act");
    const auto status = text_of(value, "status");
    const auto known = schema::parse_status(status.empty() ? "happened" : status);
    if (!known) return fail(fmt::format("status \"{}\" unknown", status));
    event.status = *known;
    event.actors = codes_of(value, "actor");
    event.recipients = codes_of(value, "recipient");
    const auto reciprocal = value.FindMember("reciprocal");
    event.mutual =
        event.recipients.empty() || (reciprocal != value.MemberEnd() && reciprocal->value.IsTrue());
    event.evidence = text_of(value, "evidence");
    event.trigger = text_of(value, "trigger");
    const auto date = value.FindMember("date");
    event.date_labelled = date != value.MemberEnd();
    if (event.date_labelled && !date->value.IsNull()) {
        if (!date->value.IsString()) return fail("a \"date\" that is no text");
        const auto range = schema::parse_date(text_of(value, "date"));
        if (!range) return fail(range.error().message);
        event.date = *range;
    }
    return event;
}

}  // namespace

schema::Result<GoldDocument> parse_gold(std::string_view line) {
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
    if (json.HasParseError()) return fail(rapidjson::GetParseError_En(json.GetParseError()));
    if (!json.IsObject()) return fail("not an object");
    GoldDocument document{.id = text_of(json, "id"), .events = {}};
    if (document.id.empty()) return fail("no \"id\"");
    const auto events = json.FindMember("events");
    if (events == json.MemberEnd() || !events->value.IsArray()) return fail("no list \"events\"");
    for (const auto& value : events->value.GetArray()) {
        auto event = event_of(value);
        if (!event) return std::unexpected(event.error());
        document.events.push_back(*std::move(event));
    }
    return document;
}

}  // namespace entente::training
