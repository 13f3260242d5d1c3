// Entry point: parse_json_line. One pass of RapidJSON over the line, without recursion.
#include "extractors/text/json_line.hpp"

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <unordered_set>

#include "graph/schema/utf8.hpp"

namespace entente::text {
namespace {

using schema::Error;
using schema::ErrorCode;

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

    JsonFields fields;
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

}  // namespace

Error field_error(std::string_view field, std::string what, std::string hint) {
    return {ErrorCode::invalid, fmt::format("field \"{}\": {}", field, what), "", 0, std::move(hint)};
}

schema::Result<JsonFields> parse_json_line(std::string_view line, const Limits& limits) {
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

}  // namespace entente::text
