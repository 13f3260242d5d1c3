// Entry point: sentence_hints. Goes over the words of each block; for the gap before each word, `judge` says
// whether a sentence begins there, by the word before (its full stop, its kind) and the word after (its first
// letter).
#include "extractors/text/sentence_hints.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "extractors/text/abbreviations.hpp"
#include "extractors/text/dateline.hpp"
#include "extractors/text/sentence_words.hpp"

namespace entente::text {
namespace {

using schema::ByteSpan;

enum class Verdict : std::uint8_t { start, inside, open };

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

// The words of one block, and which of them the judged gap lies before.
struct Gap {
    std::string_view text;
    const std::vector<ByteSpan>& words;
    std::size_t next;

    std::string_view word(std::size_t i) const {
        return i < words.size() ? slice(text, words[i]) : std::string_view{};
    }
};

// `.” Austin said.`: words that only say who said what came before.
bool is_attribution(const Gap& gap) {
    for (std::size_t i = gap.next + 1; i < std::min(gap.next + 6, gap.words.size()); ++i) {
        const std::string_view word = gap.word(i);
        if (word.ends_with('.') && is_saying(word.substr(0, word.size() - 1))) return true;
        if (ending_of(word).mark == '.' && !find_abbreviation(ending_of(word).core)) return false;
    }
    return false;
}

Verdict judge_acronym(std::string_view core, std::string_view next) {
    if (is_opener(next)) return Verdict::start;
    return is_upper(core[0]) && how_it_begins(next) == Begins::capital ? Verdict::inside : Verdict::open;
}

Verdict judge_abbreviation(Abbreviation kind, std::string_view next) {
    const Begins begins = how_it_begins(next);
    switch (kind) {
        case Abbreviation::title:
            return is_opener(next) ? Verdict::open : Verdict::inside;
        case Abbreviation::never:
            return Verdict::inside;
        case Abbreviation::number:
        case Abbreviation::month:
            return begins == Begins::digit ? Verdict::inside : Verdict::open;
        case Abbreviation::tail:
            break;
    }
    return is_opener(next) ? Verdict::start : Verdict::open;
}

bool is_number(std::string_view core) {
    return !core.empty() &&
           std::ranges::all_of(core, [](char c) { return is_digit(c) || c == '.' || c == ','; });
}

// A plain word, not an abbreviation that we know. Short capitalised ones may be one that we do not.
Verdict judge_plain_stop(std::string_view core, std::string_view next) {
    const std::string_view first = without_opening(next);
    if (is_number(core)) return core.size() >= 3 || is_opener(first) ? Verdict::start : Verdict::open;
    const std::size_t stop = core.find_last_of(".@/");
    if (stop != std::string_view::npos) return is_opener(first) ? Verdict::start : Verdict::open;
    const bool all_capitals = std::ranges::none_of(core, is_lower);
    const bool maybe_title = !core.empty() && is_upper(core[0]) && !all_capitals && core.size() <= 4;
    return maybe_title && !is_opener(first) ? Verdict::open : Verdict::start;
}

Verdict judge_stop(const WordEnding& before, const Gap& gap) {
    const std::string_view next = gap.word(gap.next);
    const std::string_view first = without_opening(next);
    const bool closed = before.quote_closed || before.bracket_closed;
    const auto kind = find_abbreviation(before.core);
    if (kind && !closed) return judge_abbreviation(*kind, first);
    if (is_acronym(before.core)) return closed ? Verdict::open : judge_acronym(before.core, first);
    if (before.core.size() == 1 && is_upper(before.core[0])) {
        return is_opener(first) || before.core == "I" ? Verdict::open : Verdict::inside;
    }
    if (kind || before.core.empty()) return Verdict::open;
    return judge_plain_stop(before.core, next);
}

Verdict judge_terminal(const WordEnding& before, const Gap& gap) {
    const Begins begins = how_it_begins(gap.word(gap.next));
    if (begins == Begins::lower) return Verdict::inside;
    if (before.mark == '~' || begins == Begins::other) return Verdict::open;
    if (before.quote_closed && is_attribution(gap)) return Verdict::inside;
    if (before.mark == '.') {
        const bool in_number = begins == Begins::digit && !find_abbreviation(before.core);
        if (in_number)
            return before.core.size() >= 4 && is_lower(before.core[0]) ? Verdict::start : Verdict::open;
        return judge_stop(before, gap);
    }
    // "Yahoo! News": a mark may be part of a name.
    const bool in_name = before.mark == '!' && !before.core.empty() && is_upper(before.core[0]);
    return begins == Begins::capital && !in_name ? Verdict::start : Verdict::open;
}

// A word that ends in a colon, a semicolon or a dash leaves it to the parser.
bool ends_open(std::string_view word) {
    static constexpr std::array<std::string_view, 5> marks = {":", ";", "-", "\xE2\x80\x93", "\xE2\x80\x94"};
    return std::ranges::any_of(marks, [word](std::string_view mark) { return word.ends_with(mark); });
}

// "Workers' Party": no quotation ends here.
bool is_plural_possessive(std::string_view word) {
    return word.ends_with("s'") || word.ends_with("s\xE2\x80\x99");
}

Verdict judge(const Gap& gap) {
    const std::string_view before = gap.word(gap.next - 1);
    const char last = before.back();
    if (is_lower(last) || last == ',' || is_upper(last) || is_digit(last)) return Verdict::inside;
    if (ends_open(before)) return Verdict::open;
    const WordEnding ending = ending_of(before);
    if (ending.mark != '\0') return judge_terminal(ending, gap);
    const std::string_view next = gap.word(gap.next);
    if (is_plural_possessive(before) || how_it_begins(next) == Begins::lower) return Verdict::inside;
    if (ending.quote_closed || is_opener(next)) return Verdict::open;
    return ending.bracket_closed || ends_in_letter(before) || last == '%' || last == '&' ? Verdict::inside
                                                                                         : Verdict::open;
}

void split_words(std::string_view text, ByteSpan block, std::vector<ByteSpan>& words) {
    words.clear();
    for (std::uint32_t at = block.begin; at < block.end;) {
        while (at < block.end && is_space(text[at])) ++at;
        const std::uint32_t begin = at;
        while (at < block.end && !is_space(text[at])) ++at;
        if (begin < at) words.push_back({begin, at});
    }
}

// "President of Russia Vladimir Putin: Good afternoon": the word behind the name of who speaks; 0 where there
// is none.
std::size_t speech_of_label(const Gap& block) {
    static constexpr std::array<std::string_view, 7> small = {"of", "and", "the", "for", "to", "de", "on"};
    for (std::size_t i = 0; i < std::min<std::size_t>(block.words.size(), 12); ++i) {
        const std::string_view word = block.word(i);
        if (!is_upper(word[0]) && std::ranges::find(small, word) == small.end()) return 0;
        if (!word.ends_with(':')) continue;
        return how_it_begins(block.word(i + 1)) == Begins::capital ? i + 1 : 0;
    }
    return 0;
}

void hint_block(std::string_view text, ByteSpan block, std::vector<ByteSpan>& words,
                std::vector<SentenceHint>& hints) {
    split_words(text, block, words);
    if (words.empty()) return;
    hints.push_back({words[0].begin, true});
    const auto dateline = find_dateline(text, block);
    const std::size_t speech = speech_of_label({text, words, 0});
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::uint32_t at = words[i].begin;
        Verdict verdict = judge({text, words, i});
        if (i == speech) verdict = Verdict::start;
        if (dateline && at < dateline->span.end) verdict = Verdict::inside;
        if (dateline && at == dateline->span.end) verdict = Verdict::start;
        if (verdict != Verdict::open) hints.push_back({at, verdict == Verdict::start});
    }
}

}  // namespace

std::vector<SentenceHint> sentence_hints(const Document& document) {
    std::vector<SentenceHint> hints;
    std::vector<ByteSpan> words;
    hints.reserve(document.text.size() / 6);
    for (const Block& block : document.blocks) {
        if (block.kind == BlockKind::skipped) {
            hints.push_back({block.span.begin, true});
        } else {
            hint_block(document.text, block.span, words, hints);
        }
    }
    return hints;
}

}  // namespace entente::text
