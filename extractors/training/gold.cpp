#include "extractors/training/gold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <rapidjson/document.h>

namespace entente::training {
namespace {

using rapidjson::Value;

std::string text_of(const Value& event, const char* name) {
    const auto found = event.FindMember(name);
    return found != event.MemberEnd() && found->value.IsString()
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
    event.act = text_of(value, "act").empty() ? text_of(value, "type") : text_of(value, "act");
    if (event.act.empty())
        return std::unexpected(
            schema::Error{.message = "an event has no \"type\"", .hint = "such as ACCUSE"});
    const auto status = text_of(value, "status");
    const auto known = schema::parse_status(status.empty() ? "happened" : status);
    if (!known)
        return std::unexpected(schema::Error{.message = fmt::format("status \"{}\" unknown", status),
                                             .hint = "happened, planned, cancelled, called-for, alleged …"});
    event.status = *known;
    event.actors = codes_of(value, "actor");
    event.recipients = codes_of(value, "recipient");
    const auto reciprocal = value.FindMember("reciprocal");
    event.mutual =
        event.recipients.empty() || (reciprocal != value.MemberEnd() && reciprocal->value.IsTrue());
    event.evidence = text_of(value, "evidence");
    event.trigger = text_of(value, "trigger");
    return event;
}

}  // namespace

schema::Result<std::vector<GoldEvent>> parse_gold(std::string_view line) {
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
    const auto events = json.IsObject() ? json.FindMember("events") : rapidjson::Value::MemberIterator{};
    if (json.HasParseError() || !json.IsObject() || events == json.MemberEnd() || !events->value.IsArray())
        return std::unexpected(
            schema::Error{.message = "no object with \"events\"",
                          .hint = "one labelled document a line, {\"id\", \"text\", \"events\"}"});
    std::vector<GoldEvent> gold;
    for (const auto& value : events->value.GetArray()) {
        if (!value.IsObject()) continue;
        auto event = event_of(value);
        if (!event) return std::unexpected(event.error());
        gold.push_back(*std::move(event));
    }
    return gold;
}

}  // namespace entente::training
