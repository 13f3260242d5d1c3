#include "extractors/text/html_source.hpp"

#include <algorithm>
#include <optional>

namespace entente::text {
namespace {

constexpr std::size_t sniffed_bytes = 4096;  // browsers look at 1024; some pages need more
constexpr std::size_t longest_reference = 40;

std::string lower(std::string_view text) {
    std::string small{text};
    for (char& c : small) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return small;
}

bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '#';
}

std::string_view encoding_name(std::string_view after_equals) {
    while (!after_equals.empty() &&
           std::string_view(" \t\n\"'").find(after_equals.front()) != std::string_view::npos) {
        after_equals.remove_prefix(1);
    }
    const auto is_part = [](char c) { return is_name_char(c) || c == '-' || c == '_' || c == ':'; };
    const auto end = std::ranges::find_if_not(after_equals, is_part);
    return after_equals.substr(0, static_cast<std::size_t>(end - after_equals.begin()));
}

std::size_t code_point_size(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
    return std::min(size, text.size());
}

// Goes over text and source together.
class Alignment {
  public:
    Alignment(std::string_view text, std::string_view source) : text_(text), source_(source) {}

    // None where they do not fit.
    std::optional<std::vector<SourcePart>> run() {
        while (at_ < text_.size()) {
            if (equal_stretch() || reference() || ignored()) continue;
            return std::nullopt;
        }
        while (from_ < source_.size() && ignored()) {
        }
        if (from_ != source_.size()) return std::nullopt;
        return std::move(parts_);
    }

  private:
    // Equal bytes up to a reference or to where they differ.
    bool equal_stretch() {
        std::size_t size = 0;
        while (at_ + size < text_.size() && from_ + size < source_.size() &&
               text_[at_ + size] == source_[from_ + size] && !begins_reference(size)) {
            ++size;
        }
        if (size == 0) return false;
        take(size, size, true);
        return true;
    }

    // An ampersand that the parser may have read together with what follows it.
    bool begins_reference(std::size_t ahead) const {
        const std::string_view rest = source_.substr(from_ + ahead, longest_reference);
        if (rest.front() != '&') return false;
        const auto end = std::find_if_not(rest.begin() + 1, rest.end(), is_name_char);
        if (end == rest.end() || *end != ';') return false;
        // The same characters in the text: it was no reference.
        const std::string_view whole = rest.substr(0, static_cast<std::size_t>(end - rest.begin()) + 1);
        return !text_.substr(at_ + ahead).starts_with(whole);
    }

    bool reference() {
        const std::string_view rest = source_.substr(from_, longest_reference);
        if (!rest.starts_with('&')) return false;
        std::size_t length = 1;
        while (length < rest.size() && is_name_char(rest[length])) ++length;
        if (length < rest.size() && rest[length] == ';') return fits_after(length + 1);
        for (; length > 2; --length) {
            if (fits_after(length)) return true;
        }
        return false;
    }

    // Does the source behind the reference go on as the text does behind one or two characters?
    bool fits_after(std::size_t length) {
        const std::size_t one = code_point_size(text_.substr(at_));
        const std::size_t two = one + code_point_size(text_.substr(at_ + one));
        for (const std::size_t size : {one, two}) {
            if (size == 0 || !goes_on(at_ + size, from_ + length)) continue;
            take(size, length, false);
            return true;
        }
        return false;
    }

    bool goes_on(std::size_t at, std::size_t from) const {
        if (from >= source_.size() || at >= text_.size())
            return (from >= source_.size()) == (at >= text_.size());
        return source_[from] == '&' || source_[from] == '<' || source_[from] == text_[at];
    }

    // Tags that the parser ignored, and the line break that it drops at the start of <pre>.
    bool ignored() {
        if (from_ >= source_.size()) return false;
        if (source_[from_] == '\n') {
            ++from_;
            return true;
        }
        if (source_[from_] != '<') return false;
        const std::size_t end = source_.find('>', from_);
        if (end == std::string_view::npos) return false;
        from_ = end + 1;
        return true;
    }

    void take(std::size_t size, std::size_t length, bool verbatim) {
        parts_.push_back({text_.substr(at_, size), from_, from_ + length, verbatim});
        at_ += size;
        from_ += length;
    }

    std::string_view text_;
    std::string_view source_;
    std::size_t at_ = 0;
    std::size_t from_ = 0;
    std::vector<SourcePart> parts_;
};

}  // namespace

std::string find_encoding(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return {};
    const std::string head = lower(bytes.substr(0, sniffed_bytes));
    const std::string_view seen = head;
    for (std::size_t at = seen.find("<meta"); at != std::string_view::npos; at = seen.find("<meta", at + 1)) {
        const std::string_view tag = seen.substr(at, seen.find('>', at) - at);
        const std::size_t charset = tag.find("charset");
        if (charset == std::string_view::npos) continue;
        const std::size_t equals = tag.find('=', charset);
        if (equals == std::string_view::npos) continue;
        const std::string_view name = encoding_name(tag.substr(equals + 1));
        if (name.empty() || name == "utf-8" || name == "utf8" || name.starts_with("utf-16")) return {};
        const bool latin = name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii";
        return latin ? "windows-1252" : std::string(name);
    }
    return {};
}

std::vector<SourcePart> align(std::string_view text, std::string_view source) {
    if (text == source) return {{text, 0, source.size(), true}};
    if (auto parts = Alignment(text, source).run()) return *std::move(parts);
    return {{text, 0, source.size(), false}};
}

}  // namespace entente::text
