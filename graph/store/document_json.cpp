#include "graph/store/document_json.hpp"

#include <fmt/format.h>
#define RAPIDJSON_HAS_STDSTRING 1
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "graph/schema/utf8.hpp"
#include "graph/store/record_json.hpp"

namespace entente::store {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

constexpr std::string_view beginning = R"({"schema_version":1,"document":{)";

void put(Writer& out, std::string_view key, std::string_view text) {
    if (text.empty()) return;
    out.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
    out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void put(Writer& out, const std::string& key, const KnownText& known) {
    put(out, key, known.value);
    put(out, key + "_basis", known.basis);
}

Error invalid(std::string message) {
    return {ErrorCode::invalid, std::move(message), {}, 0, "write it with `entente extract --documents`"};
}

class Fields {
  public:
    explicit Fields(const rapidjson::Value& object) : object_(object) {}

    std::string text(const std::string& key) {
        const auto member = object_.FindMember(key);
        if (member == object_.MemberEnd()) return {};
        if (!member->value.IsString()) {
            fail(key, "must be text");
            return {};
        }
        std::string text(member->value.GetString(), member->value.GetStringLength());
        if (schema::find_bad_utf8(text)) fail(key, "holds half of a surrogate pair");
        return text;
    }
    KnownText known(const std::string& key) { return {text(key), text(key + "_basis")}; }

    std::optional<schema::DateRange> date() {
        const std::string start = text("date_start"), end = text("date_end"),
                          precision = text("date_precision");
        if (start.empty() && end.empty()) return std::nullopt;
        const auto first = schema::parse_date(start), last = schema::parse_date(end);
        const auto known = schema::parse_date_precision(precision);
        if (!first) fail("date_start", "must be a day");
        if (!last) fail("date_end", "must be a day");
        if (!known) fail("date_precision", "must be day, month or year");
        if (error_) return std::nullopt;
        return schema::DateRange{first->start, last->end, *known};
    }

    void fail(const std::string& key, const char* what) {
        if (!error_) error_ = invalid(fmt::format("document.{} {}", key, what));
    }
    const std::optional<Error>& error() const { return error_; }

  private:
    const rapidjson::Value& object_;
    std::optional<Error> error_;
};

}  // namespace

std::string to_json(const StoredDocument& d) {
    rapidjson::StringBuffer buffer;
    Writer out(buffer);
    out.StartObject();
    out.Key("schema_version");
    out.Int(record_schema_version);
    out.Key("document");
    out.StartObject();
    put(out, "id", d.id);
    put(out, "title", d.title);
    put(out, "publisher", d.publisher);
    put(out, "url", d.url);
    if (d.date) {
        put(out, "date_start", schema::to_iso(d.date->start));
        put(out, "date_end", schema::to_iso(d.date->end));
        put(out, "date_precision", name(d.date->precision));
    }
    put(out, "date_basis", d.date_basis);
    put(out, "language", d.language);
    put(out, "text_hash", d.text_hash);
    put(out, "text", d.text);
    put(out, "origin", d.origin);
    out.EndObject();
    out.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

bool is_document_line(std::string_view line) {
    return line.starts_with(beginning);
}

Result<StoredDocument> parse_document(std::string_view line) {
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(line.data(),
                                                                                       line.size());
    if (json.HasParseError())
        return std::unexpected(invalid(fmt::format("is not JSON at byte {}: {}", json.GetErrorOffset(),
                                                   rapidjson::GetParseError_En(json.GetParseError()))));
    if (!json.IsObject() || !json.HasMember("document") || !json["document"].IsObject())
        return std::unexpected(invalid("holds no document"));
    Fields fields(json["document"]);
    StoredDocument d;
    d.id = fields.text("id");
    if (d.id.empty()) fields.fail("id", "is missing");
    d.title = fields.known("title");
    d.publisher = fields.known("publisher");
    d.url = fields.known("url");
    d.date = fields.date();
    d.date_basis = fields.text("date_basis");
    d.language = fields.text("language");
    d.text_hash = fields.text("text_hash");
    d.text = fields.text("text");
    d.origin = fields.text("origin");
    if (fields.error()) return std::unexpected(*fields.error());
    return d;
}

}  // namespace entente::store
