#include "extractors/language/token_pattern.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <utility>

namespace entente::language {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

namespace {

Error unsupported(const MsgpackValue& at, std::string message) {
    Error error = at.error(std::move(message));
    error.code = ErrorCode::unsupported;
    error.hint = "the pipeline asks for something that this program does not do";
    return error;
}

bool has(const std::vector<std::string>& values, std::string_view value) {
    return std::ranges::find(values, value) != values.end();
}

std::string upper(std::string_view text) {
    std::string result(text);
    for (char& byte : result) byte = static_cast<char>(std::toupper(static_cast<unsigned char>(byte)));
    return result;
}

std::optional<PatternAttribute> parse_attribute(std::string_view name) {
    constexpr std::pair<std::string_view, PatternAttribute> attributes[] = {
        {"TAG", PatternAttribute::tag},   {"POS", PatternAttribute::pos},
        {"DEP", PatternAttribute::dep},   {"ORTH", PatternAttribute::orth},
        {"TEXT", PatternAttribute::orth}, {"LOWER", PatternAttribute::lower},
        {"NORM", PatternAttribute::norm}, {"IS_SPACE", PatternAttribute::is_space},
    };
    for (const auto& [known, attribute] : attributes) {
        if (known == upper(name)) return attribute;
    }
    return std::nullopt;
}

Result<std::vector<std::string>> parse_strings(const MsgpackValue& list) {
    const auto elements = list.elements();
    if (!elements) return std::unexpected(elements.error());
    std::vector<std::string> strings;
    for (const MsgpackValue& element : *elements) {
        const auto text = element.as_string();
        if (!text) return std::unexpected(text.error());
        strings.emplace_back(*text);
    }
    return strings;
}

// {"IN": […]}, {"NOT_IN": […]}, {"REGEX": "…"}.
Result<void> parse_predicate(std::string_view name, const MsgpackMember& member, PatternTest& test) {
    if (name == "IN" || name == "NOT_IN") {
        auto strings = parse_strings(member.value);
        if (!strings) return std::unexpected(strings.error());
        (name == "IN" ? test.in : test.not_in) = std::move(*strings);
        return {};
    }
    if (name != "REGEX" || test.reads_label()) {
        return std::unexpected(
            unsupported(member.value, fmt::format("predicate \"{}\" is not supported here", name)));
    }
    const auto pattern = member.value.as_string();
    if (!pattern) return std::unexpected(pattern.error());
    auto regex = Regex::compile(*pattern);
    if (!regex) return std::unexpected(unsupported(member.value, regex.error().message));
    test.regexes.push_back(std::move(*regex));
    return {};
}

Result<PatternTest> parse_test(PatternAttribute attribute, const MsgpackValue& value) {
    PatternTest test;
    test.attribute = attribute;
    if (attribute == PatternAttribute::is_space) {
        const auto flag = value.as_boolean();
        if (!flag) return std::unexpected(flag.error());
        test.flag = *flag;
        return test;
    }
    if (value.is_string()) {
        test.in = std::vector{std::string(*value.as_string())};
        return test;
    }
    const auto predicates = value.members();
    if (!predicates) return std::unexpected(predicates.error());
    for (const MsgpackMember& member : *predicates) {
        const auto name = member.key.as_string();
        if (!name) return std::unexpected(name.error());
        const auto parsed = parse_predicate(*name, member, test);
        if (!parsed) return std::unexpected(parsed.error());
    }
    return test;
}

}  // namespace

bool PatternTest::accepts(std::string_view value, RegexScratch& scratch) const {
    if (in && !has(*in, value)) return false;
    if (not_in && has(*not_in, value)) return false;
    return std::ranges::all_of(regexes,
                               [&](const Regex& regex) { return regex.search(value, scratch).has_value(); });
}

bool PatternTest::accepts(const Lexeme& lexeme, RegexScratch& scratch) const {
    switch (attribute) {
        case PatternAttribute::is_space:
            return flag == lexeme.is_space;
        case PatternAttribute::orth:
            return accepts(lexeme.form, scratch);
        case PatternAttribute::norm:
            return accepts(lexeme.norm, scratch);
        default:
            return accepts(lexeme.lower, scratch);
    }
}

Result<TokenPattern> parse_token_pattern(const MsgpackValue& value) {
    const auto members = value.members();
    if (!members) return std::unexpected(members.error());
    TokenPattern pattern;
    for (const MsgpackMember& member : *members) {
        const auto name = member.key.as_string();
        if (!name) return std::unexpected(name.error());
        const auto attribute = parse_attribute(*name);
        if (!attribute) {
            return std::unexpected(
                unsupported(member.value, fmt::format("pattern key \"{}\" is not supported", *name)));
        }
        auto test = parse_test(*attribute, member.value);
        if (!test) return std::unexpected(test.error());
        pattern.push_back(std::move(*test));
    }
    return pattern;
}

}  // namespace entente::language
