// Entry point: read_jsonl. One pass of RapidJSON over the line, without recursion; fields that are not ours
// are cut out of the line as they stand.
#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <string>
#include <unordered_set>

#include "extractors/text/boilerplate.hpp"
#include "extractors/text/date_field.hpp"
#include "extractors/text/finish.hpp"
#include "extractors/text/layout.hpp"
#include "extractors/text/readers.hpp"
#include "extractors/text/utf8.hpp"
#include "graph/schema/utf8.hpp"

namespace entente::text {
namespace {

using schema::Error;
using schema::ErrorCode;

// The fields that are ours, as they stand in the line.
struct Fields {
    std::optional<std::string> id, text, date, title, source, url;
    std::size_t text_begin = 0;  // of the raw string within its quotes
    std::size_t text_end = 0;
    std::string extra;  // members, joined by commas

    std::optional<std::string>* find(std::string_view key) {
        if (key == "id") return &id;
        if (key == "text") return &text;
        if (key == "date") return &date;
        if (key == "title") return &title;
        if (key == "source") return &source;
        return key == "url" ? &url : nullptr;
    }
};

Error field_error(std::string_view field, std::string what, std::string hint) {
    return {ErrorCode::invalid, fmt::format("field \"{}\": {}", field, what), "", 0, std::move(hint)};
}

std::size_t skip(std::string_view line, std::size_t at, std::string_view what) {
    const std::size_t next = line.find_first_not_of(what, at);
    return next == std::string_view::npos ? line.size() : next;
}

// RapidJSON calls these in the order of the text; false stops the parse, and `error` says why.
class Handler {
  public:
    Handler(std::string_view line, rapidjson::MemoryStream& stream, const Limits& limits)
        : line_(line),
          stream_(stream),
          limits_(limits),
          has_escapes_(line.find("\\u") != std::string_view::npos) {}

    Fields fields;
    std::optional<Error> error;
    std::string key;  // the top-level field that is being read

    bool Null() { return scalar("null", {}); }

    bool Bool(bool value) { return scalar(value ? "true" : "false", {}); }

    bool RawNumber(const char* text, rapidjson::SizeType size, bool) {
        return scalar("a number", {text, size});
    }

    bool String(const char* text, rapidjson::SizeType size, bool) {
        const std::string_view value{text, size};
        if (!is_sound(value)) return false;
        return depth_ == 1 ? string(value) : depth_ > 1 || not_an_object();
    }

    bool Key(const char* text, rapidjson::SizeType size, bool) {
        if (depth_ > 1) return is_sound({text, size});
        key.assign(text, size);
        member_begin_ = skip(line_, value_end_, " \t\r\n,{");
        key_end_ = stream_.Tell();
        if (!is_sound(key)) return false;
        return keys_.insert(key).second || fail(field_error(key, "is there twice", "keep one of them"));
    }

    bool StartObject() { return enter("an object"); }

    bool EndObject(rapidjson::SizeType) { return leave(); }

    bool StartArray() { return depth_ == 0 ? not_an_object() : enter("an array"); }

    bool EndArray(rapidjson::SizeType) { return leave(); }

    // Only for the parts of RapidJSON that we switch off (numbers come as RawNumber).
    bool Int(int) { return false; }

    bool Uint(unsigned) { return false; }

    bool Int64(std::int64_t) { return false; }

    bool Uint64(std::uint64_t) { return false; }

    bool Double(double) { return false; }

  private:
    bool fail(Error why) {
        error = std::move(why);
        return false;
    }

    bool not_an_object() {
        return fail({ErrorCode::invalid, "line is not a JSON object", "", 0,
                     "one document a line, {\"text\": …}; for plain text use --from text"});
    }

    // RapidJSON lets the second half of a surrogate pair pass alone; the line itself was UTF-8.
    bool is_sound(std::string_view value) {
        if (!has_escapes_ || !schema::find_bad_utf8(value)) return true;
        return fail(field_error(key, "half of a surrogate pair in a \\u escape",
                                "write the character itself, or both halves"));
    }

    bool enter(std::string_view what) {
        if (++depth_ > limits_.max_depth) {
            return fail({ErrorCode::limit,
                         fmt::format("field \"{}\": nested more than {} deep", key, limits_.max_depth), "", 0,
                         "raise --max-depth"});
        }
        if (depth_ == 2 && fields.find(key)) return wrong_type(what);
        return true;
    }

    bool leave() {
        if (--depth_ == 1) keep_extra(stream_.Tell() + 1);  // the parser stands on the bracket
        return true;
    }

    bool wrong_type(std::string_view what) {
        return fail(field_error(key, fmt::format("must be a string, is {}", what), ""));
    }

    // `digits` is the text of a number: an id may be one.
    bool scalar(std::string_view what, std::string_view digits) {
        if (depth_ == 0) return not_an_object();
        if (depth_ > 1) return true;
        std::optional<std::string>* field = fields.find(key);
        if (!field) {
            keep_extra(stream_.Tell());
            return true;
        }
        value_end_ = stream_.Tell();
        if (what == "null") return true;
        if (key != "id" || digits.empty()) return wrong_type(what);
        *field = std::string(digits);
        return true;
    }

    bool string(std::string_view value) {
        std::optional<std::string>* field = fields.find(key);
        if (!field) {
            keep_extra(stream_.Tell());
            return true;
        }
        value_end_ = stream_.Tell();
        if (field == &fields.text) {
            fields.text_begin = skip(line_, key_end_, " \t\r\n:") + 1;
            fields.text_end = value_end_ - 1;
        }
        *field = std::string(value);
        return true;
    }

    void keep_extra(std::size_t end) {
        value_end_ = end;
        if (!fields.extra.empty()) fields.extra += ',';
        fields.extra += line_.substr(member_begin_, end - member_begin_);
    }

    std::string_view line_;
    rapidjson::MemoryStream& stream_;
    const Limits& limits_;
    bool has_escapes_;
    std::uint32_t depth_ = 0;
    std::size_t member_begin_ = 0;
    std::size_t key_end_ = 0;
    std::size_t value_end_ = 0;
    std::unordered_set<std::string> keys_;
};

Error syntax_error(const rapidjson::ParseResult& result, const Handler& handler) {
    const bool surrogate = result.Code() == rapidjson::kParseErrorStringUnicodeSurrogateInvalid;
    const std::string where =
        handler.key.empty() ? "" : fmt::format(" in or after field \"{}\"", handler.key);
    return {ErrorCode::invalid,
            fmt::format("not JSON at byte {}{}: {}", result.Offset(), where,
                        rapidjson::GetParseError_En(result.Code())),
            "", 0, surrogate ? "write the character itself, or both halves of the pair" : ""};
}

schema::Result<Fields> parse_fields(std::string_view line, const Limits& limits) {
    rapidjson::MemoryStream stream(line.data(), line.size());
    Handler handler(line, stream, limits);
    rapidjson::Reader reader;
    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
    const rapidjson::ParseResult result = reader.Parse<flags>(stream, handler);
    if (handler.error) return std::unexpected(*std::move(handler.error));
    if (result.IsError()) return std::unexpected(syntax_error(result, handler));
    if (!handler.fields.text) {
        return std::unexpected(field_error("text", "is missing", "every line needs {\"text\": …}"));
    }
    return std::move(handler.fields);
}

// Bytes of UTF-8 that the escape at the front of `raw` stands for, and its own length.
struct Escape {
    std::size_t raw;
    std::size_t bytes;
};

unsigned hex_value(std::string_view digits) {
    unsigned value = 0;
    for (const char c : digits) {
        const unsigned digit =
            c <= '9' ? static_cast<unsigned>(c - '0') : static_cast<unsigned>((c | 0x20) - 'a' + 10);
        value = value * 16 + digit;
    }
    return value;
}

// Requires: a sound escape, as RapidJSON has read it.
Escape escape_at(std::string_view raw) {
    if (raw[1] != 'u') return {2, 1};
    const unsigned unit = hex_value(raw.substr(2, 4));
    if (unit >= 0xD800 && unit < 0xDC00) return {12, 4};
    return {6, unit < 0x80 ? 1U : unit < 0x800 ? 2U : 3U};
}

// The map from a string's value to its raw form, which begins at `begin` of the line.
Traced trace_string(std::string_view value, std::string_view raw, std::size_t begin) {
    Traced traced;
    traced.text.reserve(value.size());
    std::size_t done = 0;
    for (std::size_t at = 0; at < raw.size();) {
        const std::size_t end = std::min(raw.find('\\', at), raw.size());
        traced.add_verbatim(value.substr(done, end - at), begin + at);
        done += end - at;
        at = end;
        if (at == raw.size()) break;
        const Escape escape = escape_at(raw.substr(at));
        traced.add_replaced(value.substr(done, escape.bytes), {begin + at, begin + at + escape.raw});
        done += escape.bytes;
        at += escape.raw;
    }
    return traced;
}

schema::Result<void> set_fields(Document& document, Fields& fields) {
    const auto known = [](std::optional<std::string>& value) {
        const bool there = value && !value->empty();
        return there ? Known{*std::move(value), Basis::field} : Known{};
    };
    document.id = known(fields.id);
    document.title = known(fields.title);
    document.publisher = known(fields.source);
    document.url = known(fields.url);
    if (!fields.extra.empty()) document.extra = "{" + fields.extra + "}";
    if (!fields.date || fields.date->empty()) return {};
    const auto date = parse_date_field(*fields.date);
    if (!date) return std::unexpected(field_error("date", date.error().message, date.error().hint));
    document.date = {*date, Basis::field};
    return {};
}

schema::Result<Document> build(std::string_view line, Fields fields, const std::vector<Piece>* line_origin) {
    Document document;
    const std::string_view raw = line.substr(fields.text_begin, fields.text_end - fields.text_begin);
    Traced traced = trace_string(*fields.text, raw, fields.text_begin);
    if (line_origin) traced.origin = compose(traced.origin, *line_origin);
    // NUL is the one character that JSON can write and that we replace.
    std::vector<Piece> origin = std::move(traced.origin);
    if (traced.text.find('\0') != std::string::npos) {
        auto mended = decode_utf8(traced.text, Whitespace::keep);
        if (!mended) return std::unexpected(std::move(mended).error());
        document.warnings = std::move(mended->warnings);
        origin = compose(mended->origin, origin);
        traced.text = std::move(mended->text);
    }
    document.text = std::move(traced.text);
    document.origin = std::move(origin);
    if (auto set = set_fields(document, fields); !set) return std::unexpected(std::move(set).error());
    return document;
}

schema::Result<Document> read_line(std::string_view line, const Limits& limits,
                                   const std::vector<Piece>* origin) {
    auto fields = parse_fields(line, limits);
    if (!fields) return std::unexpected(std::move(fields).error());
    return build(line, *std::move(fields), origin);
}

}  // namespace

schema::Result<Document> read_jsonl(std::string_view line, const Given& given, const Options& options) {
    if (auto size = check_size(line, options.limits); !size) return std::unexpected(std::move(size).error());
    auto decoded = decode_utf8(line, Whitespace::keep);
    if (!decoded) return std::unexpected(std::move(decoded).error());
    auto document = read_line(decoded->text, options.limits, &decoded->origin);
    if (!document) return document;
    document->warnings.insert(document->warnings.begin(), decoded->warnings.begin(), decoded->warnings.end());
    document->blocks = layout(document->text);
    mark_boilerplate(document->text, document->blocks);
    prefer(document->title, given.title);
    mark_repeats(document->text, document->title.value, document->blocks);
    finish(*document, given, options);
    return document;
}

}  // namespace entente::text
