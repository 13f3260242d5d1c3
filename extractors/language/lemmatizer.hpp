// Lemmas by rules: endings to replace, exceptions and the known lemmas of each part of speech (spaCy's
// lemmatizer in mode "rule", with the English notion of a base form).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "extractors/language/annotation.hpp"
#include "extractors/language/lexemes.hpp"
#include "extractors/language/tokenizer.hpp"
#include "graph/schema/result.hpp"

namespace entente::language {

// Of one worker: lemmas by lexeme, part of speech and morphology.
struct LemmatizerCache {
    struct Key {
        LexemeId lexeme;
        LabelId pos;
        LabelId morph;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const;
    };
    std::uint32_t generation = 0;
    std::unordered_map<Key, std::string_view, KeyHash> lemmas;
};

class Lemmatizer {
  public:
    // Reads lemmatizer/lookups/lookups.bin. `labels` must hold every part of speech and analysis that will
    // come, so it is called after the attribute ruler and the morphologizer are loaded.
    static schema::Result<Lemmatizer> parse(std::string bytes, std::string name, const Labels& labels,
                                            bool overwrite = false);

    Lemmatizer(Lemmatizer&&) noexcept;
    Lemmatizer& operator=(Lemmatizer&&) noexcept;
    ~Lemmatizer();

    // Sets the lemmas that are not set yet; with `overwrite`, all.
    void apply(std::span<const RawToken> tokens, const Lexemes& lexemes, LemmatizerCache& cache,
               std::span<Annotation> annotations) const;

  private:
    struct Tables;
    explicit Lemmatizer(std::unique_ptr<const Tables> tables);
    std::unique_ptr<const Tables> tables_;
};

}  // namespace entente::language
