#include "extractors/training/align.hpp"

#include <algorithm>

namespace entente::training {
namespace {

using Codes = std::vector<std::string_view>;

// Groups without a code are labelled by name alone, so they count on neither side.
Codes coded(const events::Side* side) {
    Codes codes;
    if (!side) return codes;
    for (const auto* member : side->members)
        if (!member->actor.code.empty()) codes.push_back(member->actor.code);
    std::ranges::sort(codes);
    codes.erase(std::ranges::unique(codes).begin(), codes.end());
    return codes;
}

Codes united(const Codes& a, const Codes& b) {
    Codes all;
    std::ranges::set_union(a, b, std::back_inserter(all));
    return all;
}

bool same(const Codes& codes, const std::vector<std::string>& labelled) {
    return std::ranges::equal(codes, labelled);
}

schema::ByteSpan span_of(std::size_t begin, std::string_view words) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
}

}  // namespace

std::optional<schema::ByteSpan> find_trigger(std::string_view text, const GoldEvent& event) {
    const auto evidence = text.find(event.evidence);
    const auto from = event.evidence.empty() || evidence == text.npos ? 0 : evidence;
    if (!event.trigger.empty()) {
        auto at = text.find(event.trigger, from);
        if (at == text.npos) at = text.find(event.trigger);
        if (at != text.npos) return span_of(at, event.trigger);
    }
    if (event.evidence.empty() || evidence == text.npos) return std::nullopt;
    return span_of(evidence, event.evidence);
}

Verdict judge(const events::Candidate& candidate, const GoldEvent& event) {
    const auto actor = coded(candidate.actor), recipient = coded(candidate.recipient);
    const std::vector<std::string_view> actors(event.actors.begin(), event.actors.end());
    const std::vector<std::string_view> recipients(event.recipients.begin(), event.recipients.end());
    if (united(actor, recipient) != united(actors, recipients)) return Verdict::wrong;
    if (event.mutual || event.act == "CONSULT") {
        if (candidate.mutual == event.mutual) {
            if (event.mutual || (same(actor, event.actors) && same(recipient, event.recipients)))
                return Verdict::right;
        }
        return Verdict::excused;
    }
    if (candidate.mutual) return Verdict::wrong;
    return same(actor, event.actors) && same(recipient, event.recipients) ? Verdict::right : Verdict::wrong;
}

}  // namespace entente::training
