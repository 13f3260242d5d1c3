#include "extractors/text/detect.hpp"

#include <algorithm>
#include <array>
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "extractors/text/function_words.hpp"

namespace entente::text {
namespace {

constexpr std::string_view english = "en";
constexpr std::size_t shortest_text = 60;    // bytes; less says too little
constexpr std::size_t shortest_latin = 120;  // the same for Latin letters, which names of all languages have
constexpr double evident_share = 0.12;       // of function words in text that is English
constexpr double foreign_share = 0.05;       // more than this is not in text that is not
constexpr std::size_t most_counted = 1024;   // bytes of a block whose words are counted
constexpr int sure_percent = 80;             // of a text in the language that CLD2 names

bool is_known(CLD2::Language language) {
    return language != CLD2::UNKNOWN_LANGUAGE && language != CLD2::TG_UNKNOWN_LANGUAGE;
}

// The language that CLD2 is sure of, "" for none. Requires: UTF-8.
std::string ask_cld2(std::string_view text) {
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    std::array<double, 3> scores{};
    int text_bytes = 0;
    bool reliable = false;
    const CLD2::CLDHints no_hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &no_hints, 0,
                                   languages.data(), percents.data(), scores.data(), nullptr, &text_bytes,
                                   &reliable);
    if (!reliable || percents[0] < sure_percent || !is_known(languages[0])) return {};
    return CLD2::LanguageCode(languages[0]);
}

bool is_mostly_ascii(std::string_view text) {
    const auto others =
        std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    return static_cast<std::size_t>(others) < text.size() / 2;
}

std::string language_of(std::string_view text) {
    if (text.size() < shortest_text) return {};
    const WordCount count = count_function_words(text.substr(0, most_counted));
    if (count.english >= 2 && count.share() >= evident_share) return std::string(english);
    if (text.size() < shortest_latin && is_mostly_ascii(text)) return {};
    std::string code = ask_cld2(text);
    return code == english || count.share() < foreign_share ? code : std::string{};
}

bool is_foreign(std::string_view code) {
    return !code.empty() && code != english;
}

}  // namespace

std::string detect_language(std::string_view text) {
    return language_of(text);
}

void set_language(Document& document, bool any_language) {
    std::vector<Block*> foreign;
    bool has_english = false;
    for (Block& block : document.blocks) {
        if (block.kind == BlockKind::skipped) continue;
        const std::string code = language_of(slice(document.text, block.span));
        if (is_foreign(code)) foreign.push_back(&block);
        has_english |= code == english;
    }
    const std::string code = has_english ? std::string(english) : language_of(document.text);
    if (!code.empty()) document.language = {code, Basis::content};
    if (is_foreign(code) || any_language) return;
    for (Block* block : foreign) block->kind = BlockKind::skipped;
}

bool is_readable(const Document& document) {
    const std::string_view code = document.language.value;
    return code.empty() || code.substr(0, 2) == english;
}

}  // namespace entente::text
