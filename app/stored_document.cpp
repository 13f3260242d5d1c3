#include "app/stored_document.hpp"

#include <fmt/format.h>
#include <iterator>

#include "app/digest.hpp"
#include "graph/model/copies.hpp"

namespace entente::app {
namespace {

store::KnownText stored(const text::Known& known) {
    return {known.value, known.value.empty() ? "" : std::string(name(known.basis))};
}

std::string stored(const std::vector<text::Piece>& pieces) {
    std::string lines;
    for (const auto& [span, begin, end, verbatim] : pieces)
        fmt::format_to(std::back_inserter(lines), "{} {} {} {} {}\n", span.begin, span.end, begin, end,
                       verbatim ? 1 : 0);
    return lines;
}

}  // namespace

store::StoredDocument stored(const text::Document& document) {
    store::StoredDocument row;
    row.id = document.id.value;
    row.title = stored(document.title);
    row.publisher = stored(document.publisher);
    row.url = stored(document.url);
    row.date = document.date.value;
    row.date_basis = document.date.value ? name(document.date.basis) : "";
    row.language = document.language.value;
    row.text_hash = sha256(document.text);
    row.text = document.text;
    const auto signature = model::signature_of(document.text);
    row.signature.assign(reinterpret_cast<const char*>(signature.data()), sizeof signature);
    row.origin = stored(document.origin);
    return row;
}

}  // namespace entente::app
