#include "app/mention_writer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <functional>
#include <sstream>
#include <string_view>
#include <vector>
#define RAPIDJSON_HAS_STDSTRING 1
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "graph/query/text_table.hpp"
#include "graph/schema/date.hpp"

namespace entente::app {
namespace {

using actors::LinkedMention;
using actors::Use;
using schema::Field;
using Json = rapidjson::Writer<rapidjson::StringBuffer>;

std::string_view name(Use use) {
    switch (use) {
        case Use::acts:
            return "acts";
        case Use::modifies:
            return "modifies";
        case Use::place:
            break;
    }
    return "place";
}

struct Placed {
    const LinkedMention& mention;
    schema::FieldSpan span;
    std::string_view text;
};

void for_each_mention(const text::Document& document, const pipeline::LinkedDocument& linked,
                      const std::function<void(const Placed&)>& take) {
    const text::CodePoints title_points(linked.title);
    for (const auto& mention : linked.headline.mentions)
        take({mention,
              {Field::title, title_points.of(mention.span)},
              schema::slice(linked.title, mention.span)});
    const text::CodePoints text_points(document.text);
    for (const auto& mention : linked.body.mentions)
        if (!pipeline::is_skipped(document, mention.span))
            take({mention,
                  {Field::text, text_points.of(mention.span)},
                  schema::slice(document.text, mention.span)});
}

// An unknown value is not written.
void put(Json& out, std::string_view key, std::string_view value) {
    if (value.empty()) return;
    out.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
    out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void put_span(Json& out, const schema::FieldSpan& span) {
    out.Key("span");
    out.StartArray();
    out.Uint(span.span.begin);
    out.Uint(span.span.end);
    out.EndArray();
    if (span.field != Field::text) put(out, "field", schema::name(span.field));
}

void put_actor(Json& out, const actors::Actor& actor) {
    put(out, "id", actor.id);
    put(out, "name", actor.name);
    put(out, "kind", schema::name(actor.kind));
    put(out, "code", actor.code);
    put(out, "country", actor.country);
    put(out, "sector", actor.sector);
    put(out, "office", actor.office);
    put(out, "level", actor.level);
    put(out, "dictionary_code", actor.dictionary_code);
}

std::string to_line(const text::Document& document, const Placed& placed) {
    rapidjson::StringBuffer buffer;
    Json out(buffer);
    out.StartObject();
    put(out, "document", document.id.value);
    put_span(out, placed.span);
    put(out, "text", placed.text);
    put_actor(out, placed.mention.actor);
    put(out, "use", name(placed.mention.use));
    put(out, "how", placed.mention.rule);
    put(out, "row", placed.mention.row);
    put(out, "candidate", placed.mention.candidate);
    put(out, "flag", placed.mention.flag);
    out.Key("confidence");
    out.Double(placed.mention.confidence);
    out.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

std::string joined(std::initializer_list<std::string_view> parts) {
    std::vector<std::string_view> given;
    for (const auto part : parts)
        if (!part.empty()) given.push_back(part);
    return fmt::format("{}", fmt::join(given, ", "));
}

std::vector<std::string> to_row(const Placed& placed) {
    const auto& [mention, span, text] = placed;
    const auto& actor = mention.actor;
    return {
        fmt::format("{}{}-{}", span.field == Field::title ? "title " : "", span.span.begin, span.span.end),
        std::string(text),
        actor.name,
        actor.id,
        joined({actor.code, actor.sector, actor.office, actor.dictionary_code}),
        std::string(name(mention.use)),
        joined({mention.rule, mention.row, mention.flag}),
        fmt::format("{:.2f}", mention.confidence)};
}

std::string heading(const text::Document& document) {
    if (!document.date.value) return fmt::format("{}, no date\n", document.id.value);
    return fmt::format("{}, as of {} ({})\n", document.id.value, schema::to_iso(document.date.value->end),
                       text::name(document.date.basis));
}

}  // namespace

std::string mention_lines(const text::Document& document, const pipeline::LinkedDocument& linked) {
    std::string lines;
    for_each_mention(document, linked,
                     [&](const Placed& placed) { lines += to_line(document, placed) + '\n'; });
    return lines;
}

std::string mention_table(const text::Document& document, const pipeline::LinkedDocument& linked,
                          std::size_t width) {
    std::vector<std::vector<std::string>> rows;
    for_each_mention(document, linked, [&](const Placed& placed) { rows.push_back(to_row(placed)); });
    if (rows.empty()) return heading(document) + "no actors\n\n";
    std::ostringstream out;
    out << heading(document);
    query::write_table(out,
                       {{"span", 5},
                        {"text", 12},
                        {"who", 12},
                        {"id", 12},
                        {"acts for", 8},
                        {"use", 8},
                        {"how", 10},
                        {"conf", 4}},
                       rows, width);
    out << '\n';
    return std::move(out).str();
}

}  // namespace entente::app
