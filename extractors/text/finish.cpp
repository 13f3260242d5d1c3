#include "extractors/text/finish.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

#include "extractors/text/boilerplate.hpp"
#include "extractors/text/dateline.hpp"
#include "extractors/text/detect.hpp"
#include "extractors/text/file_date.hpp"

namespace entente::text {
namespace {

bool is_better(Basis candidate, Basis present) {
    return candidate != Basis::none && (present == Basis::none || candidate < present);
}

// The latest date that the text names to the day; where it names none, to the month.
std::optional<schema::DateRange> latest_date(const Document& document) {
    std::optional<schema::DateRange> latest;
    for (const Block& block : document.blocks) {
        const std::string_view text = slice(document.text, block.span);
        if (block.kind == BlockKind::skipped || is_copyright_line(text)) continue;
        for (const WrittenDate& date : find_dates(text)) {
            const auto range = date.range();
            if (!range || range->precision == schema::DatePrecision::year) continue;
            const bool finer = latest && range->precision < latest->precision;
            const bool coarser = latest && range->precision > latest->precision;
            if (!latest || finer || (!coarser && range->end > latest->end)) latest = range;
        }
    }
    return latest;
}

void set_date(Document& document, const Given& given, const Options& options) {
    prefer(document.date, given.date);
    if (document.date.basis > Basis::dateline || document.date.basis == Basis::none) {
        if (const auto head = date_of_head(document.text, document.blocks)) {
            prefer(document.date, {head->range(), Basis::dateline});
        }
    }
    if (!options.date_from.empty() && !given.file_name.empty()) {
        if (const auto range = date_from_file_name(options.date_from, given.file_name)) {
            prefer(document.date, {range, Basis::file_name});
        }
    }
    if (document.date.basis != Basis::none) return;
    if (const auto range = latest_date(document)) document.date = {range, Basis::inferred};
}

std::uint64_t mix(std::uint64_t x) {
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93U;
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93U;
    return x ^ (x >> 32);
}

// Eight bytes, little end first on every machine.
std::uint64_t word_at(std::string_view text) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(text.size(), 8); ++i) {
        word |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
    }
    return word;
}

}  // namespace

void prefer(Known& known, Known candidate) {
    if (!candidate.value.empty() && is_better(candidate.basis, known.basis)) known = std::move(candidate);
}

void prefer(KnownDate& known, KnownDate candidate) {
    if (candidate.value && is_better(candidate.basis, known.basis)) known = candidate;
}

std::string content_id(std::string_view text) {
    std::uint64_t hash = mix(text.size() + 1);
    for (; !text.empty(); text.remove_prefix(std::min<std::size_t>(text.size(), 8))) {
        hash = mix(hash ^ word_at(text)) + 0x9e3779b97f4a7c15U;
    }
    return fmt::format("d_{:016x}", mix(hash));
}

schema::Result<void> check_size(std::string_view bytes, const Limits& limits) {
    const std::uint64_t most = std::min<std::uint64_t>(limits.max_document_bytes, std::uint64_t{1} << 30U);
    if (bytes.size() <= most) return {};
    return std::unexpected(schema::Error{
        schema::ErrorCode::limit, fmt::format("document has {} bytes, more than {}", bytes.size(), most), "",
        0, "split it, or raise --max-document-bytes"});
}

void finish(Document& document, const Given& given, const Options& options) {
    prefer(document.id, given.id);
    prefer(document.title, given.title);
    prefer(document.publisher, given.publisher);
    prefer(document.url, given.url);
    if (document.id.basis == Basis::none) document.id = {content_id(document.text), Basis::content};
    set_date(document, given, options);
    set_language(document, options.any_language);
}

}  // namespace entente::text
