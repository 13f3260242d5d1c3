#include "graph/query/write_meetings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace entente::query {
namespace {

using schema::Result;

// "Antony Blinken (Secretary of State, USA)"
std::string describe(const MeetingParty& party) {
    std::vector<std::string_view> details;
    for (const std::string* detail : {&party.office, &party.code})
        if (!detail->empty() && *detail != party.name) details.push_back(*detail);
    const std::string& name = party.name.empty() ? party.id : party.name;
    return details.empty() ? name : fmt::format("{} ({})", name, fmt::join(details, ", "));
}

std::string describe(const std::vector<MeetingParty>& side) {
    std::vector<std::string> parties;
    for (const auto& party : side) parties.push_back(describe(party));
    return fmt::format("{}", fmt::join(parties, ", "));
}

std::string where(const std::optional<schema::EventPlace>& place) {
    if (!place) return "";
    return place->country.empty() ? place->name : fmt::format("{} ({})", place->name, place->country);
}

Value value_of(const MeetingParty& party) {
    return Value::Object{{"id", party.id},
                         {"name", party.name},
                         {"code", party.code},
                         {"office", party.office},
                         {"role", party.role}};
}

Value value_of(const std::vector<std::vector<MeetingParty>>& sides) {
    Value::List all;
    for (const auto& side : sides) {
        Value::List parties;
        for (const auto& party : side) parties.push_back(value_of(party));
        all.emplace_back(std::move(parties));
    }
    return all;
}

Row row_of(const Meeting& m) {
    const auto& date = m.date;
    const std::string sides = describe_sides(m.sides);
    return {when(date),
            m.event,
            date ? schema::to_iso(date->start) : "",
            date ? schema::to_iso(date->end) : "",
            date ? name(date->precision) : "",
            name(m.status),
            sides,
            m.mode,
            value_of(m.sides),
            sides,
            where(m.place),
            m.place ? m.place->name : "",
            m.place ? m.place->country : "",
            m.topic,
            m.confidence,
            m.evidence,
            m.document,
            m.evidence,
            Value::List(m.records.begin(), m.records.end())};
}

}  // namespace

std::string describe_sides(const std::vector<std::vector<MeetingParty>>& sides) {
    std::vector<std::string> all;
    for (const auto& side : sides) all.push_back(describe(side));
    return fmt::format("{}", fmt::join(all, " / "));
}

Answer to_answer(std::span<const Meeting> meetings) {
    Answer answer{{{"date", Shown::table, 10},
                   {"event", Shown::data},
                   {"date_start", Shown::data},
                   {"date_end", Shown::data},
                   {"date_precision", Shown::data},
                   {"status", Shown::data},
                   {"who", Shown::table, 16},
                   {"mode", Shown::everywhere, 7},
                   {"sides", Shown::json},
                   {"sides", Shown::csv},
                   {"place", Shown::table, 8},
                   {"place", Shown::data},
                   {"place_country", Shown::data},
                   {"topic", Shown::data},
                   {"confidence", Shown::data},
                   {"sentence", Shown::table, 16},
                   {"document", Shown::everywhere, 8},
                   {"evidence", Shown::data},
                   {"records", Shown::data}}};
    answer.nothing = "no meetings";
    for (const auto& meeting : meetings) answer.rows.push_back(row_of(meeting));
    return answer;
}

Result<void> add_proofs(Answer& answer, std::span<const Meeting> meetings, store::Store& store) {
    for (const auto& meeting : meetings) {
        auto proofs = store::proofs(store, meeting.records);
        if (!proofs) return std::unexpected(proofs.error());
        answer.proofs.push_back(*std::move(proofs));
    }
    return {};
}

Result<void> write(std::ostream& out, std::span<const Meeting> meetings, const OutputOptions& options) {
    return write(out, to_answer(meetings), options);
}

}  // namespace entente::query
