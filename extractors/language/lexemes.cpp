#include "extractors/language/lexemes.hpp"

#include <algorithm>
#include <utility>

#include "extractors/language/msgpack.hpp"
#include "extractors/language/strings.hpp"
#include "extractors/language/unicode.hpp"

namespace entente::language {

using schema::Result;

namespace {

struct Norm {
    std::string_view form;
    std::string_view norm;
};

// spaCy's norms of every language (spacy/lang/norm_exceptions.py), which no model's file holds: the network
// was trained on text in which quotation marks, dashes and currency signs are folded together like this.
constexpr Norm base_norms[] = {
    {"'s", "'s"},  {"'S", "'s"}, {"’s", "'s"}, {"’S", "'s"}, {"’", "'"},   {"‘", "'"},   {"´", "'"},
    {"`", "'"},    {"”", "\""},  {"“", "\""},  {"''", "\""}, {"``", "\""}, {"´´", "\""}, {"„", "\""},
    {"»", "\""},   {"«", "\""},  {"‘‘", "\""}, {"’’", "\""}, {"？", "?"},  {"！", "!"},  {"，", ","},
    {"；", ";"},   {"：", ":"},  {"。", "."},  {"।", "."},   {"…", "..."}, {"—", "-"},   {"–", "-"},
    {"--", "-"},   {"---", "-"}, {"——", "-"},  {"€", "$"},   {"£", "$"},   {"¥", "$"},   {"฿", "$"},
    {"US$", "$"},  {"C$", "$"},  {"A$", "$"},  {"₺", "$"},   {"₹", "$"},   {"৳", "$"},   {"₩", "$"},
    {"Mex$", "$"}, {"₣", "$"},   {"E£", "$"},
};

constexpr std::size_t longest_base_norm = 6;  // bytes of "——"

}  // namespace

Result<NormTable> NormTable::parse(std::string bytes, std::string name) {
    const auto document = MsgpackDocument::parse(std::move(bytes), std::move(name));
    if (!document) return std::unexpected(document.error());
    NormTable table;
    const auto norms = document->root().find("lexeme_norm");
    if (!norms) return table;
    const auto members = norms->members();
    if (!members) return std::unexpected(members.error());
    for (const auto& [key, value] : *members) {
        const auto id = key.as_unsigned();
        const auto norm = value.as_string();
        if (!id) return std::unexpected(id.error());
        if (!norm) return std::unexpected(norm.error());
        table.by_id_.insert_or_assign(*id, std::string(*norm));
    }
    return table;
}

std::optional<std::string_view> NormTable::find(std::string_view form) const {
    if (const auto found = by_id_.find(string_id(form)); found != by_id_.end()) return found->second;
    if (form.size() > longest_base_norm) return std::nullopt;
    const auto* const base = std::ranges::find(base_norms, form, &Norm::form);
    return base == std::end(base_norms) ? std::nullopt : std::optional(base->norm);
}

std::size_t Lexemes::KeyHash::operator()(const Key& key) const {
    const std::uint64_t hash = murmur64(key.form);
    return static_cast<std::size_t>(key.norm.data() == nullptr ? hash : hash ^ (murmur64(key.norm) << 1));
}

Lexemes::Lexemes(const NormTable& norms, LexemeLimits limits)
    : norms_(&norms), limits_(limits), arena_(std::make_shared<StringArena>()) {}

LexemeId Lexemes::add(std::string_view form) {
    return add(Key{form, {}});
}

LexemeId Lexemes::add(std::string_view form, std::string_view norm) {
    return add(Key{form, norm.data() == nullptr ? "" : norm});
}

LexemeId Lexemes::add(Key key) {
    if (const auto found = ids_.find(key); found != ids_.end()) return found->second;
    Lexeme lexeme;
    lexeme.form = arena_->keep(key.form);
    const std::string lower_form = lower(key.form);
    lexeme.lower = lower_form == key.form ? lexeme.form : arena_->keep(lower_form);
    if (key.norm.data() != nullptr) {
        lexeme.norm = arena_->keep(key.norm);
    } else {
        const auto norm = norms_->find(key.form);
        lexeme.norm = norm ? arena_->keep(*norm) : lexeme.lower;
    }
    lexeme.norm_id = string_id(lexeme.norm);
    lexeme.prefix_id = string_id(first_character(key.form));
    lexeme.suffix_id = string_id(last_characters(key.form, 3));
    lexeme.shape_id = string_id(word_shape(key.form));
    lexeme.is_space = all_space(key.form);
    const auto id = static_cast<LexemeId>(lexemes_.size());
    lexemes_.push_back(lexeme);
    ids_.emplace(Key{lexeme.form, key.norm.data() == nullptr ? std::string_view() : lexeme.norm}, id);
    return id;
}

bool Lexemes::clear_if_full() {
    if (lexemes_.size() < limits_.lexemes && arena_->bytes() < limits_.bytes) return false;
    ids_.clear();
    lexemes_.clear();
    arena_ = std::make_shared<StringArena>();
    ++generation_;
    return true;
}

}  // namespace entente::language
