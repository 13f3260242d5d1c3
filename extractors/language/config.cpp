#include "extractors/language/config.hpp"

#include <fmt/format.h>
#include <optional>
#include <rapidjson/document.h>
#include <utility>

namespace entente::language {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

namespace {

constexpr std::size_t largest_file = 4'000'000;
constexpr std::size_t largest_value = 1'000'000;  // after references are followed
constexpr int deepest_reference = 10;             // as Python's configparser
constexpr int most_references = 1'000;            // followed for one value

std::string_view trim(std::string_view text) {
    constexpr std::string_view space = " \t\r\f\v";
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos) return "";
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

bool is_comment(std::string_view line) {
    return line.starts_with('#') || line.starts_with(';');
}

// Takes the next line off the text.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

// Recursion over nested JSON is what a hostile file would aim at: the iterative parser has none.
std::optional<rapidjson::Document> parse_json(const std::string& text) {
    rapidjson::Document document;
    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag;
    document.Parse<flags>(text.data(), text.size());
    if (document.HasParseError()) return std::nullopt;
    return document;
}

// Inside of a longer value a reference to a JSON string stands for the string itself.
std::string_view without_quotes(std::string_view text) {
    const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return quoted ? text.substr(1, text.size() - 2) : text;
}

std::optional<std::string> to_string(const rapidjson::Value& value) {
    if (!value.IsString()) return std::nullopt;
    return std::string(value.GetString(), value.GetStringLength());
}

std::optional<std::int64_t> to_integer(const rapidjson::Value& value) {
    return value.IsInt64() ? std::optional(value.GetInt64()) : std::nullopt;
}

std::optional<double> to_number(const rapidjson::Value& value) {
    return value.IsNumber() ? std::optional(value.GetDouble()) : std::nullopt;
}

std::optional<bool> to_boolean(const rapidjson::Value& value) {
    return value.IsBool() ? std::optional(value.GetBool()) : std::nullopt;
}

template <class T>
std::optional<std::vector<T>> to_list(const rapidjson::Value& value,
                                      std::optional<T> (*convert)(const rapidjson::Value&)) {
    if (!value.IsArray()) return std::nullopt;
    std::vector<T> list;
    for (const auto& item : value.GetArray()) {
        auto element = convert(item);
        if (!element) return std::nullopt;
        list.push_back(std::move(*element));
    }
    return list;
}

}  // namespace

Result<Config> Config::parse(std::string_view text, std::string name) {
    Config config;
    config.name_ = std::move(name);
    const auto fail = [&](std::string message, std::uint64_t line, ErrorCode code = ErrorCode::invalid) {
        return std::unexpected(Error{code, std::move(message), config.name_, line, ""});
    };
    if (text.size() > largest_file) return fail("is too large for a configuration", 0, ErrorCode::limit);
    Section* section = nullptr;
    Value* value = nullptr;
    for (std::uint64_t number = 1; !text.empty(); ++number) {
        const std::string_view line = take_line(text);
        const std::string_view content = trim(line);
        if (content.empty() || is_comment(content)) continue;
        if (value != nullptr && (line.front() == ' ' || line.front() == '\t')) {
            value->text += fmt::format("\n{}", content);  // a value goes on in indented lines
        } else if (content.front() == '[') {
            if (content.back() != ']') return fail("the section's name has no closing bracket", number);
            const auto [place, is_new] =
                config.sections_.try_emplace(std::string(content.substr(1, content.size() - 2)));
            if (!is_new) return fail(fmt::format("section [{:.80}] stands here again", place->first), number);
            section = &place->second;
            value = nullptr;
        } else {
            const std::size_t sign = content.find_first_of("=:");
            const std::string_view key = trim(content.substr(0, sign));
            if (sign == std::string_view::npos || key.empty()) return fail("expected `key = value`", number);
            if (section == nullptr)
                return fail(fmt::format("\"{:.80}\" stands before any section", key), number);
            const auto [place, is_new] =
                section->try_emplace(std::string(key), std::string(trim(content.substr(sign + 1))), number);
            if (!is_new) return fail(fmt::format("\"{:.80}\" stands in its section twice", key), number);
            value = &place->second;
        }
    }
    return config;
}

bool Config::has_section(std::string_view section) const {
    return sections_.contains(section);
}

bool Config::has(std::string_view section, std::string_view key) const {
    return find(section, key) != nullptr;
}

bool Config::is_null(std::string_view section, std::string_view key) const {
    if (!has(section, key)) return true;
    const auto text = resolve(section, key);
    return text && *text == "null";
}

std::vector<std::string> Config::sections() const {
    std::vector<std::string> names;
    for (const auto& [name, keys] : sections_) names.push_back(name);
    return names;
}

std::vector<std::string> Config::keys(std::string_view section) const {
    std::vector<std::string> names;
    const auto found = sections_.find(section);
    if (found == sections_.end()) return names;
    for (const auto& [name, value] : found->second) names.push_back(name);
    return names;
}

const Config::Value* Config::find(std::string_view section, std::string_view key) const {
    const auto found = sections_.find(section);
    if (found == sections_.end()) return nullptr;
    const auto value = found->second.find(key);
    return value == found->second.end() ? nullptr : &value->second;
}

Error Config::error(const Value& value, std::string message) const {
    return {ErrorCode::invalid, std::move(message), name_, value.line, ""};
}

Error Config::error(std::string_view section, std::string_view key, std::string message) const {
    const Value* const value = find(section, key);
    return {ErrorCode::invalid, fmt::format("[{}] {}: {}", section, key, message), name_,
            value == nullptr ? 0 : value->line, ""};
}

// "section.key" or "section:key"; of the first form the last dot divides.
Result<const Config::Value*> Config::referred(std::string_view reference, const Value& from) const {
    const std::size_t colon = reference.find(':');
    const std::size_t divide = colon != std::string_view::npos ? colon : reference.rfind('.');
    if (divide != std::string_view::npos) {
        const Value* const value = find(reference.substr(0, divide), reference.substr(divide + 1));
        if (value != nullptr) return value;
    }
    const std::string what =
        has_section(reference) ? "a whole section, which is not supported" : "what is not there";
    return std::unexpected(error(from, fmt::format("refers to {}: ${{{:.80}}}", what, reference)));
}

Result<std::string> Config::resolve(const Value& value, int depth, int& steps) const {
    if (depth > deepest_reference || ++steps > most_references) {
        return std::unexpected(error(value, "refers in a circle, or too often"));
    }
    std::string result;
    for (std::string_view rest = value.text; !rest.empty();) {
        const std::size_t begin = rest.find('$');
        result += rest.substr(0, begin);
        if (begin == std::string_view::npos) break;
        rest.remove_prefix(begin);
        if (!rest.starts_with("${")) {  // "$$" stands for "$"
            result += '$';
            rest.remove_prefix(rest.starts_with("$$") ? 2 : 1);
            continue;
        }
        const std::size_t end = rest.find('}');
        if (end == std::string_view::npos)
            return std::unexpected(error(value, "a reference has no closing brace"));
        const auto other = referred(rest.substr(2, end - 2), value);
        if (!other) return std::unexpected(other.error());
        const auto text = resolve(**other, depth + 1, steps);
        if (!text) return text;
        const bool is_whole = value.text.size() == end + 1;
        result += is_whole ? std::string_view(*text) : without_quotes(*text);
        if (result.size() > largest_value) return std::unexpected(error(value, "grows too large"));
        rest.remove_prefix(end + 1);
    }
    return result;
}

Result<std::string> Config::resolve(std::string_view section, std::string_view key) const {
    const Value* const value = find(section, key);
    if (value == nullptr) return std::unexpected(error(section, key, "is missing"));
    int steps = 0;
    return resolve(*value, 0, steps);
}

template <class T, class Convert>
Result<T> Config::get(std::string_view section, std::string_view key, std::string_view what,
                      Convert convert) const {
    const auto text = resolve(section, key);
    if (!text) return std::unexpected(text.error());
    if (const auto json = parse_json(*text)) {
        if (std::optional<T> value = convert(*json)) return std::move(*value);
    }
    return std::unexpected(error(section, key, fmt::format("expected {}, found {:.60}", what, *text)));
}

Result<std::string> Config::get_string(std::string_view section, std::string_view key) const {
    const auto text = resolve(section, key);
    if (text && !parse_json(*text)) return *text;  // spaCy takes what is not JSON as it stands
    return get<std::string>(section, key, "a string", to_string);
}

Result<std::int64_t> Config::get_integer(std::string_view section, std::string_view key) const {
    return get<std::int64_t>(section, key, "an integer", to_integer);
}

Result<double> Config::get_number(std::string_view section, std::string_view key) const {
    return get<double>(section, key, "a number", to_number);
}

Result<bool> Config::get_boolean(std::string_view section, std::string_view key) const {
    return get<bool>(section, key, "true or false", to_boolean);
}

Result<std::vector<std::string>> Config::get_strings(std::string_view section, std::string_view key) const {
    return get<std::vector<std::string>>(section, key, "a list of strings", [](const auto& json) {
        return to_list<std::string>(json, to_string);
    });
}

Result<std::vector<std::int64_t>> Config::get_integers(std::string_view section, std::string_view key) const {
    return get<std::vector<std::int64_t>>(section, key, "a list of integers", [](const auto& json) {
        return to_list<std::int64_t>(json, to_integer);
    });
}

Result<std::string> Config::get_json(std::string_view section, std::string_view key) const {
    return resolve(section, key);
}

}  // namespace entente::language
