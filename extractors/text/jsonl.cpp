// Entry point: read_jsonl.
#include <algorithm>
#include <optional>
#include <string>

#include "extractors/text/date_field.hpp"
#include "extractors/text/finish.hpp"
#include "extractors/text/item.hpp"
#include "extractors/text/json_line.hpp"
#include "extractors/text/readers.hpp"
#include "extractors/text/utf8.hpp"

namespace entente::text {
namespace {

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

schema::Result<void> set_fields(Document& document, JsonFields& fields) {
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

schema::Result<Document> build(std::string_view line, JsonFields fields,
                               const std::vector<Piece>* line_origin) {
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
    auto fields = parse_json_line(line, limits);
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
    finish_field_text(*document, given, options);
    return document;
}

}  // namespace entente::text
