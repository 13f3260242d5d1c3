#include "extractors/language/tokenizer.hpp"

#include <array>
#include <optional>
#include <unicode/utf8.h>
#include <unordered_map>
#include <utility>

#include "extractors/language/chunk_splitter.hpp"
#include "extractors/language/phrase_trie.hpp"
#include "extractors/language/strings.hpp"
#include "extractors/language/unicode.hpp"

namespace entente::language {

using schema::Result;

namespace {

constexpr std::size_t longest_remembered_chunk = 64;
constexpr std::size_t most_remembered_chunks = 65'536;

struct Hash {
    std::size_t operator()(std::string_view text) const { return static_cast<std::size_t>(murmur64(text)); }
};

enum class ByteClass : std::uint8_t { other, space, lead };  // lead: of a character of several bytes

constexpr std::array<ByteClass, 256> byte_classes = [] {
    std::array<ByteClass, 256> classes{};
    for (std::size_t byte = 0x80; byte < 256; ++byte) classes[byte] = ByteClass::lead;
    for (std::size_t byte = 0x09; byte <= 0x0D; ++byte) classes[byte] = ByteClass::space;
    for (std::size_t byte = 0x1C; byte <= 0x20; ++byte) classes[byte] = ByteClass::space;
    return classes;
}();

struct Step {
    bool space;
    std::uint32_t end;  // of the character
};

Step look(std::string_view text, std::uint32_t at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const ByteClass byte_class = byte_classes[bytes[at]];
    if (byte_class != ByteClass::lead) return {byte_class == ByteClass::space, at + 1};
    std::size_t end = at;
    UChar32 character = 0;
    U8_NEXT_OR_FFFD(bytes, end, text.size(), character);
    return {is_space(static_cast<char32_t>(character)), static_cast<std::uint32_t>(end)};
}

// Cuts text into runs of white space and of other characters. One U+0020 after a run of others belongs to
// neither: take(begin, end, space_after).
template <class Take>
void for_each_chunk(std::string_view text, Take take) {
    const auto size = static_cast<std::uint32_t>(text.size());
    for (std::uint32_t begin = 0; begin < size;) {
        auto [space, end] = look(text, begin);
        while (end < size) {
            const Step step = look(text, end);
            if (step.space != space) break;
            end = step.end;
        }
        const bool space_after = !space && end < size && text[end] == ' ';
        take(begin, end, space_after);
        begin = end + (space_after ? 1 : 0);
    }
}

}  // namespace

struct TokenizerCache::State {
    struct SplitToken {
        LexemeId lexeme;
        std::uint32_t size;  // bytes
    };
    struct Split {
        std::uint32_t begin;  // in split_tokens
        std::uint32_t end;
    };

    State(const NormTable& norms, LexemeLimits limits) : lexemes(norms, limits) {}

    void prepare() {
        if (lexemes.clear_if_full() || chunks.size() >= most_remembered_chunks) {
            chunks.clear();
            split_tokens.clear();
        }
        if (generation != lexemes.generation()) {
            symbols.clear();
            generation = lexemes.generation();
        }
    }

    Lexemes lexemes;
    std::uint32_t generation = 0;
    std::unordered_map<std::string_view, Split, Hash> chunks;  // keys live in the lexemes' arena
    std::vector<SplitToken> split_tokens;
    std::vector<std::uint32_t> symbols;  // of the phrase trie, by lexeme
    RegexScratch scratch;
    std::vector<ChunkPiece> pieces;
    std::vector<std::uint32_t> row;  // a document's symbols
};

TokenizerCache::TokenizerCache(const NormTable& norms, LexemeLimits limits)
    : state_(std::make_unique<State>(norms, limits)) {}
TokenizerCache::TokenizerCache(TokenizerCache&&) noexcept = default;
TokenizerCache& TokenizerCache::operator=(TokenizerCache&&) noexcept = default;
TokenizerCache::~TokenizerCache() = default;

const Lexemes& TokenizerCache::lexemes() const {
    return state_->lexemes;
}

struct Tokenizer::Rules {
    ChunkSplitter splitter;
    PhraseTrie phrases;  // exceptions as they look after affixes were taken off: ": )" of ":)"

    using State = TokenizerCache::State;

    static LexemeId lexeme(const ChunkPiece& piece, State& state) {
        return piece.norm ? state.lexemes.add(piece.form, *piece.norm) : state.lexemes.add(piece.form);
    }

    void split(std::string_view chunk, State& state) const {
        state.pieces.clear();
        splitter.split(chunk, state.scratch, state.pieces);
        for (const ChunkPiece& piece : state.pieces) {
            state.split_tokens.push_back(
                {lexeme(piece, state), static_cast<std::uint32_t>(piece.form.size())});
        }
    }

    State::Split split_once(std::string_view chunk, State& state) const {
        if (const auto found = state.chunks.find(chunk); found != state.chunks.end()) return found->second;
        const auto begin = static_cast<std::uint32_t>(state.split_tokens.size());
        split(chunk, state);
        const State::Split result{begin, static_cast<std::uint32_t>(state.split_tokens.size())};
        if (chunk.size() <= longest_remembered_chunk) state.chunks.emplace(state.lexemes.keep(chunk), result);
        return result;
    }

    void tokenize_chunks(std::string_view text, State& state, std::vector<RawToken>& tokens) const {
        for_each_chunk(text, [&](std::uint32_t begin, std::uint32_t end, bool space_after) {
            const std::uint32_t whole_begin = begin;
            const auto [first, last] = split_once(text.substr(begin, end - begin), state);
            for (std::uint32_t i = first; i < last; ++i) {
                const auto [id, size] = state.split_tokens[i];
                tokens.push_back({{begin, begin + size}, id, false});
                begin += size;
            }
            if (end - whole_begin > longest_remembered_chunk) state.split_tokens.resize(first);
            tokens.back().space_after = space_after;
        });
    }

    void fill_row(State& state, const std::vector<RawToken>& tokens) const {
        for (auto id = static_cast<LexemeId>(state.symbols.size()); id < state.lexemes.size(); ++id) {
            state.symbols.push_back(phrases.symbol(state.lexemes[id].form));
        }
        state.row.clear();
        for (const RawToken& token : tokens) state.row.push_back(state.symbols[token.lexeme]);
    }

    // spaCy's _apply_special_cases: the tokens of a phrase are replaced by those of the exception whose text
    // they are.
    void apply_specials(std::string_view text, State& state, std::vector<RawToken>& tokens) const {
        fill_row(state, tokens);
        std::vector<PhraseMatch> matches;
        for (std::uint32_t i = 0; i < tokens.size(); ++i) {
            if (state.row[i] != 0) phrases.match_at(state.row, i, matches);
        }
        if (matches.empty()) return;
        std::vector<RawToken> result;
        result.reserve(tokens.size() + matches.size());
        std::uint32_t done = 0;
        for (const PhraseMatch& match : without_overlaps(std::move(matches), tokens.size())) {
            const schema::ByteSpan span{tokens[match.begin].span.begin, tokens[match.end - 1].span.end};
            const auto* special = splitter.find_special(schema::slice(text, span));
            if (special == nullptr) continue;
            result.insert(result.end(), tokens.begin() + done, tokens.begin() + match.begin);
            append_special(*special, span.begin, state, result);
            result.back().space_after = tokens[match.end - 1].space_after;
            done = match.end;
        }
        result.insert(result.end(), tokens.begin() + done, tokens.end());
        tokens = std::move(result);
    }

    static void append_special(const std::vector<SpecialToken>& special, std::uint32_t begin, State& state,
                               std::vector<RawToken>& tokens) {
        for (const auto& [form, norm] : special) {
            const LexemeId id = norm ? state.lexemes.add(form, *norm) : state.lexemes.add(form);
            const auto end = static_cast<std::uint32_t>(begin + form.size());
            tokens.push_back({{begin, end}, id, false});
            begin = end;
        }
    }

    void collect_phrases() {
        RegexScratch scratch;
        for (const auto& [text, tokens] : splitter.specials()) {
            if (!splitter.needs_second_look(text, scratch)) continue;
            std::vector<ChunkPiece> pieces;
            for_each_chunk(text,
                           [&, whole = std::string_view(text)](std::uint32_t begin, std::uint32_t end, bool) {
                               splitter.split(whole.substr(begin, end - begin), scratch, pieces, false);
                           });
            std::vector<std::string_view> forms;
            for (const ChunkPiece& piece : pieces) forms.push_back(piece.form);
            phrases.add(forms);
        }
    }
};

Result<Tokenizer> Tokenizer::parse(std::string bytes, std::string name) {
    const auto document = MsgpackDocument::parse(std::move(bytes), std::move(name));
    if (!document) return std::unexpected(document.error());
    auto splitter = ChunkSplitter::parse(document->root());
    if (!splitter) return std::unexpected(splitter.error());
    auto rules = std::make_unique<Rules>(Rules{std::move(*splitter), {}});
    rules->collect_phrases();
    return Tokenizer(std::move(rules));
}

Tokenizer::Tokenizer(std::unique_ptr<const Rules> rules) : rules_(std::move(rules)) {}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

void Tokenizer::tokenize(std::string_view text, TokenizerCache& cache, std::vector<RawToken>& tokens) const {
    auto& state = *cache.state_;
    state.prepare();
    tokens.clear();
    rules_->tokenize_chunks(text, state, tokens);
    rules_->apply_specials(text, state, tokens);
}

}  // namespace entente::language
