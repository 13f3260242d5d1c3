#include "extractors/text/detect.hpp"

#include <algorithm>
#include <array>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace entente::text {
namespace {

using schema::ByteSpan;

constexpr std::string_view english = "en";
constexpr std::size_t shortest_text = 60;        // bytes; less says too little
constexpr std::uint32_t shortest_foreign_run = 40;  // of a stretch that makes us look at its paragraph
constexpr int surely = 80;                       // percent of the text in the language

struct Detection {
    CLD2::Language language = CLD2::UNKNOWN_LANGUAGE;
    int percent = 0;
    bool reliable = false;
    CLD2::ResultChunkVector chunks;
};

// Requires: UTF-8. `with_chunks` also says which stretches are in which language.
Detection detect(std::string_view text, bool with_chunks) {
    Detection found;
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    std::array<double, 3> scores{};
    int text_bytes = 0;
    const CLD2::CLDHints no_hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &no_hints, 0, languages.data(),
                                   percents.data(), scores.data(), with_chunks ? &found.chunks : nullptr, &text_bytes,
                                   &found.reliable);
    found.language = languages[0];
    found.percent = percents[0];
    return found;
}

bool is_known(CLD2::Language language) {
    return language != CLD2::UNKNOWN_LANGUAGE && language != CLD2::TG_UNKNOWN_LANGUAGE;
}

// The code of a language that CLD2 is sure of.
std::string sure_language(std::string_view text) {
    if (text.size() < shortest_text) return {};
    const Detection found = detect(text, false);
    if (!found.reliable || found.percent < surely || !is_known(found.language)) return {};
    return CLD2::LanguageCode(found.language);
}

bool is_foreign(std::string_view code) { return !code.empty() && code != english; }

// Stretches that CLD2 does not hold for English.
std::vector<ByteSpan> foreign_runs(const Detection& found) {
    std::vector<ByteSpan> runs;
    for (const CLD2::ResultChunk& chunk : found.chunks) {
        const auto language = static_cast<CLD2::Language>(chunk.lang1);
        const auto size = static_cast<std::uint32_t>(chunk.bytes);
        if (language == CLD2::ENGLISH || !is_known(language) || size < shortest_foreign_run) continue;
        const auto begin = static_cast<std::uint32_t>(chunk.offset);
        runs.push_back({begin, begin + size});
    }
    return runs;
}

bool touches(ByteSpan block, const std::vector<ByteSpan>& runs) {
    const auto run = std::ranges::partition_point(runs, [&](ByteSpan r) { return r.end <= block.begin; });
    return run != runs.end() && run->begin < block.end;
}

bool has_english_block(const Document& document) {
    return std::ranges::any_of(document.blocks, [&](const Block& block) {
        if (block.kind == BlockKind::skipped) return false;
        const std::string_view text = slice(document.text, block.span);
        return text.size() >= 2 * shortest_text && sure_language(text) == english;
    });
}

void skip_foreign(Document& document, const std::vector<ByteSpan>& runs) {
    for (Block& block : document.blocks) {
        if (block.kind == BlockKind::skipped || !touches(block.span, runs)) continue;
        if (is_foreign(sure_language(slice(document.text, block.span)))) block.kind = BlockKind::skipped;
    }
}

}  // namespace

std::string detect_language(std::string_view text) { return sure_language(text); }

void set_language(Document& document, bool any_language) {
    if (document.text.size() < shortest_text) return;
    const Detection found = detect(document.text, true);
    const std::vector<ByteSpan> runs = foreign_runs(found);
    const bool foreign = found.reliable && is_known(found.language) && found.language != CLD2::ENGLISH;
    if (foreign && !has_english_block(document)) {
        if (found.percent >= surely) document.language = {CLD2::LanguageCode(found.language), Basis::content};
        return;
    }
    if (foreign || (found.reliable && found.language == CLD2::ENGLISH)) {
        document.language = {std::string(english), Basis::content};
    }
    if (!any_language && !runs.empty()) skip_foreign(document, runs);
}

bool is_readable(const Document& document) {
    const std::string_view code = document.language.value;
    return code.empty() || code.substr(0, 2) == english;
}

}  // namespace entente::text
