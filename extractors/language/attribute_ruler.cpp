#include "extractors/language/attribute_ruler.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <fmt/format.h>
#include <optional>
#include <utility>

#include "extractors/language/morphology.hpp"
#include "extractors/language/msgpack.hpp"
#include "extractors/language/token_pattern.hpp"

namespace entente::language {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

namespace {

using Word = std::uint64_t;
constexpr std::size_t word_bits = 64;

// What a rule sets; nullopt leaves the attribute as it is.
struct Effect {
    std::optional<LabelId> tag;
    std::optional<LabelId> pos;
    std::optional<LabelId> morph;
    std::optional<LabelId> dep;
    std::optional<std::string> lemma;

    void apply_to(Annotation& annotation) const {
        if (tag) annotation.tag = *tag;
        if (pos) annotation.pos = *pos;
        if (morph) annotation.morph = *morph;
        if (dep) annotation.dep = *dep;
        if (lemma) annotation.lemma = lemma->empty() ? std::string_view() : std::string_view(*lemma);
    }
};

// Rows of bits, one row a label; labels that came later than the rules share the row of a label no rule
// names.
class LabelRows {
  public:
    LabelRows() = default;
    LabelRows(std::size_t labels, std::size_t words) : words_(words), bits_((labels + 1) * words, ~Word{0}) {}

    const Word* row(LabelId label) const {
        return bits_.data() + std::min<std::size_t>(label, last()) * words_;
    }
    void clear(std::size_t row, std::size_t bit) {
        bits_[row * words_ + bit / word_bits] &= ~(Word{1} << (bit % word_bits));
    }
    std::size_t last() const { return bits_.size() / words_ - 1; }

  private:
    std::size_t words_ = 1;
    std::vector<Word> bits_ = {~Word{0}};
};

// One token of one pattern; its index is its bit. Patterns lie one after the other, in rule order.
struct Position {
    TokenPattern pattern;
    std::uint32_t rule = 0;
    std::uint32_t back =
        0;  // of a pattern's last position: from there back to the token that the rule is about
    bool first = false;
    bool last = false;
};

struct Rule {
    std::vector<std::vector<TokenPattern>> patterns;
    Effect effect;
    std::int64_t index = 0;
};

Error unsupported(const MsgpackValue& at, std::string message) {
    Error error = at.error(std::move(message));
    error.code = ErrorCode::unsupported;
    return error;
}

Result<Effect> parse_effect(const MsgpackValue& attributes, Labels& labels) {
    const auto members = attributes.members();
    if (!members) return std::unexpected(members.error());
    Effect effect;
    for (const auto& [key, value] : *members) {
        const auto name = key.as_string();
        const auto text = value.as_string();
        if (!name) return std::unexpected(name.error());
        if (!text) return std::unexpected(text.error());
        if (*name == "TAG") {
            effect.tag = labels.add(*text);
        } else if (*name == "POS") {
            effect.pos = labels.add(*text);
        } else if (*name == "DEP") {
            effect.dep = labels.add(*text);
        } else if (*name == "LEMMA") {
            effect.lemma = std::string(*text);
        } else if (*name == "MORPH") {
            const auto normal = normalize_morphology(*text);
            if (!normal)
                return std::unexpected(value.error(fmt::format("not an analysis: \"{:.60}\"", *text)));
            effect.morph = labels.add(*normal);
        } else {
            return std::unexpected(unsupported(value, fmt::format("attribute \"{}\" cannot be set", *name)));
        }
    }
    return effect;
}

Result<std::vector<TokenPattern>> parse_pattern(const MsgpackValue& value, std::int64_t index) {
    const auto tokens = value.elements();
    if (!tokens) return std::unexpected(tokens.error());
    std::vector<TokenPattern> pattern;
    for (const MsgpackValue& token : *tokens) {
        auto parsed = parse_token_pattern(token);
        if (!parsed) return std::unexpected(parsed.error());
        pattern.push_back(std::move(*parsed));
    }
    const auto size = static_cast<std::int64_t>(pattern.size());
    if (index >= size || index < -size) {
        return std::unexpected(
            value.error(fmt::format("has {} tokens, but the rule's index is {}", size, index)));
    }
    return pattern;
}

Result<Rule> parse_rule(const MsgpackValue& value, Labels& labels) {
    Rule rule;
    if (const auto index = value.find("index"); index && !index->is_nil()) {
        const auto number = index->as_integer();
        if (!number) return std::unexpected(number.error());
        rule.index = *number;
    }
    const auto patterns = value.member("patterns", &MsgpackValue::elements);
    if (!patterns) return std::unexpected(patterns.error());
    for (const MsgpackValue& pattern : *patterns) {
        auto parsed = parse_pattern(pattern, rule.index);
        if (!parsed) return std::unexpected(parsed.error());
        rule.patterns.push_back(std::move(*parsed));
    }
    const auto attributes = value.member("attrs");
    if (!attributes) return std::unexpected(attributes.error());
    auto effect = parse_effect(*attributes, labels);
    if (!effect) return std::unexpected(effect.error());
    rule.effect = std::move(*effect);
    return rule;
}

}  // namespace

struct AttributeRuler::Program {
    std::vector<Effect> effects;  // by rule
    std::vector<Position> positions;
    std::size_t words = 1;
    std::vector<Word> first;  // bits of positions that begin a pattern
    std::vector<Word> last;   // and of those that end one
    LabelRows tags;
    LabelRows pos;
    LabelRows deps;

    void add(Rule rule) {
        const auto number = static_cast<std::uint32_t>(effects.size());
        effects.push_back(std::move(rule.effect));
        for (auto& pattern : rule.patterns) {
            const auto size = static_cast<std::int64_t>(pattern.size());
            const std::int64_t target = rule.index < 0 ? size + rule.index : rule.index;
            for (auto& token : pattern) {
                positions.push_back({std::move(token), number, static_cast<std::uint32_t>(size - 1 - target),
                                     &token == &pattern.front(), &token == &pattern.back()});
            }
        }
    }

    // Requires: all rules are added. Labels in patterns are added to `labels` first.
    void compile(Labels& labels) {
        add_pattern_labels(labels);
        words = std::max<std::size_t>(1, (positions.size() + word_bits - 1) / word_bits);
        first.assign(words, 0);
        last.assign(words, 0);
        tags = pos = deps = LabelRows(labels.size(), words);
        RegexScratch scratch;
        for (std::size_t bit = 0; bit < positions.size(); ++bit) {
            const Word mask = Word{1} << (bit % word_bits);
            if (positions[bit].first) first[bit / word_bits] |= mask;
            if (positions[bit].last) last[bit / word_bits] |= mask;
            for (const PatternTest& test : positions[bit].pattern) {
                if (test.reads_label()) refuse_labels(test, bit, labels, scratch);
            }
        }
    }

    void add_pattern_labels(Labels& labels) const {
        for (const Position& position : positions) {
            for (const PatternTest& test : position.pattern) {
                if (!test.reads_label()) continue;
                for (const auto& name : test.in.value_or(std::vector<std::string>())) labels.add(name);
                for (const auto& name : test.not_in.value_or(std::vector<std::string>())) labels.add(name);
            }
        }
    }

    void refuse_labels(const PatternTest& test, std::size_t bit, const Labels& labels,
                       RegexScratch& scratch) {
        LabelRows& rows = test.attribute == PatternAttribute::tag   ? tags
                          : test.attribute == PatternAttribute::pos ? pos
                                                                    : deps;
        for (LabelId label = 0; label < rows.last(); ++label) {
            if (!test.accepts(labels.name(label), scratch)) rows.clear(label, bit);
        }
        if (test.in) rows.clear(rows.last(), bit);
    }

    void append_accepted(const Lexeme& lexeme, RegexScratch& scratch, std::vector<Word>& accepted) const {
        const std::size_t begin = accepted.size();
        accepted.resize(begin + words, 0);
        for (std::size_t bit = 0; bit < positions.size(); ++bit) {
            const bool accepts = std::ranges::all_of(positions[bit].pattern, [&](const PatternTest& test) {
                return test.reads_label() || test.accepts(lexeme, scratch);
            });
            if (accepts) accepted[begin + bit / word_bits] |= Word{1} << (bit % word_bits);
        }
    }

    void learn_lexemes(const Lexemes& lexemes, AttributeRulerCache& cache) const {
        if (cache.generation != lexemes.generation()) {
            cache.accepted.clear();
            cache.generation = lexemes.generation();
        }
        for (auto id = static_cast<LexemeId>(cache.accepted.size() / words); id < lexemes.size(); ++id) {
            append_accepted(lexemes[id], cache.scratch, cache.accepted);
        }
    }

    // Notes, at the tokens that the rules are about, the patterns that end at `token`.
    void fire(std::size_t token, std::size_t word, Word ended, std::vector<Word>& fired) const {
        for (; ended != 0; ended &= ended - 1) {
            const std::size_t bit = word * word_bits + static_cast<std::size_t>(std::countr_zero(ended));
            const std::size_t target = token - positions[bit].back;
            fired[target * words + word] |= Word{1} << (bit % word_bits);
        }
    }
};

Result<AttributeRuler> AttributeRuler::parse(std::string bytes, std::string name, Labels& labels) {
    const auto document = MsgpackDocument::parse(std::move(bytes), std::move(name));
    if (!document) return std::unexpected(document.error());
    const auto rules = document->root().elements();
    if (!rules) return std::unexpected(rules.error());
    auto program = std::make_unique<Program>();
    for (const MsgpackValue& value : *rules) {
        auto rule = parse_rule(value, labels);
        if (!rule) return std::unexpected(rule.error());
        program->add(std::move(*rule));
    }
    program->compile(labels);
    return AttributeRuler(std::move(program));
}

AttributeRuler::AttributeRuler(std::unique_ptr<const Program> program) : program_(std::move(program)) {}
AttributeRuler::AttributeRuler(AttributeRuler&&) noexcept = default;
AttributeRuler& AttributeRuler::operator=(AttributeRuler&&) noexcept = default;
AttributeRuler::~AttributeRuler() = default;

void AttributeRuler::apply(std::span<const RawToken> tokens, const Lexemes& lexemes,
                           AttributeRulerCache& cache, std::span<Annotation> annotations) const {
    const Program& program = *program_;
    const std::size_t words = program.words;
    program.learn_lexemes(lexemes, cache);
    cache.fired.assign(tokens.size() * words, 0);
    cache.state.assign(words, 0);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Word* const by_form = cache.accepted.data() + tokens[i].lexeme * words;
        const Word* const by_tag = program.tags.row(annotations[i].tag);
        const Word* const by_pos = program.pos.row(annotations[i].pos);
        const Word* const by_dep = program.deps.row(annotations[i].dep);
        Word carry = 0;
        for (std::size_t w = 0; w < words; ++w) {
            const Word before = cache.state[w];
            const Word begun = (before << 1U) | carry | program.first[w];
            carry = before >> (word_bits - 1);
            cache.state[w] = begun & by_form[w] & by_tag[w] & by_pos[w] & by_dep[w];
            program.fire(i, w, cache.state[w] & program.last[w], cache.fired);
        }
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        for (std::size_t w = 0; w < words; ++w) {
            for (Word fired = cache.fired[i * words + w]; fired != 0; fired &= fired - 1) {
                const std::size_t bit = w * word_bits + static_cast<std::size_t>(std::countr_zero(fired));
                program.effects[program.positions[bit].rule].apply_to(annotations[i]);
            }
        }
    }
}

}  // namespace entente::language
