#include "extractors/text/charset.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <memory>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>

namespace entente::text {
namespace {

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

using Converter = std::unique_ptr<UConverter, CloseConverter>;

schema::Error unknown_encoding(const std::string& encoding) {
    return {schema::ErrorCode::unsupported, fmt::format("unknown encoding \"{}\"", encoding), "", 0,
            "convert the file with iconv -t UTF-8"};
}

// U+FEFF at the start says how to read and is no text.
constexpr char32_t byte_order_mark = 0xFEFF;

void append_utf8(std::string& out, char32_t c) {
    std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes.data(), length, c);
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

// Gathers what the converter gives; each character knows from which input byte on it came.
class Gather {
  public:
    explicit Gather(std::string_view bytes) : bytes_(bytes) {}

    // `from`, and the next character's `from` (or the input's end) as `to`.
    void add(char32_t c, std::uint64_t from, std::uint64_t to) {
        const bool same = c < 0x80 && to == from + 1 && bytes_[from] == static_cast<char>(c);
        if (from == 0 && c == byte_order_mark) return;
        if (same) {
            out_.add_verbatim(bytes_.substr(from, 1), from);
            return;
        }
        std::string character;
        append_utf8(character, c);
        out_.add_replaced(character, {from, to});
    }

    Decoded take() { return std::move(out_); }

  private:
    std::string_view bytes_;
    Decoded out_;
};

// Converts all of `bytes`, chunk by chunk, and calls add(code unit, its input offset) for each UTF-16 unit.
template <class Add>
bool convert(UConverter* converter, std::string_view bytes, Add add) {
    std::array<UChar, 1024> units{};
    std::array<std::int32_t, 1024> offsets{};
    const char* const end = bytes.data() + bytes.size();
    const char* source = bytes.data();
    for (bool more = true; more;) {
        const auto base = static_cast<std::uint64_t>(source - bytes.data());
        UChar* target = units.data();
        UErrorCode status = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &target, units.data() + units.size(), &source, end, offsets.data(), true,
                       &status);
        for (std::size_t i = 0; i < static_cast<std::size_t>(target - units.data()); ++i) {
            // ICU gives -1 for what it held back from the chunk before.
            add(units[i], base + static_cast<std::uint64_t>(std::max(offsets[i], 0)));
        }
        more = status == U_BUFFER_OVERFLOW_ERROR;
        if (!more && U_FAILURE(status)) return false;
    }
    return true;
}

struct Unit {
    char16_t value;
    std::uint64_t from;
};

Decoded join_units(const std::vector<Unit>& units, std::string_view bytes) {
    Gather gather(bytes);
    std::uint64_t bad = 0;
    std::uint64_t first_bad = 0;
    for (std::size_t i = 0; i < units.size();) {
        char32_t c = units[i].value;
        std::size_t next = i + 1;
        if (U16_IS_LEAD(c) && next < units.size() && U16_IS_TRAIL(units[next].value)) {
            c = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(units[i].value, units[next].value));
            ++next;
        }
        if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
        if (c == 0xFFFD && bad++ == 0) first_bad = units[i].from;
        gather.add(c, units[i].from,
                   std::max(units[i].from, next < units.size() ? units[next].from : bytes.size()));
        i = next;
    }
    Decoded out = gather.take();
    if (bad > 0) {
        out.warnings.push_back(
            {fmt::format("{} places could not be converted, read as U+FFFD; the first at byte {}", bad,
                         first_bad),
             first_bad});
    }
    return out;
}

// Line ends and NUL are mended on the converted text; what that replaces leads back through both maps.
schema::Result<Decoded> normalised(Decoded converted) {
    auto mended = decode_utf8(converted.text);
    if (!mended) return mended;
    mended->origin = compose(mended->origin, converted.origin);
    mended->warnings = std::move(converted.warnings);
    return mended;
}

}  // namespace

schema::Result<Decoded> decode_as(std::string_view bytes, const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const Converter converter(ucnv_open(encoding.c_str(), &status));
    if (U_FAILURE(status)) return std::unexpected(unknown_encoding(encoding));
    std::vector<Unit> units;
    units.reserve(bytes.size());
    const auto add = [&](char16_t unit, std::uint64_t from) { units.push_back({unit, from}); };
    if (!convert(converter.get(), bytes, add)) return std::unexpected(unknown_encoding(encoding));
    return normalised(join_units(units, bytes));
}

schema::Result<Decoded> decode_text(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return decode_as(bytes, "UTF-16");
    return decode_utf8(bytes);
}

}  // namespace entente::text
