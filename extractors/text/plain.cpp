#include <algorithm>
#include <fmt/format.h>

#include "extractors/text/boilerplate.hpp"
#include "extractors/text/charset.hpp"
#include "extractors/text/dateline.hpp"
#include "extractors/text/finish.hpp"
#include "extractors/text/layout.hpp"
#include "extractors/text/readers.hpp"
#include "extractors/text/utf8.hpp"

namespace entente::text {
namespace {

// The first heading that stands before all sentences and is more than a date.
std::string find_title(std::string_view text, const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
        const std::string_view line = slice(text, block.span);
        if (block.kind == BlockKind::skipped) continue;
        if (block.kind != BlockKind::heading) return {};
        if (!date_of_head(text, {block})) return std::string(line);
    }
    return {};
}

}  // namespace

schema::Result<Document> read_text(std::string_view bytes, const Given& given, const Options& options) {
    if (auto size = check_size(bytes, options.limits); !size) return std::unexpected(std::move(size).error());
    auto decoded = decode_text(bytes);
    if (!decoded) return std::unexpected(std::move(decoded).error());

    Document document;
    document.blocks = layout(decoded->text);
    // A break that only wraps a line is a blank to a reader, and to the parser.
    replace_bytes(*decoded, soft_breaks(decoded->text, document.blocks), ' ');
    document.text = std::move(decoded->text);
    document.origin = std::move(decoded->origin);
    document.warnings = std::move(decoded->warnings);
    mark_boilerplate(document.text, document.blocks);
    document.title = {find_title(document.text, document.blocks), Basis::content};
    if (document.title.value.empty()) document.title.basis = Basis::none;
    prefer(document.title, given.title);
    mark_repeats(document.text, document.title.value, document.blocks);
    finish(document, given, options);
    return document;
}

}  // namespace entente::text
