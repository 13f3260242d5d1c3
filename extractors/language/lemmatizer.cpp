#include "extractors/language/lemmatizer.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "extractors/language/morphology.hpp"
#include "extractors/language/msgpack.hpp"
#include "extractors/language/strings.hpp"
#include "extractors/language/unicode.hpp"
#include "extractors/language/word_set.hpp"

namespace entente::language {

using schema::Result;

namespace {

// All views point into the lookups' file.
struct Replacement {
    std::string_view ending;
    std::string_view by;
};

struct PosTables {
    std::vector<Replacement> rules;
    std::unordered_map<std::string_view, std::vector<std::string_view>> exceptions;
    WordSet index;

    bool empty() const { return rules.empty() && exceptions.empty() && index.empty(); }
};

Result<std::vector<std::string_view>> parse_strings(const MsgpackValue& list) {
    const auto elements = list.elements();
    if (!elements) return std::unexpected(elements.error());
    std::vector<std::string_view> strings;
    for (const MsgpackValue& element : *elements) {
        const auto text = element.as_string();
        if (!text) return std::unexpected(text.error());
        strings.push_back(*text);
    }
    return strings;
}

Result<void> parse_rules(const MsgpackValue& value, PosTables& tables) {
    const auto rules = value.elements();
    if (!rules) return std::unexpected(rules.error());
    for (const MsgpackValue& rule : *rules) {
        const auto sides = parse_strings(rule);
        if (!sides) return std::unexpected(sides.error());
        if (sides->size() != 2) return std::unexpected(rule.error("expected an ending and its replacement"));
        tables.rules.push_back({(*sides)[0], (*sides)[1]});
    }
    return {};
}

Result<void> parse_exceptions(const MsgpackValue& value, PosTables& tables) {
    const auto exceptions = value.members();
    if (!exceptions) return std::unexpected(exceptions.error());
    tables.exceptions.reserve(exceptions->size());
    for (const auto& [key, lemmas] : *exceptions) {
        const auto form = key.as_string();
        auto list = parse_strings(lemmas);
        if (!form) return std::unexpected(form.error());
        if (!list) return std::unexpected(list.error());
        tables.exceptions.insert_or_assign(*form, std::move(*list));
    }
    return {};
}

Result<void> parse_index(const MsgpackValue& value, PosTables& tables) {
    const auto lemmas = parse_strings(value);
    if (!lemmas) return std::unexpected(lemmas.error());
    tables.index = WordSet(*lemmas);
    return {};
}

// Forms that are their own lemma (spacy/lang/en/lemmatizer.py). `pos` is in lower case.
bool is_base_form(std::string_view pos, std::string_view morph) {
    const std::string_view verb_form = morphological_feature(morph, "VerbForm");
    if (pos == "noun" && morphological_feature(morph, "Number") == "Sing") return true;
    if (pos == "verb" && verb_form == "Fin" && morphological_feature(morph, "Tense") == "Pres" &&
        morphological_feature(morph, "Number").empty()) {
        return true;
    }
    return verb_form == "Inf" || verb_form == "None" || morphological_feature(morph, "Degree") == "Pos";
}

}  // namespace

struct Lemmatizer::Tables {
    MsgpackDocument document;
    std::unordered_map<std::uint64_t, PosTables> by_pos;  // by string id of the part of speech in lower case
    std::vector<std::string> labels;
    std::vector<std::string> lower_labels;
    bool overwrite = false;

    using Parse = Result<void> (*)(const MsgpackValue&, PosTables&);

    Result<void> read(const MsgpackValue& table, Parse parse) {
        const auto members = table.members();
        if (!members) return std::unexpected(members.error());
        for (const auto& [key, value] : *members) {
            const auto id = key.as_unsigned();
            if (!id) return std::unexpected(id.error());
            const auto parsed = parse(value, by_pos[*id]);
            if (!parsed) return parsed;
        }
        return {};
    }

    Result<void> read_all() {
        const auto rules = document.root().member("lemma_rules");
        if (!rules) return std::unexpected(rules.error());
        if (const auto done = read(*rules, parse_rules); !done) return done;
        const std::pair<std::string_view, Parse> optional[] = {{"lemma_exc", parse_exceptions},
                                                               {"lemma_index", parse_index}};
        for (const auto& [name, parse] : optional) {
            const auto table = document.root().find(name);
            if (!table) continue;
            if (const auto done = read(*table, parse); !done) return done;
        }
        return {};
    }

    std::string lemma(const Lexeme& lexeme, LabelId pos_label, LabelId morph) const {
        const std::string& pos = lower_labels[pos_label];
        if (pos.empty() || pos == "eol" || pos == "space") return std::string(lexeme.lower);
        if (is_base_form(pos, labels[morph])) return std::string(lexeme.lower);
        const auto found = by_pos.find(string_id(pos));
        if (found == by_pos.end() || found->second.empty()) {
            return std::string(pos == "propn" ? lexeme.form : lexeme.lower);
        }
        return by_rules(lexeme, found->second);
    }

    // The order of these steps is spaCy's (Lemmatizer.rule_lemmatize) and decides which candidate comes
    // first.
    static std::string by_rules(const Lexeme& lexeme, const PosTables& tables) {
        std::vector<std::string> forms;
        std::vector<std::string> unknown_forms;
        for (const auto& [ending, by] : tables.rules) {
            if (!lexeme.lower.ends_with(ending)) continue;
            std::string form(lexeme.lower.substr(0, lexeme.lower.size() - ending.size()));
            form += by;
            if (form.empty()) continue;
            if (tables.index.contains(form)) {
                forms.insert(forms.begin(), std::move(form));
            } else {
                (all_alpha(form) ? unknown_forms : forms).push_back(std::move(form));
            }
        }
        if (const auto found = tables.exceptions.find(lexeme.lower); found != tables.exceptions.end()) {
            for (const std::string_view form : found->second) {
                if (std::ranges::find(forms, form) == forms.end())
                    forms.insert(forms.begin(), std::string(form));
            }
        }
        if (!forms.empty()) return forms.front();
        return unknown_forms.empty() ? std::string(lexeme.form) : unknown_forms.front();
    }

    std::string_view stored_lemma(const Lexemes& lexemes, const LemmatizerCache::Key& key) const {
        const Lexeme& lexeme = lexemes[key.lexeme];
        const std::string text = lemma(lexeme, key.pos, key.morph);
        if (text == lexeme.lower) return lexeme.lower;
        return text == lexeme.form ? lexeme.form : lexemes.keep(text);
    }
};

std::size_t LemmatizerCache::KeyHash::operator()(const Key& key) const {
    std::uint64_t hash = (std::uint64_t{key.lexeme} << 32U) ^ (std::uint64_t{key.pos} << 16U) ^ key.morph;
    hash *= 0x9e3779b97f4a7c15U;
    return static_cast<std::size_t>(hash ^ (hash >> 32U));
}

Result<Lemmatizer> Lemmatizer::parse(std::string bytes, std::string name, const Labels& labels,
                                     bool overwrite) {
    auto document = MsgpackDocument::parse(std::move(bytes), std::move(name));
    if (!document) return std::unexpected(document.error());
    auto tables = std::make_unique<Tables>(Tables{std::move(*document), {}, {}, {}, overwrite});
    if (const auto done = tables->read_all(); !done) return std::unexpected(done.error());
    for (LabelId label = 0; label < labels.size(); ++label) {
        tables->labels.emplace_back(labels.name(label));
        tables->lower_labels.push_back(lower(labels.name(label)));
    }
    return Lemmatizer(std::move(tables));
}

Lemmatizer::Lemmatizer(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
Lemmatizer::Lemmatizer(Lemmatizer&&) noexcept = default;
Lemmatizer& Lemmatizer::operator=(Lemmatizer&&) noexcept = default;
Lemmatizer::~Lemmatizer() = default;

void Lemmatizer::apply(std::span<const RawToken> tokens, const Lexemes& lexemes, LemmatizerCache& cache,
                       std::span<Annotation> annotations) const {
    if (cache.generation != lexemes.generation()) {
        cache.lemmas.clear();
        cache.generation = lexemes.generation();
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Annotation& annotation = annotations[i];
        if (annotation.lemma.data() != nullptr && !tables_->overwrite) continue;
        const LemmatizerCache::Key key{tokens[i].lexeme, annotation.pos, annotation.morph};
        const auto [place, is_new] = cache.lemmas.try_emplace(key);
        if (is_new) place->second = tables_->stored_lemma(lexemes, key);
        annotation.lemma = place->second;
    }
}

}  // namespace entente::language
