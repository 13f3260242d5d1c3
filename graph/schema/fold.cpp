#include "graph/schema/fold.hpp"

#include <algorithm>
#include <memory>
#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace entente::schema {
namespace {

// Making one costs milliseconds, and it belongs to one thread.
icu::Transliterator* folder() {
    thread_local const std::unique_ptr<icu::Transliterator> made = [] {
        UErrorCode error = U_ZERO_ERROR;
        return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
            "Any-Latin; NFKD; [:Mn:] Remove; Latin-ASCII; Lower", UTRANS_FORWARD, error));
    }();
    return made.get();
}

bool in_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string transliterate(std::string_view text) {
    const bool ascii = std::ranges::all_of(text, [](char c) { return (c & 0x80) == 0; });
    if (ascii || !folder()) return lower_ascii(text);
    auto wide =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    folder()->transliterate(wide);
    std::string out;
    wide.toUTF8String(out);
    return out;
}

}  // namespace

std::string fold(std::string_view text) {
    std::string folded;
    for (const char c : transliterate(text)) {
        if (in_word(c))
            folded += c;
        else if (!folded.empty() && folded.back() != ' ')
            folded += ' ';
    }
    if (folded.ends_with(' ')) folded.pop_back();
    return folded;
}

std::vector<std::string_view> words(std::string_view folded) {
    std::vector<std::string_view> parts;
    while (!folded.empty()) {
        const auto end = std::min(folded.find(' '), folded.size());
        parts.push_back(folded.substr(0, end));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return parts;
}

}  // namespace entente::schema
