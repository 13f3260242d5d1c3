#include "app/gold.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#define RAPIDJSON_HAS_STDSTRING 1
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

namespace entente::app {
namespace {

using Json = rapidjson::Value;
using schema::Error;
using schema::ErrorCode;
using schema::Result;

std::string text_of(const Json& object, const char* field) {
    const auto found = object.FindMember(field);
    return found == object.MemberEnd() || !found->value.IsString() ? std::string() : found->value.GetString();
}

std::string fold(std::string type, std::string_view status) {
    if (status == "planned" && (type == "CONSULT" || type == "AID" || type == "COOPERATE")) return "AGREE";
    if (status == "cancelled" && (type == "CONSULT" || type == "AGREE")) return "REJECT";
    return type;
}

void add_codes(const Json& event, const char* side, std::set<std::string>& codes) {
    const auto parties = event.FindMember(side);
    if (parties == event.MemberEnd() || !parties->value.IsArray()) return;
    for (const auto& party : parties->value.GetArray())
        if (party.IsObject())
            if (auto code = text_of(party, "code"); !code.empty()) codes.insert(std::move(code));
}

std::optional<GoldEvent> event_of(const Json& json) {
    if (!json.IsObject()) return std::nullopt;
    auto type = text_of(json, "type");
    if (type.empty()) return std::nullopt;
    GoldEvent event{fold(std::move(type), text_of(json, "status")), {}};
    add_codes(json, "actor", event.codes);
    add_codes(json, "recipient", event.codes);
    return event;
}

Result<void> add_line(Gold& gold, std::string_view line, std::string_view name, std::uint64_t number) {
    const auto fail = [&](std::string message) {
        return std::unexpected(Error{ErrorCode::invalid, std::move(message), std::string(name), number,
                                     R"(a line is {"id": …, "events": [{"type": …, "actor": …}]})"});
    };
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
    if (json.HasParseError()) return fail(rapidjson::GetParseError_En(json.GetParseError()));
    if (!json.IsObject()) return fail("not an object");
    const auto id = text_of(json, "id");
    if (id.empty()) return fail("no \"id\"");
    const auto events = json.FindMember("events");
    if (events == json.MemberEnd() || !events->value.IsArray()) return fail("no list \"events\"");
    auto& known = gold[id];
    for (const auto& given : events->value.GetArray()) {
        auto event = event_of(given);
        if (!event) return fail("an event without a \"type\"");
        known.push_back(*std::move(event));
    }
    return {};
}

}  // namespace

Result<Gold> parse_gold(std::string_view text, std::string_view name) {
    Gold gold;
    for (std::uint64_t number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        if (line.find_first_not_of(" \t\r") != std::string_view::npos)
            if (auto good = add_line(gold, line, name, number); !good) return std::unexpected(good.error());
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return gold;
}

GoldEvent in_gold_terms(const schema::Record& record) {
    GoldEvent event{fold(record.type, name(record.status)), {}};
    for (const auto* side : {&record.actor, &record.recipient})
        for (const auto& party : *side)
            if (!party.code.empty()) event.codes.insert(party.code);
    return event;
}

bool is_labelled(const schema::Record& record) {
    return record.status != schema::Status::denied && record.status != schema::Status::hypothetical;
}

std::vector<Verdict> judge(const std::vector<GoldEvent>& gold, const std::vector<GoldEvent>& records) {
    const auto shares = [](const GoldEvent& a, const GoldEvent& b) {
        return std::ranges::any_of(a.codes, [&](const auto& code) { return b.codes.contains(code); });
    };
    std::vector<Verdict> verdicts(records.size(), Verdict::wrong);
    std::vector<bool> claimed(gold.size()), done(records.size());
    for (const auto verdict : {Verdict::right, Verdict::other_type, Verdict::other_parties}) {
        const auto fits = [&](const GoldEvent& a, const GoldEvent& b) {
            if (verdict == Verdict::right) return a == b;
            if (verdict == Verdict::other_type) return a.codes == b.codes;
            return a.type == b.type && shares(a, b);
        };
        for (std::size_t i = 0; i < records.size(); ++i)
            for (std::size_t k = 0; k < gold.size() && !done[i]; ++k)
                if (!claimed[k] && fits(gold[k], records[i]))
                    claimed[k] = done[i] = true, verdicts[i] = verdict;
    }
    return verdicts;
}

}  // namespace entente::app
