#include "extractors/text/origin.hpp"

#include <algorithm>

namespace entente::text {
namespace {

using schema::ByteSpan;

// The first piece that ends behind `byte`.
std::vector<Piece>::const_iterator piece_at(const std::vector<Piece>& origin, std::uint64_t byte) {
    return std::ranges::partition_point(origin, [byte](const Piece& p) { return p.span.end <= byte; });
}

bool continues(const Piece& last, const Piece& next) {
    return last.verbatim && next.verbatim && last.origin_end == next.origin &&
           last.span.end == next.span.begin;
}

void push(std::vector<Piece>& pieces, const Piece& piece) {
    if (piece.span.empty()) return;
    if (pieces.empty() || !continues(pieces.back(), piece)) {
        pieces.push_back(piece);
        return;
    }
    pieces.back().span.end = piece.span.end;
    pieces.back().origin_end = piece.origin_end;
}

// The part of `piece` within `span`; a replaced piece keeps its whole origin.
Piece cut(const Piece& piece, ByteSpan span) {
    Piece part = piece;
    part.span = {std::max(piece.span.begin, span.begin), std::min(piece.span.end, span.end)};
    if (!piece.verbatim) return part;
    part.origin = piece.origin + (part.span.begin - piece.span.begin);
    part.origin_end = part.origin + part.span.size();
    return part;
}

std::uint32_t narrow(std::uint64_t value) {
    return static_cast<std::uint32_t>(value);
}

void compose_verbatim(std::vector<Piece>& pieces, const Piece& outer, const std::vector<Piece>& inner) {
    const ByteSpan middle{narrow(outer.origin), narrow(outer.origin_end)};
    for (auto it = piece_at(inner, middle.begin); it != inner.end() && it->span.begin < middle.end; ++it) {
        Piece part = cut(*it, middle);
        part.span.begin = part.span.begin - middle.begin + outer.span.begin;
        part.span.end = part.span.end - middle.begin + outer.span.begin;
        push(pieces, part);
    }
}

}  // namespace

void Traced::add_verbatim(std::string_view bytes, std::uint64_t from) {
    const auto begin = narrow(text.size());
    text += bytes;
    push(origin, {{begin, narrow(text.size())}, from, from + bytes.size(), true});
}

void Traced::add_replaced(std::string_view with, OriginSpan from) {
    const auto begin = narrow(text.size());
    text += with;
    push(origin, {{begin, narrow(text.size())}, from.begin, from.end, false});
}

OriginSpan original(const std::vector<Piece>& origin, ByteSpan span) {
    auto it = piece_at(origin, span.begin);
    if (it == origin.end() || it->span.begin >= span.end) return {};
    const Piece first = cut(*it, span);
    OriginSpan whole{first.origin, first.origin_end};
    for (; it != origin.end() && it->span.begin < span.end; ++it) {
        const Piece part = cut(*it, span);
        whole.begin = std::min(whole.begin, part.origin);
        whole.end = std::max(whole.end, part.origin_end);
    }
    return whole;
}

std::vector<Piece> compose(const std::vector<Piece>& outer, const std::vector<Piece>& inner) {
    std::vector<Piece> pieces;
    pieces.reserve(outer.size());
    for (const Piece& piece : outer) {
        if (piece.verbatim) {
            compose_verbatim(pieces, piece, inner);
            continue;
        }
        const OriginSpan from = original(inner, {narrow(piece.origin), narrow(piece.origin_end)});
        // A replacement of nothing (a line break between two blocks) stands where the input goes on.
        const auto next = piece_at(inner, piece.origin);
        const std::uint64_t here = next == inner.end()
                                       ? (inner.empty() ? 0 : inner.back().origin_end)
                                       : cut(*next, {narrow(piece.origin), next->span.end}).origin;
        const bool nothing = piece.origin == piece.origin_end;
        push(pieces, {piece.span, nothing ? here : from.begin, nothing ? here : from.end, false});
    }
    return pieces;
}

void replace_bytes(Traced& traced, const std::vector<std::uint32_t>& positions, char with) {
    if (positions.empty()) return;
    std::vector<Piece> pieces;
    pieces.reserve(traced.origin.size() + 2 * positions.size());
    auto position = positions.begin();
    for (const Piece& piece : traced.origin) {
        std::uint32_t done = piece.span.begin;
        for (; position != positions.end() && *position < piece.span.end; ++position) {
            push(pieces, cut(piece, {done, *position}));
            Piece one = cut(piece, {*position, *position + 1});
            one.verbatim = false;
            push(pieces, one);
            traced.text[*position] = with;
            done = *position + 1;
        }
        push(pieces, cut(piece, {done, piece.span.end}));
    }
    traced.origin = std::move(pieces);
}

}  // namespace entente::text
