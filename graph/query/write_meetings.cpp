#include "graph/query/write_meetings.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <vector>
#define RAPIDJSON_HAS_STDSTRING 1
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "graph/query/csv.hpp"
#include "graph/query/text_table.hpp"
#include "graph/schema/did_you_mean.hpp"

namespace entente::query {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;
using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

constexpr std::array<std::pair<std::string_view, OutputFormat>, 4> names{{{"table", OutputFormat::table},
                                                                          {"json", OutputFormat::json},
                                                                          {"jsonl", OutputFormat::jsonl},
                                                                          {"csv", OutputFormat::csv}}};

std::string when(const Meeting& meeting) {
    if (!meeting.date) return "";
    const auto& [start, end, precision] = *meeting.date;
    const std::string first = schema::to_iso(start);
    if (precision == schema::DatePrecision::month) return first.substr(0, 7);
    if (precision == schema::DatePrecision::year) return first.substr(0, 4);
    return start == end ? first : fmt::format("{} to {}", first, schema::to_iso(end));
}

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

std::string describe_sides(const Meeting& meeting) {
    std::vector<std::string> sides;
    for (const auto& side : meeting.sides) sides.push_back(describe(side));
    return fmt::format("{}", fmt::join(sides, " / "));
}

std::string where(const Meeting& meeting) {
    if (!meeting.place) return "";
    const auto& [name, country] = *meeting.place;
    return country.empty() ? name : fmt::format("{} ({})", name, country);
}

void write_text(std::ostream& out, std::span<const Meeting> meetings, std::size_t width) {
    if (meetings.empty()) {
        out << "no meetings\n";
        return;
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& meeting : meetings)
        rows.push_back({when(meeting), describe_sides(meeting), meeting.mode, where(meeting),
                        meeting.evidence, meeting.document});
    write_table(out,
                {{"date", 10}, {"who", 16}, {"mode", 7}, {"place", 8}, {"sentence", 16}, {"document", 8}},
                rows, width);
}

void put(JsonWriter& out, const char* key, const std::string& value) {
    if (value.empty()) return;
    out.Key(key);
    out.String(value);
}

void put_party(JsonWriter& out, const MeetingParty& party) {
    out.StartObject();
    put(out, "id", party.id);
    put(out, "name", party.name);
    put(out, "code", party.code);
    put(out, "office", party.office);
    put(out, "role", party.role);
    out.EndObject();
}

void put_sides(JsonWriter& out, const Meeting& meeting) {
    out.Key("sides");
    out.StartArray();
    for (const auto& side : meeting.sides) {
        out.StartArray();
        for (const auto& party : side) put_party(out, party);
        out.EndArray();
    }
    out.EndArray();
}

void put_date(JsonWriter& out, const Meeting& meeting) {
    if (!meeting.date) return;
    put(out, "date_start", schema::to_iso(meeting.date->start));
    put(out, "date_end", schema::to_iso(meeting.date->end));
    put(out, "date_precision", std::string(name(meeting.date->precision)));
}

std::string to_json(const Meeting& meeting) {
    rapidjson::StringBuffer buffer;
    JsonWriter out(buffer);
    out.StartObject();
    put(out, "event", meeting.event);
    put_date(out, meeting);
    put(out, "status", std::string(name(meeting.status)));
    put(out, "mode", meeting.mode);
    put_sides(out, meeting);
    if (meeting.place) put(out, "place", meeting.place->name);
    if (meeting.place) put(out, "place_country", meeting.place->country);
    put(out, "topic", meeting.topic);
    out.Key("confidence");
    out.Double(meeting.confidence);
    put(out, "document", meeting.document);
    put(out, "evidence", meeting.evidence);
    out.Key("records");
    out.StartArray();
    for (const auto& record : meeting.records) out.String(record);
    out.EndArray();
    out.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

void write_json(std::ostream& out, std::span<const Meeting> meetings) {
    out << '[';
    for (std::size_t i = 0; i < meetings.size(); ++i) out << (i ? ",\n " : "\n ") << to_json(meetings[i]);
    out << (meetings.empty() ? "]\n" : "\n]\n");
}

void write_csv(std::ostream& out, std::span<const Meeting> meetings) {
    out << "event,date_start,date_end,date_precision,status,mode,sides,place,place_country,topic,confidence,"
           "document,"
           "evidence,records\r\n";
    for (const auto& m : meetings) {
        const std::vector<std::string> cells = {m.event,
                                                m.date ? schema::to_iso(m.date->start) : "",
                                                m.date ? schema::to_iso(m.date->end) : "",
                                                m.date ? std::string(name(m.date->precision)) : "",
                                                std::string(name(m.status)),
                                                m.mode,
                                                describe_sides(m),
                                                m.place ? m.place->name : "",
                                                m.place ? m.place->country : "",
                                                m.topic,
                                                fmt::format("{}", m.confidence),
                                                m.document,
                                                m.evidence,
                                                fmt::format("{}", fmt::join(m.records, " "))};
        for (std::size_t i = 0; i < cells.size(); ++i) out << (i ? "," : "") << csv_cell(cells[i]);
        out << "\r\n";
    }
}

}  // namespace

Result<OutputFormat> parse_output_format(std::string_view text) {
    std::vector<std::string_view> known;
    for (const auto& [known_name, format] : names) {
        if (known_name == text) return format;
        known.push_back(known_name);
    }
    auto hint = schema::did_you_mean(text, known);
    if (hint.empty()) hint = fmt::format("the formats are {}", fmt::join(known, ", "));
    return std::unexpected(Error{ErrorCode::usage, fmt::format("unknown format \"{}\"", text), {}, 0, hint});
}

Result<void> write(std::ostream& out, std::span<const Meeting> meetings, const OutputOptions& options) {
    switch (options.format) {
        case OutputFormat::table:
            write_text(out, meetings, options.width);
            break;
        case OutputFormat::json:
            write_json(out, meetings);
            break;
        case OutputFormat::jsonl:
            for (const auto& meeting : meetings) out << to_json(meeting) << '\n';
            break;
        case OutputFormat::csv:
            write_csv(out, meetings);
            break;
    }
    out.flush();
    if (out.good()) return {};
    return std::unexpected(Error{ErrorCode::io, "the answer could not be written to its end", {}, 0, {}});
}

}  // namespace entente::query
