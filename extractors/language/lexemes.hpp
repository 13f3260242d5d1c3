// Lexemes: what is known of a word form without its context, computed once a form. The network reads the ids,
// later steps the strings. Each worker has its own table, bounded, so that no lock is needed; nothing in a
// result depends on what the table holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/language/string_arena.hpp"
#include "graph/schema/result.hpp"

namespace entente::language {

// An index into Lexemes, valid until its generation changes.
using LexemeId = std::uint32_t;

// The norms ("colour" → "color", "€" → "$") of vocab/lookups.bin and of spaCy itself.
class NormTable {
  public:
    NormTable() = default;  // spaCy's own only: a model without the file
    static schema::Result<NormTable> parse(std::string bytes, std::string name);

    // nullopt: the norm is the lower-case form.
    std::optional<std::string_view> find(std::string_view form) const;

  private:
    std::unordered_map<std::uint64_t, std::string> by_id_;
};

// The views live as long as the table's arena.
struct Lexeme {
    std::string_view form;
    std::string_view lower;
    std::string_view norm;
    std::uint64_t norm_id = 0;  // string ids, as spaCy's features
    std::uint64_t prefix_id = 0;
    std::uint64_t suffix_id = 0;
    std::uint64_t shape_id = 0;
    bool is_space = false;
};

struct LexemeLimits {
    std::size_t lexemes = 65'536;
    std::size_t bytes = 8'000'000;
};

class Lexemes {
  public:
    explicit Lexemes(const NormTable& norms, LexemeLimits limits = {});

    LexemeId add(std::string_view form);
    LexemeId add(std::string_view form, std::string_view norm);  // with a norm of a tokenizer exception

    const Lexeme& operator[](LexemeId id) const { return lexemes_[id]; }
    std::size_t size() const { return lexemes_.size(); }

    // Forgets all when a limit is reached. To be called between documents; then ids start again and
    // generation() changes, which tells caches by LexemeId to forget too.
    bool clear_if_full();
    std::uint32_t generation() const { return generation_; }

    // Stores a string beside the lexemes' own, for as long as the arena lives.
    std::string_view keep(std::string_view text) const { return arena_->keep(text); }

    // Whoever holds it keeps the strings of the present generation alive beyond it.
    std::shared_ptr<const StringArena> arena() const { return arena_; }

  private:
    struct Key {
        std::string_view form;
        std::string_view norm;  // data() is null: by the rules
        friend bool operator==(const Key& a, const Key& b) {
            return a.form == b.form && a.norm == b.norm &&
                   (a.norm.data() == nullptr) == (b.norm.data() == nullptr);
        }
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const;
    };
    LexemeId add(Key key);

    const NormTable* norms_;
    LexemeLimits limits_;
    std::shared_ptr<StringArena> arena_;
    std::vector<Lexeme> lexemes_;
    std::unordered_map<Key, LexemeId, KeyHash> ids_;
    std::uint32_t generation_ = 0;
};

}  // namespace entente::language
