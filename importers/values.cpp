#include "importers/values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace entente::importers {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

constexpr std::pair<std::string_view, FileType> words[] = {
    {"boolean", FileType::boolean}, {"bool", FileType::boolean}, {"int", FileType::integer},
    {"integer", FileType::integer}, {"long", FileType::integer}, {"short", FileType::integer},
    {"byte", FileType::integer},    {"float", FileType::number}, {"double", FileType::number},
    {"real", FileType::number},
};

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

std::optional<bool> truth(std::string_view text) {
    if (text == "1") return true;
    if (text == "0") return false;
    const auto word = text.size() <= 5 ? lower(text) : std::string();
    if (word == "true") return true;
    if (word == "false") return false;
    return {};
}

template <class Number>
std::errc parse(std::string_view text, Number& value) {
    if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end != text.data() + text.size()) return std::errc::invalid_argument;
    return error;
}

// Too large and too small for a double is no error: infinite, and zero.
std::optional<double> parse_number(std::string_view text) {
    double value = 0;
    const auto error = parse(text, value);
    if (error == std::errc::result_out_of_range) return std::strtod(std::string(text).c_str(), nullptr);
    if (error != std::errc()) return {};
    return value;
}

Error bad(FileType type, std::string_view text) {
    const char* const what = type == FileType::boolean   ? "is neither true nor false"
                             : type == FileType::integer ? "is no whole number"
                                                         : "is no number";
    return {ErrorCode::invalid,
            fmt::format("\"{}\" {}", shown(text), what),
            {},
            0,
            "correct it, leave it out, or declare the attribute as text"};
}

Result<Parsed> number_of(std::string_view text) {
    const auto value = parse_number(text);
    if (!value) return std::unexpected(bad(FileType::number, text));
    if (!std::isfinite(*value)) return Parsed{.value = {}, .not_finite = true};
    return Parsed{.value = *value};
}

// Other programs write 3 as 3.0 at times.
Result<Parsed> integer_of(std::string_view text) {
    std::int64_t integer = 0;
    const auto error = parse(text, integer);
    if (error == std::errc()) return Parsed{.value = integer};
    const auto number = parse_number(text);
    if (!number) return std::unexpected(bad(FileType::integer, text));
    if (!std::isfinite(*number)) return Parsed{.value = {}, .not_finite = true};
    if (*number != std::trunc(*number)) return std::unexpected(bad(FileType::integer, text));
    if (std::abs(*number) < 0x1p53) return Parsed{.value = static_cast<std::int64_t>(*number)};
    return Parsed{.value = *number, .too_large = true};
}

}  // namespace

model::ValueType value_type(FileType type) {
    switch (type) {
        case FileType::text:
            return model::ValueType::text;
        case FileType::number:
            return model::ValueType::number;
        case FileType::integer:
        case FileType::boolean:
            return model::ValueType::integer;
    }
    return model::ValueType::text;
}

FileType file_type(std::string_view word) {
    const auto found = std::ranges::find(words, lower(word), &std::pair<std::string_view, FileType>::first);
    return found == std::end(words) ? FileType::text : found->second;
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string shown(std::string_view text) {
    constexpr std::size_t most = 40;
    auto end = std::min(text.size(), most);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    std::string result(text.substr(0, end));
    for (std::size_t i = 0; i < result.size(); ++i) {
        const auto byte = static_cast<unsigned char>(result[i]);
        const auto next = i + 1 < result.size() ? static_cast<unsigned char>(result[i + 1]) : 0U;
        if (byte < 0x20U || byte == 0x7FU) result[i] = '?';
        if (byte == 0xC2U && next >= 0x80U && next < 0xA0U) result.replace(i, 2, "?");  // U+0080 to U+009F
    }
    return end < text.size() ? result + "…" : result;
}

Result<Parsed> parse_value(FileType type, std::string_view text) {
    if (type == FileType::text) {
        if (text.empty()) return Parsed{};
        return Parsed{.value = text};
    }
    text = trim(text);
    if (text.empty()) return Parsed{};
    if (type == FileType::number) return number_of(text);
    if (type == FileType::integer) return integer_of(text);
    if (const auto yes = truth(text)) return Parsed{.value = std::int64_t{*yes}};
    return std::unexpected(bad(type, text));
}

}  // namespace entente::importers
