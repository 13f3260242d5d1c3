#include "extractors/text/utf8.hpp"

#include <bit>
#include <cstdint>
#include <cstring>
#include <fmt/format.h>
#include <unicode/utf8.h>

namespace entente::text {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::size_t most_warnings = 5;

constexpr std::uint64_t every_byte(std::uint8_t value) {
    return 0x0101010101010101U * value;
}

// Has the word a byte that is zero? (The classic trick: false alarms only where a byte is above 0x7F.)
constexpr bool has_zero_byte(std::uint64_t word) {
    return ((word - every_byte(1)) & ~word & every_byte(0x80)) != 0;
}

constexpr bool is_plain_word(std::uint64_t word) {
    return (word & every_byte(0x80)) == 0 && !has_zero_byte(word) && !has_zero_byte(word ^ every_byte('\r'));
}

std::uint64_t load_word(const char* from) {
    std::uint64_t word = 0;
    std::memcpy(&word, from, sizeof word);
    return word;
}

// The code point at `at`, which is moved behind it; negative, and moved behind the longest bad prefix, if
// there is none.
std::int32_t next_code_point(std::string_view bytes, std::size_t& at) {
    auto i = static_cast<std::int64_t>(at);
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto size = static_cast<std::int64_t>(bytes.size());
    std::int32_t c = 0;
    U8_NEXT(data, i, size, c);
    at = static_cast<std::size_t>(i);
    return c;
}

// No-break space, figure space, narrow no-break space: to a reader of sentences they are blanks.
bool is_unbreakable_space(std::int32_t code_point) {
    return code_point == 0xA0 || code_point == 0x2007 || code_point == 0x202F;
}

// The first byte from `at` on that cannot be copied as it is.
std::size_t end_of_clean(std::string_view bytes, std::size_t at, bool keep_whitespace) {
    while (at < bytes.size()) {
        while (at + 8 <= bytes.size() && is_plain_word(load_word(bytes.data() + at))) at += 8;
        if (at == bytes.size()) break;
        const char c = bytes[at];
        if (c == '\0' || (c == '\r' && !keep_whitespace)) return at;
        std::size_t next = at;
        const std::int32_t code_point = next_code_point(bytes, next);
        if (code_point < 0 || (is_unbreakable_space(code_point) && !keep_whitespace)) return at;
        at = next;
    }
    return at;
}

class Repair {
  public:
    Repair(std::string_view bytes, Whitespace whitespace)
        : bytes_(bytes), keep_(whitespace == Whitespace::keep) {}

    schema::Result<Decoded> run() {
        std::size_t at = bytes_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
        out_.text.reserve(bytes_.size());
        while (at < bytes_.size()) {
            const std::size_t end = end_of_clean(bytes_, at, keep_);
            out_.add_verbatim(bytes_.substr(at, end - at), at);
            at = end == bytes_.size() ? end : mend(end);
        }
        if (is_binary()) return std::unexpected(not_text());
        if (repairs_ > most_warnings) {
            out_.warnings.push_back(
                {fmt::format("{} more places like these", repairs_ - most_warnings), last_});
        }
        return std::move(out_);
    }

  private:
    // Mends what stands at `at`; returns where to go on.
    std::size_t mend(std::size_t at) {
        if (bytes_[at] == '\r') {
            if (bytes_.substr(at + 1).starts_with('\n')) return at + 1;
            out_.add_replaced("\n", {at, at + 1});
            return at + 1;
        }
        std::size_t end = at;
        const std::int32_t code_point = next_code_point(bytes_, end);
        if (code_point > 0) {
            out_.add_replaced(" ", {at, end});
            return end;
        }
        out_.add_replaced(replacement, {at, end});
        warn(at, code_point == 0);
        repaired_bytes_ += end - at;
        return end;
    }

    void warn(std::size_t at, bool nul) {
        last_ = at;
        if (++repairs_ > most_warnings) return;
        out_.warnings.push_back({nul ? fmt::format("NUL at byte {}, read as U+FFFD", at)
                                     : fmt::format("byte 0x{:02X} at byte {} is not UTF-8, read as U+FFFD",
                                                   static_cast<unsigned char>(bytes_[at]), at),
                                 at});
    }

    // Real text with a damaged place, or in Latin-1, has far fewer.
    bool is_binary() const { return repairs_ > 8 && repaired_bytes_ > bytes_.size() / 8; }

    schema::Error not_text() const {
        return {schema::ErrorCode::invalid,
                fmt::format("not UTF-8 text: {} of {} bytes are no characters, the last at byte {}",
                            repaired_bytes_, bytes_.size(), last_),
                "", 0, "convert text in another encoding with iconv -t UTF-8; leave binary files out"};
    }

    std::string_view bytes_;
    bool keep_;
    Decoded out_;
    std::uint64_t repairs_ = 0;
    std::uint64_t repaired_bytes_ = 0;
    std::uint64_t last_ = 0;
};

}  // namespace

schema::Result<Decoded> decode_utf8(std::string_view bytes, Whitespace whitespace) {
    return Repair(bytes, whitespace).run();
}

std::string mend_utf8(std::string_view text) {
    std::string mended;
    mended.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const bool bad = next_code_point(text, at) < 0;
        mended += bad ? replacement : text.substr(begin, at - begin);
    }
    return mended;
}

}  // namespace entente::text
