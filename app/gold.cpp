#include "app/gold.hpp"

#include <algorithm>

#include "extractors/training/gold.hpp"

namespace entente::app {
namespace {

using schema::Result;
using schema::Status;

std::string fold(std::string type, Status status) {
    if (status == Status::planned && (type == "CONSULT" || type == "AID" || type == "COOPERATE"))
        return "AGREE";
    if (status == Status::cancelled && (type == "CONSULT" || type == "AGREE")) return "REJECT";
    return type;
}

GoldEvent in_own_terms(const training::GoldEvent& labelled) {
    GoldEvent event{fold(labelled.type, labelled.status), {}};
    event.codes.insert(labelled.actors.begin(), labelled.actors.end());
    event.codes.insert(labelled.recipients.begin(), labelled.recipients.end());
    return event;
}

Result<void> add_line(Gold& gold, std::string_view line) {
    const auto document = training::parse_gold(line);
    if (!document) return std::unexpected(document.error());
    auto& known = gold[document->id];
    for (const auto& event : document->events) known.push_back(in_own_terms(event));
    return {};
}

}  // namespace

Result<Gold> parse_gold(std::string_view text, std::string_view name) {
    Gold gold;
    for (std::uint64_t number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        if (line.find_first_not_of(" \t\r") != std::string_view::npos)
            if (auto good = add_line(gold, line); !good)
                return std::unexpected(schema::at(good.error(), std::string(name), number));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return gold;
}

GoldEvent in_gold_terms(const schema::Record& record) {
    GoldEvent event{fold(record.type, record.status), {}};
    for (const auto* side : {&record.actor, &record.recipient})
        for (const auto& party : *side)
            if (!party.code.empty()) event.codes.insert(party.code);
    return event;
}

bool is_labelled(const schema::Record& record) {
    return record.status != schema::Status::denied && record.status != schema::Status::hypothetical;
}

std::vector<Verdict> judge(const std::vector<GoldEvent>& gold, const std::vector<GoldEvent>& records) {
    const auto shares = [](const GoldEvent& a, const GoldEvent& b) {
        return std::ranges::any_of(a.codes, [&](const auto& code) { return b.codes.contains(code); });
    };
    std::vector<Verdict> verdicts(records.size(), Verdict::wrong);
    std::vector<bool> claimed(gold.size()), done(records.size());
    for (const auto verdict : {Verdict::right, Verdict::other_type, Verdict::other_parties}) {
        const auto fits = [&](const GoldEvent& a, const GoldEvent& b) {
            if (verdict == Verdict::right) return a == b;
            if (verdict == Verdict::other_type) return a.codes == b.codes;
            return a.type == b.type && shares(a, b);
        };
        for (std::size_t i = 0; i < records.size(); ++i)
            for (std::size_t k = 0; k < gold.size() && !done[i]; ++k)
                if (!claimed[k] && fits(gold[k], records[i]))
                    claimed[k] = done[i] = true, verdicts[i] = verdict;
    }
    return verdicts;
}

}  // namespace entente::app
