#include "extractors/events/when.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "extractors/events/date_words.hpp"

namespace entente::events {
namespace {

using language::Parsed;

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

// The one that belongs to the predicate: its way up the tree meets it before any other verb.
std::optional<DateMention> date_of(const std::vector<DateMention>& dates, const Parsed& parsed,
                                   std::uint32_t predicate, const std::vector<std::uint32_t>& nouns) {
    auto stops = nouns;
    stops.push_back(predicate);
    for (const auto& date : dates) {
        auto clause = clause_of(parsed, date.token, stops);
        // "a meeting that had been scheduled for 12 October" is on the twelfth.
        if (parsed.tokens[clause].label == "relcl")
            clause = static_cast<std::uint32_t>(parsed.tokens[clause].head);
        if (std::ranges::find(stops, clause) != stops.end()) return date;
    }
    return std::nullopt;
}

// "the September 2021 commitment"
bool modifies_noun(const Parsed& parsed, std::uint32_t token) {
    for (int steps = 0; steps < 4; ++steps) {
        const auto& at = parsed.tokens[token];
        const auto above = static_cast<std::uint32_t>(at.head);
        if (is_any(at.label, {"compound", "nmod", "amod", "poss"}) && parsed.tokens[above].pos == "NOUN")
            return true;
        if (parsed.tokens[above].pos != "PROPN" && parsed.tokens[above].pos != "NUM") return false;
        token = above;
    }
    return false;
}

}  // namespace

void read_date(const SentenceView& view, const Match& found, Event& event) {
    const bool future = event.status == schema::Status::planned;
    const auto dates = find_dates(view.parsed, view.sentence, view.day, future);
    const auto date = date_of(dates, view.parsed, found.predicate->token, found.nouns);
    // "the September 2021 commitment" dates the commitment, not its renewal.
    if (!date || (event.frame->act != "CONSULT" && modifies_noun(view.parsed, date->token))) return;
    event.date = Dated{date->range, schema::DateBasis::text, date->span, view.field};
    event.why.push_back({"date", "date in the clause", ""});
}

}  // namespace entente::events
