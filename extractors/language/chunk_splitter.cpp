#include "extractors/language/chunk_splitter.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "extractors/language/strings.hpp"
#include "extractors/language/unicode.hpp"
#include "graph/schema/utf8.hpp"

namespace entente::language {

using schema::Result;

namespace {

std::string_view first_characters(std::string_view text, std::size_t count) {
    std::size_t end = 0;
    for (; count > 0 && end < text.size(); --count) end += first_character(text.substr(end)).size();
    return text.substr(0, end);
}

// Leftmost match that ends a long text. Searching all of it for each of many suffixes would cost the square
// of its length, so the search begins near the end, and further ahead as long as the match reaches the place
// where it began.
std::optional<RegexMatch> search_near_end(const Regex& regex, std::string_view text, RegexScratch& scratch) {
    constexpr std::size_t searched_whole = 512;
    std::size_t window = text.size() <= searched_whole ? text.size() : 64;
    for (;; window *= 2) {
        if (window >= text.size()) return regex.search(text, scratch);
        const std::size_t from = text.size() - last_characters(text, window / 4).size();
        const auto match = regex.search(text, scratch, from);
        if (!match || match->begin > from) return match;
    }
}

Result<std::optional<Regex>> compile(const MsgpackValue& tokenizer, std::string_view key) {
    const auto pattern = tokenizer.find(key);
    if (!pattern || pattern->is_nil()) return std::nullopt;
    const auto text = pattern->as_string();
    if (!text) return std::unexpected(text.error());
    auto regex = Regex::compile(*text);
    if (!regex) return std::unexpected(pattern->error(regex.error().message));
    return std::optional(std::move(*regex));
}

// Attribute names are numbers in the file (65), or, written by other tools, strings.
Result<std::string> attribute_name(const MsgpackValue& key) {
    if (!key.is_integer()) {
        const auto name = key.as_string();
        if (!name) return std::unexpected(name.error());
        return std::string(*name);
    }
    const auto number = key.as_unsigned();
    if (!number) return std::unexpected(number.error());
    return std::string(reserved_name(*number));
}

Result<SpecialToken> parse_special_token(const MsgpackValue& token) {
    const auto attributes = token.members();
    if (!attributes) return std::unexpected(attributes.error());
    SpecialToken result;
    for (const auto& [key, value] : *attributes) {
        const auto name = attribute_name(key);
        const auto text = value.as_string();
        if (!name) return std::unexpected(name.error());
        if (!text) return std::unexpected(text.error());
        if (*name == "ORTH") {
            result.form = *text;
        } else if (*name == "NORM") {
            result.norm = std::string(*text);
        } else {
            return std::unexpected(
                key.error(fmt::format("attribute \"{}\" of an exception is not supported", *name)));
        }
    }
    if (result.form.empty()) return std::unexpected(token.error("has no ORTH"));
    return result;
}

Result<std::vector<SpecialToken>> parse_special(const MsgpackMember& member) {
    const auto text = member.key.as_string();
    const auto tokens = member.value.elements();
    if (!text) return std::unexpected(text.error());
    if (!tokens) return std::unexpected(tokens.error());
    std::vector<SpecialToken> special;
    std::string joined;
    for (const MsgpackValue& token : *tokens) {
        auto parsed = parse_special_token(token);
        if (!parsed) return std::unexpected(parsed.error());
        joined += parsed->form;
        special.push_back(std::move(*parsed));
    }
    if (joined != *text || joined.empty()) {
        return std::unexpected(member.value.error("the exception's tokens do not add up to its text"));
    }
    return special;
}

}  // namespace

Result<ChunkSplitter> ChunkSplitter::parse(const MsgpackValue& tokenizer) {
    if (!tokenizer.is_map()) return std::unexpected(tokenizer.error("expected a map"));
    ChunkSplitter splitter;
    const std::pair<std::string_view, std::optional<Regex> ChunkSplitter::*> patterns[] = {
        {"prefix_search", &ChunkSplitter::prefix_}, {"suffix_search", &ChunkSplitter::suffix_},
        {"infix_finditer", &ChunkSplitter::infix_}, {"token_match", &ChunkSplitter::token_match_},
        {"url_match", &ChunkSplitter::url_match_},
    };
    for (const auto& [key, place] : patterns) {
        auto regex = compile(tokenizer, key);
        if (!regex) return std::unexpected(regex.error());
        splitter.*place = std::move(*regex);
    }
    if (const auto faster = tokenizer.find("faster_heuristics")) {
        const auto value = faster->as_boolean();
        if (!value) return std::unexpected(value.error());
        splitter.faster_heuristics_ = *value;
    }
    const auto exceptions = tokenizer.member("exceptions", &MsgpackValue::members);
    if (!exceptions) return std::unexpected(exceptions.error());
    for (const MsgpackMember& member : *exceptions) {
        auto special = parse_special(member);
        if (!special) return std::unexpected(special.error());
        const std::string_view text = *member.key.as_string();
        splitter.longest_special_ = std::max(splitter.longest_special_, text.size());
        splitter.specials_.insert_or_assign(std::string(text), std::move(*special));
    }
    return splitter;
}

const std::vector<SpecialToken>* ChunkSplitter::find_special(std::string_view text) const {
    if (text.size() > longest_special_) return nullptr;
    const auto found = specials_.find(std::string(text));
    return found == specials_.end() ? nullptr : &found->second;
}

bool ChunkSplitter::needs_second_look(std::string_view special, RegexScratch& scratch) const {
    return !faster_heuristics_ || prefix_size(special, scratch) != 0 || suffix_size(special, scratch) != 0 ||
           (infix_ && infix_->search(special, scratch)) || special.contains(' ');
}

void ChunkSplitter::split(std::string_view chunk, RegexScratch& scratch, std::vector<ChunkPiece>& pieces,
                          bool with_specials) const {
    if (const auto* special = with_specials ? find_special(chunk) : nullptr)
        return add_special(*special, pieces);
    if (schema::find_bad_utf8(chunk)) {
        pieces.push_back({chunk, std::nullopt});
        return;
    }
    const Core core = take_affixes(chunk, scratch, pieces, with_specials);
    if (const auto* special = with_specials ? find_special(core.text) : nullptr) {
        add_special(*special, pieces);
    } else if (!core.text.empty()) {
        split_core(core.text, scratch, pieces);
    }
    for (auto suffix = core.suffixes.rbegin(); suffix != core.suffixes.rend(); ++suffix) {
        pieces.push_back({*suffix, std::nullopt});
    }
}

// The order of these steps is spaCy's (Tokenizer._split_affixes) and decides results.
ChunkSplitter::Core ChunkSplitter::take_affixes(std::string_view chunk, RegexScratch& scratch,
                                                std::vector<ChunkPiece>& pieces, bool with_specials) const {
    const auto is_special = [&](std::string_view text) {
        return with_specials && find_special(text) != nullptr;
    };
    Core core{chunk, {}};
    auto& [text, suffixes] = core;
    const auto take_prefix = [&](std::size_t size) {
        pieces.push_back({text.substr(0, size), std::nullopt});
        text.remove_prefix(size);
    };
    const auto take_suffix = [&](std::size_t size) {
        suffixes.push_back(text.substr(text.size() - size));
        text.remove_suffix(size);
    };
    for (std::size_t last_size = 0; !text.empty() && text.size() != last_size;) {
        if (token_match_ && token_match_->matches_start(text, scratch)) break;
        if (is_special(text)) break;
        last_size = text.size();
        const std::size_t prefix = prefix_size(text, scratch);
        if (prefix != 0 && is_special(text.substr(prefix))) {
            take_prefix(prefix);
            break;
        }
        const std::size_t suffix = suffix_size(text.substr(prefix), scratch);
        if (suffix != 0 && is_special(text.substr(0, text.size() - suffix))) {
            take_suffix(suffix);
            break;
        }
        if (prefix != 0) take_prefix(prefix);
        if (suffix != 0) take_suffix(suffix);
    }
    return core;
}

void ChunkSplitter::split_core(std::string_view text, RegexScratch& scratch,
                               std::vector<ChunkPiece>& pieces) const {
    const bool whole = (token_match_ && token_match_->matches_start(text, scratch)) ||
                       (url_match_ && url_match_->matches_start(text, scratch));
    std::size_t start = 0;
    bool was_empty = false;
    for (std::size_t from = 0; infix_ && !whole && from <= text.size();) {
        const auto match = infix_->search(text, scratch, from, !was_empty);
        if (!match) break;
        from = match->end;
        was_empty = match->begin == match->end;
        if (match->begin == 0) continue;  // an infix does not begin the text
        if (match->begin != start) pieces.push_back({text.substr(start, match->begin - start), std::nullopt});
        if (!was_empty)
            pieces.push_back({text.substr(match->begin, match->end - match->begin), std::nullopt});
        start = match->end;
    }
    if (start < text.size()) pieces.push_back({text.substr(start), std::nullopt});
}

// spaCy takes as many characters off the beginning as the match has, wherever it is.
std::size_t ChunkSplitter::prefix_size(std::string_view text, RegexScratch& scratch) const {
    const auto match = prefix_ ? prefix_->search(text, scratch) : std::nullopt;
    if (!match || match->begin == 0) return match ? match->end : 0;
    return first_characters(text, character_count(text.substr(match->begin, match->end - match->begin)))
        .size();
}

std::size_t ChunkSplitter::suffix_size(std::string_view text, RegexScratch& scratch) const {
    const auto match = suffix_ ? search_near_end(*suffix_, text, scratch) : std::nullopt;
    if (!match || match->end == text.size()) return match ? match->end - match->begin : 0;
    return last_characters(text, character_count(text.substr(match->begin, match->end - match->begin)))
        .size();
}

void ChunkSplitter::add_special(const std::vector<SpecialToken>& tokens,
                                std::vector<ChunkPiece>& pieces) const {
    for (const SpecialToken& token : tokens) {
        pieces.push_back(
            {token.form, token.norm ? std::optional<std::string_view>(*token.norm) : std::nullopt});
    }
}

}  // namespace entente::language
