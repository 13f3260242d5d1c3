#include "importers/json_reader.hpp"

#include <fmt/format.h>
#include <limits>
#include <memory>
#include <optional>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include "importers/values.hpp"

namespace entente::importers {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

constexpr std::size_t chunk_bytes = 256 << 10;

// RapidJSON's stream: ends as well where there was no event for too long.
class Bytes {
  public:
    using Ch = char;

    Bytes(std::istream& in, std::uint64_t most, std::uint64_t& line) : in_(in), most_(most), line_(line) {
        fill();
        constexpr std::string_view mark = "\xEF\xBB\xBF";
        if (std::string_view(chunk_.get(), size_).starts_with(mark)) at_ = mark.size();
    }

    Ch Peek() const { return at_ < size_ && !too_long() ? chunk_[at_] : '\0'; }
    Ch Take() {
        const Ch c = Peek();
        line_ += c == '\n';
        ++since_;
        ++told_;
        if (++at_ >= size_) fill();
        return c;
    }
    std::size_t Tell() const { return told_; }
    Ch* PutBegin() { return nullptr; }
    void Put(Ch) {}
    void Flush() {}
    std::size_t PutEnd(Ch*) { return 0; }

    void had_event() { since_ = 0; }
    bool too_long() const { return since_ > most_; }
    bool ended() const { return at_ >= size_; }

  private:
    void fill() {
        in_.read(chunk_.get(), chunk_bytes);
        size_ = static_cast<std::size_t>(in_.gcount());
        at_ = 0;
    }

    std::istream& in_;
    std::uint64_t most_;
    std::uint64_t& line_;
    std::unique_ptr<char[]> chunk_ = std::make_unique<char[]>(chunk_bytes);
    std::size_t at_ = 0, size_ = 0, told_ = 0;
    std::uint64_t since_ = 0;
};

// RapidJSON's handler: false stops it.
class Handler {
  public:
    Handler(Bytes& bytes, JsonListener& listener, std::uint32_t max_depth)
        : bytes_(bytes), listener_(listener), max_depth_(max_depth) {}

    std::optional<Error> error;

    bool Null() { return scalar({}); }
    bool Bool(bool value) { return scalar({.kind = JsonScalar::boolean, .integer_value = value}); }
    // Numbers come as they are written: RapidJSON's own digits are not exact where they are fast, and its
    // exact ones break on 0e99.
    bool RawNumber(const char* text, rapidjson::SizeType size, bool) { return number({text, size}); }
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double value) { return scalar({.kind = JsonScalar::number, .number_value = value}); }  // NaN
    bool String(const char* text, rapidjson::SizeType size, bool) {
        return scalar({.kind = JsonScalar::text, .text_value = {text, size}});
    }
    bool Key(const char* name, rapidjson::SizeType size, bool) { return go_on(listener_.key({name, size})); }
    bool StartObject() { return open(true); }
    bool StartArray() { return open(false); }
    bool EndObject(rapidjson::SizeType) { return close(true); }
    bool EndArray(rapidjson::SizeType) { return close(false); }

  private:
    bool number(std::string_view text) {
        const bool is_whole = text.find_first_not_of("-0123456789") == std::string_view::npos;
        const auto parsed = parse_value(is_whole ? FileType::integer : FileType::number, text);
        if (!parsed) return go_on(std::unexpected(parsed.error()));
        JsonScalar value{.kind = JsonScalar::number, .number_value = std::numeric_limits<double>::infinity()};
        if (const auto* integer = std::get_if<std::int64_t>(&parsed->value))
            value = {.kind = JsonScalar::integer, .integer_value = *integer};
        if (const auto* number = std::get_if<double>(&parsed->value)) value.number_value = *number;
        value.too_large = parsed->too_large;
        return scalar(value);
    }
    bool scalar(const JsonScalar& value) { return go_on(listener_.scalar(value)); }
    bool open(bool is_object) {
        if (++depth_ > max_depth_) {
            error = Error{ErrorCode::limit,
                          fmt::format("values nest more than {} deep", max_depth_),
                          {},
                          0,
                          "no graph needs that; write the file again"};
            return false;
        }
        return go_on(listener_.open(is_object));
    }
    bool close(bool is_object) {
        --depth_;
        return go_on(listener_.close(is_object));
    }
    bool go_on(Result<void> taken) {
        bytes_.had_event();
        if (!taken) error = std::move(taken.error());
        return taken.has_value();
    }

    Bytes& bytes_;
    JsonListener& listener_;
    std::uint32_t max_depth_;
    std::uint32_t depth_ = 0;
};

Error bad_json(rapidjson::ParseErrorCode code, const Bytes& bytes, std::uint64_t most) {
    if (bytes.too_long())
        return {ErrorCode::limit,
                fmt::format("a value of more than {} bytes", most),
                {},
                0,
                "shorten it, or leave it out"};
    if (code == rapidjson::kParseErrorDocumentEmpty)
        return {ErrorCode::invalid, "is empty", {}, 0, "fetch or write it again"};
    if (bytes.ended())
        return {ErrorCode::invalid, "the file ends too early", {}, 0, "fetch or write it again"};
    if (code == rapidjson::kParseErrorStringInvalidEncoding)
        return {ErrorCode::invalid, "is no UTF-8 text", {}, 0, "iconv -f WINDOWS-1252 -t UTF-8 makes it so"};
    std::string_view why = rapidjson::GetParseError_En(code);
    if (why.ends_with('.')) why.remove_suffix(1);
    return {ErrorCode::invalid,
            fmt::format("no JSON: {}", why),
            {},
            0,
            "write it with a program that knows JSON"};
}

}  // namespace

Result<void> read_json(const Input& input, JsonListener& listener, std::uint64_t& line) {
    line = 1;
    Bytes bytes(input.in, input.limits.max_value_bytes, line);
    Handler handler(bytes, listener, input.limits.max_depth);
    rapidjson::Reader reader;
    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                               rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseNanAndInfFlag;
    const auto parsed = reader.Parse<flags>(bytes, handler);
    if (handler.error) return std::unexpected(at(*std::move(handler.error), input.name, line));
    if (parsed.IsError())
        return std::unexpected(
            at(bad_json(parsed.Code(), bytes, input.limits.max_value_bytes), input.name, line));
    return {};
}

}  // namespace entente::importers
