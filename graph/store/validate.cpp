#include "graph/store/validate.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utility>
#include <vector>
#define RAPIDJSON_HAS_STDSTRING 1
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/pointer.h>
#include <rapidjson/reader.h>
#include <rapidjson/schema.h>

#include "graph/schema/did_you_mean.hpp"
#include "graph/schema/utf8.hpp"
#include "graph/store/record_json.hpp"

namespace entente::store {

struct RecordSchema::Compiled {
    rapidjson::Document json;
    rapidjson::SchemaDocument schema;

    explicit Compiled(rapidjson::Document document) : json(std::move(document)), schema(json) {}
};

namespace {

using namespace schema;
using rapidjson::Pointer;
using rapidjson::Value;

// Iterative, as lines are hostile: depth costs no stack.
constexpr unsigned parse_flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                                 rapidjson::kParseFullPrecisionFlag;

std::unexpected<Error> invalid(std::string message, std::string hint = {}) {
    return std::unexpected(Error{ErrorCode::invalid, std::move(message), {}, 0, std::move(hint)});
}

std::string not_json(const rapidjson::ParseResult& result) {
    return fmt::format("not JSON at byte {}: {}", result.Offset() + 1,
                       rapidjson::GetParseError_En(result.Code()));
}

std::string_view text_of(const Value& value) {
    return {value.GetString(), value.GetStringLength()};
}

// "/actor/2/kind" → "actor[2].kind"; the record itself is "record".
std::string path_of(const Pointer& pointer) {
    std::string path;
    for (std::size_t i = 0; i < pointer.GetTokenCount(); ++i) {
        const auto& token = pointer.GetTokens()[i];
        if (token.index != rapidjson::kPointerInvalidIndex)
            path += fmt::format("[{}]", token.index);
        else
            path += (path.empty() ? "" : ".") + std::string(token.name, token.length);
    }
    return path.empty() ? "record" : path;
}

std::string join_path(const std::string& path, std::string_view key) {
    return path == "record" ? std::string(key) : fmt::format("{}.{}", path, key);
}

std::string to_text(const Value& value) {
    if (value.IsString()) return std::string(text_of(value));
    if (value.IsInt()) return fmt::format("{}", value.GetInt());
    return value.IsNumber() ? fmt::format("{}", value.GetDouble()) : "?";
}

// What broke: the rule, the value that broke it, and the rule's own operand in the schema.
struct Violation {
    std::string keyword;
    std::string path;
    const Value* value;   // nullptr where the line does not hold it
    const Value* schema;  // the schema object with the keyword
    const Value* rule() const { return schema ? rapidjson::Pointer("/" + keyword).Get(*schema) : nullptr; }
};

std::unexpected<Error> say_missing(const Violation& v) {
    if (v.value && v.value->IsObject() && v.rule() && v.rule()->IsArray())
        for (const auto& key : v.rule()->GetArray())
            if (!v.value->HasMember(key)) return invalid(join_path(v.path, text_of(key)) + " is missing");
    return invalid(v.path + " lacks a field");
}

// The path ends in the field that nobody knows.
std::unexpected<Error> say_unknown_field(const Violation& v) {
    std::vector<std::string_view> known;
    const Value* properties = v.schema ? Pointer("/properties").Get(*v.schema) : nullptr;
    if (properties && properties->IsObject())
        for (const auto& property : properties->GetObject()) known.push_back(text_of(property.name));
    const auto field = std::string_view(v.path).substr(v.path.rfind('.') + 1);
    return invalid(v.path + " is not a field of a record", did_you_mean(field, known));
}

std::unexpected<Error> say_not_listed(const Violation& v) {
    std::vector<std::string> allowed;
    if (v.rule() && v.rule()->IsArray())
        for (const auto& value : v.rule()->GetArray()) allowed.push_back(to_text(value));
    const std::vector<std::string_view> names(allowed.begin(), allowed.end());
    std::string hint = v.value && v.value->IsString() ? did_you_mean(text_of(*v.value), names) : "";
    if (hint.empty()) hint = fmt::format("it may be {}", fmt::join(allowed, ", "));
    return invalid(
        fmt::format("{} cannot be \"{}\"", v.path, v.value ? to_text(*v.value).substr(0, 40) : "?"), hint);
}

std::unexpected<Error> say(const Violation& v) {
    const std::string operand = v.rule() ? to_text(*v.rule()) : "?";
    if (v.keyword == "required") return say_missing(v);
    if (v.keyword == "additionalProperties") return say_unknown_field(v);
    if (v.keyword == "enum") return say_not_listed(v);
    if (v.keyword == "anyOf") return invalid("quad does not go with type");
    if (v.keyword == "minLength") return invalid(v.path + " is empty", "leave out what is not known");
    if (v.keyword == "type") return invalid(fmt::format("{} must be of type {}", v.path, operand));
    if (v.keyword == "pattern") return invalid(fmt::format("{} does not have the form {}", v.path, operand));
    if (v.keyword == "minItems") return invalid(fmt::format("{} needs at least {} of them", v.path, operand));
    if (v.keyword == "maxItems") return invalid(fmt::format("{} may have {} of them", v.path, operand));
    if (v.keyword == "minimum") return invalid(fmt::format("{} is below {}", v.path, operand));
    if (v.keyword == "maximum") return invalid(fmt::format("{} is above {}", v.path, operand));
    return invalid(fmt::format("{} breaks the schema's rule \"{}\"", v.path, v.keyword));
}

// RapidJSON's validator takes time by the square of the depth, and a record is flat.
constexpr int deepest_record = 16;

bool too_deep(std::string_view line) {
    int depth = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < line.size() && depth <= deepest_record; ++i) {
        const char c = line[i];
        if (in_text && c == '\\')
            ++i;
        else if (c == '"')
            in_text = !in_text;
        else if (!in_text && (c == '[' || c == '{'))
            ++depth;
        else if (!in_text && (c == ']' || c == '}'))
            --depth;
    }
    return depth > deepest_record;
}

Result<void> check_schema(std::string_view line, const RecordSchema::Compiled& compiled) {
    rapidjson::SchemaValidator validator(compiled.schema);
    rapidjson::Reader reader;
    rapidjson::MemoryStream stream(line.data(), line.size());
    const auto result = reader.Parse<parse_flags>(stream, validator);
    if (result.IsError() && validator.IsValid()) return invalid(not_json(result));
    if (validator.IsValid()) return {};
    rapidjson::Document json;
    json.Parse<parse_flags>(line.data(), line.size());
    if (json.HasParseError()) return invalid(not_json(json));
    const Pointer where = validator.GetInvalidDocumentPointer();
    const Pointer rule = validator.GetInvalidSchemaPointer();
    return say(
        {validator.GetInvalidSchemaKeyword(), path_of(where), where.Get(json), rule.Get(compiled.json)});
}

// Spans count code points, so a text has as many as its span; else some tool along the way counted bytes or
// UTF-16.
Result<void> check_length(const std::string& path, std::string_view text, const FieldSpan& place) {
    const auto length = count_code_points(text);
    if (length == place.span.size()) return {};
    return invalid(
        fmt::format("{}.text has {} code points where its span has {}", path, length, place.span.size()),
        "spans count code points of the document's text");
}

Result<void> check_parties(std::string_view key, const std::vector<Party>& parties) {
    for (std::size_t i = 0; i < parties.size(); ++i)
        if (auto good = check_length(fmt::format("{}[{}]", key, i), parties[i].text, parties[i].span); !good)
            return good;
    return {};
}

Result<void> check_lengths(const Record& record) {
    if (auto good = check_parties("actor", record.actor); !good) return good;
    if (auto good = check_parties("recipient", record.recipient); !good) return good;
    if (record.attribution && record.attribution->actor) {
        const Party& speaker = *record.attribution->actor;
        if (auto good = check_length("attribution.actor", speaker.text, speaker.span); !good) return good;
    }
    if (auto good = check_length("trigger", record.trigger.text, record.trigger.span); !good) return good;
    return check_length("evidence", record.evidence.text, record.evidence.span);
}

}  // namespace

Result<RecordSchema> parse_record_schema(std::string_view text, std::string_view name) {
    rapidjson::Document json;
    json.Parse<parse_flags>(text.data(), text.size());
    if (json.HasParseError())
        return std::unexpected(
            at(Error{.code = ErrorCode::invalid, .message = not_json(json)}, std::string(name)));
    if (!json.IsObject() || !json.HasMember("properties"))
        return std::unexpected(
            Error{ErrorCode::invalid, "not a JSON Schema of an object", std::string(name), 0, {}});
    return RecordSchema(std::make_shared<const RecordSchema::Compiled>(std::move(json)));
}

Result<void> validate_record(std::string_view line, const RecordSchema& schema) {
    if (line.size() > longest_record) return std::unexpected(parse_record(line).error());
    if (too_deep(line)) return invalid(fmt::format("nested deeper than {}", deepest_record));
    if (auto good = check_schema(line, schema.compiled()); !good) return good;
    const auto record = parse_record(line);
    if (!record) return std::unexpected(record.error());
    return check_lengths(*record);
}

}  // namespace entente::store
