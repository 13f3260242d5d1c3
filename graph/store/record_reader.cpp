// JSON line → Record; the entry is parse_record. Input is hostile: the parser is iterative (depth costs no
// stack), text is checked to be UTF-8, and the first wrong field ends it with an error that names the field.
#include <cmath>
#include <fmt/format.h>
#include <utility>
#define RAPIDJSON_HAS_STDSTRING 1
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "graph/schema/utf8.hpp"
#include "graph/store/record_json.hpp"

namespace entente::store {
namespace {

using namespace schema;
using rapidjson::Value;

Error invalid(std::string message, std::string hint = {}) {
    return {ErrorCode::invalid, std::move(message), {}, 0, std::move(hint)};
}

// One JSON object on its way into a value: each call reads one member. After the first error the rest is not
// read.
class Fields {
  public:
    Fields(const Value& object, std::string path, std::optional<Error>& error)
        : object_(object), path_(std::move(path)), error_(error) {
        if (!object_.IsObject()) fail("", "must be an object");
    }

    bool good() const { return !error_; }

    void fail(std::string_view key, std::string_view what) {
        if (!error_) error_ = invalid(fmt::format("{} {}", path_of(key), what));
    }

    const Value* find(std::string_view key) const {
        if (error_) return nullptr;
        const auto member = object_.FindMember(
            Value(rapidjson::StringRef(key.data(), static_cast<rapidjson::SizeType>(key.size()))));
        return member == object_.MemberEnd() ? nullptr : &member->value;
    }

    void require(std::initializer_list<std::string_view> keys) {
        for (const auto key : keys)
            if (!error_ && !find(key)) fail(key, "is missing");
    }

    void read(std::string_view key, std::string& out) {
        const Value* value = find(key);
        if (!value) return;
        if (!value->IsString()) return fail(key, "must be text");
        out.assign(value->GetString(), value->GetStringLength());
        if (find_bad_utf8(out)) fail(key, "holds half of a surrogate pair");
    }

    void read(std::string_view key, bool& out) {
        const Value* value = find(key);
        if (!value) return;
        if (!value->IsBool()) return fail(key, "must be true or false");
        out = value->GetBool();
    }

    void read(std::string_view key, double& out) {
        const Value* value = find(key);
        if (!value) return;
        if (!value->IsNumber()) return fail(key, "must be a number");
        out = value->GetDouble();
    }

    void read(std::string_view key, int& out) {
        const Value* value = find(key);
        if (!value) return;
        if (!value->IsInt()) return fail(key, "must be an integer");
        out = value->GetInt();
    }

    void read(std::string_view key, std::uint32_t& out) {
        const Value* value = find(key);
        if (!value) return;
        if (!value->IsUint()) return fail(key, "must be an integer, 0 or more");
        out = value->GetUint();
    }

    void read(std::string_view key, std::optional<int>& out) {
        if (find(key)) read(key, out.emplace());
    }

    // A name out of a fixed list: kind, status, basis …
    template <class Enum>
    void read(std::string_view key, Enum& out, std::optional<Enum> (*parse)(std::string_view)) {
        if (!find(key)) return;
        std::string text;
        read(key, text);
        if (error_) return;
        if (const auto value = parse(text))
            out = *value;
        else
            fail(key, fmt::format("cannot be \"{}\"", text.substr(0, 40)));
    }

    void read(std::string_view key, Day& out) {
        if (!find(key)) return;
        std::string text;
        read(key, text);
        if (error_) return;
        const auto date = parse_date(text);
        if (!date || date->precision != DatePrecision::day)
            return fail(key, "must be a day such as 2022-01-06");
        out = date->start;
    }

    // "span" and, beside it, "field".
    void read_span(FieldSpan& out) {
        read("field", out.field, parse_field);
        const Value* value = find("span");
        if (!value) return;
        if (!value->IsArray() || value->Size() != 2 || !(*value)[0].IsUint() || !(*value)[1].IsUint())
            return fail("span", "must be [begin, end], two integers");
        out.span = {(*value)[0].GetUint(), (*value)[1].GetUint()};
        if (out.span.begin > out.span.end) fail("span", "begins after its end");
    }

    template <class T>
    void read(std::string_view key, T& out, void (*read_object)(Fields&, T&)) {
        const Value* value = find(key);
        if (!value) return;
        Fields fields(*value, path_of(key), error_);
        if (!error_) read_object(fields, out);
    }

    template <class T>
    void read(std::string_view key, std::optional<T>& out, void (*read_object)(Fields&, T&)) {
        if (find(key)) read(key, out.emplace(), read_object);
    }

    template <class T>
    void read(std::string_view key, std::vector<T>& out, void (*read_object)(Fields&, T&)) {
        each(key, [&](const Value& item, std::string path) {
            Fields fields(item, std::move(path), error_);
            if (!error_) read_object(fields, out.emplace_back());
        });
    }

    void read(std::string_view key, std::vector<std::string>& out) {
        each(key, [&](const Value& item, const std::string& path) {
            if (item.IsString()) out.emplace_back(item.GetString(), item.GetStringLength());
            if (!item.IsString() || find_bad_utf8(out.back())) error_ = invalid(path + " must be text");
        });
    }

  private:
    std::string path_of(std::string_view key) const {
        if (path_.empty()) return std::string(key.empty() ? "record" : key);
        return key.empty() ? path_ : fmt::format("{}.{}", path_, key);
    }

    template <class ReadItem>
    void each(std::string_view key, ReadItem read_item) {
        const Value* list = find(key);
        if (!list) return;
        if (!list->IsArray()) return fail(key, "must be a list");
        for (rapidjson::SizeType i = 0; i < list->Size() && !error_; ++i)
            read_item((*list)[i], fmt::format("{}[{}]", path_of(key), i));
    }

    const Value& object_;
    std::string path_;
    std::optional<Error>& error_;
};

void read_party(Fields& in, Party& party) {
    in.require({"kind"});
    in.read("id", party.id);
    in.read("name", party.name);
    in.read("kind", party.kind, parse_actor_kind);
    in.read("code", party.code);
    in.read("country", party.country);
    in.read("sector", party.sector);
    in.read("office", party.office);
    in.read("level", party.level);
    in.read("dictionary_code", party.dictionary_code);
    in.read("role", party.role);
    in.read("side", party.side);
    in.read("text", party.text);
    in.read_span(party.span);
}

void read_date(Fields& in, EventDate& date) {
    in.require({"start", "end", "precision"});
    in.read("start", date.range.start);
    in.read("end", date.range.end);
    in.read("precision", date.range.precision, parse_date_precision);
    in.read("basis", date.basis, parse_date_basis);
    if (in.find("span")) in.read_span(date.span.emplace());
    if (date.range.start > date.range.end) in.fail("start", "is after end");
}

void read_place(Fields& in, Place& place) {
    in.read("name", place.name);
    in.read("country", place.country);
    in.read_span(place.span);
}

void read_about(Fields& in, About& about) {
    in.read("id", about.id);
    in.read_span(about.span);
}

void read_attribution(Fields& in, Attribution& attribution) {
    in.read("actor", attribution.actor, read_party);
    in.read("verb", attribution.verb);
    in.read_span(attribution.span);
}

void read_quote(Fields& in, Quote& quote) {
    in.read("text", quote.text);
    in.read_span(quote.span);
}

void read_evidence(Fields& in, Evidence& evidence) {
    in.read("sentence", evidence.sentence);
    in.read_span(evidence.span);
    in.read("text", evidence.text);
}

void read_why(Fields& in, Why& why) {
    in.read("field", why.field);
    in.read("rule", why.rule);
    in.read("row", why.row);
}

void read_act(Fields& in, Record& record) {
    in.read("id", record.id);
    in.read("document", record.document);
    in.read("act", record.act);
    in.read("mode", record.mode);
    in.read("status", record.status, parse_status);
    in.read("type", record.type);
    in.read("contexts", record.contexts);
    in.read("cameo", record.cameo);
    in.read("goldstein", record.goldstein);
    in.read("score", record.score);
    in.read("quad", record.quad);
}

void read_record(Fields& in, Record& record) {
    in.require({"id", "document", "act", "status"});
    read_act(in, record);
    in.read("reciprocal", record.reciprocal);
    in.read("scope", record.scope, parse_scope);
    in.read("foreground", record.foreground);
    in.read("format", record.format);
    in.read("date", record.date, read_date);
    in.read("actor", record.actor, read_party);
    in.read("recipient", record.recipient, read_party);
    in.read("place", record.place, read_place);
    in.read("topic", record.topic);
    in.read("about", record.about, read_about);
    in.read("attribution", record.attribution, read_attribution);
    in.read("trigger", record.trigger, read_quote);
    in.read("evidence", record.evidence, read_evidence);
    in.read("why", record.why, read_why);
    in.read("confidence", record.confidence);
}

std::optional<Error> check_version(const rapidjson::Document& json) {
    const auto version = json.FindMember("schema_version");
    if (version == json.MemberEnd())
        return invalid("schema_version is missing", "is this line an event record?");
    if (version->value.IsInt() && version->value.GetInt() == record_schema_version) return std::nullopt;
    return Error{ErrorCode::unsupported,
                 fmt::format("schema_version must be {}", record_schema_version),
                 {},
                 0,
                 "the record was written by another version of the program; extract it again"};
}

}  // namespace

Result<Record> parse_record(std::string_view line) {
    if (line.size() > longest_record)
        return std::unexpected(Error{ErrorCode::limit,
                                     fmt::format("record of {} bytes", line.size()),
                                     {},
                                     0,
                                     fmt::format("a record may have {}", longest_record)});
    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                               rapidjson::kParseFullPrecisionFlag;
    rapidjson::Document json;
    json.Parse<flags>(line.data(), line.size());
    if (json.HasParseError())
        return std::unexpected(invalid(fmt::format("not JSON at byte {}: {}", json.GetErrorOffset() + 1,
                                                   rapidjson::GetParseError_En(json.GetParseError()))));
    if (!json.IsObject()) return std::unexpected(invalid("record must be an object"));
    if (auto error = check_version(json)) return std::unexpected(*std::move(error));
    std::optional<Error> error;
    Record record;
    Fields fields(json, "", error);
    read_record(fields, record);
    if (error) return std::unexpected(*std::move(error));
    return record;
}

}  // namespace entente::store
