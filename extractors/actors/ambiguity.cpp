#include "extractors/actors/ambiguity.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace entente::actors {
namespace {

constexpr std::size_t near = 3;     // a word of the same sentence counts as much as three elsewhere
constexpr std::size_t around = 64;  // words of a sentence on either side that count as near
constexpr std::size_t beside = 6;   // the longest neighbour has fewer words

std::string id_of(const Knowledge& knowledge, Sense sense) {
    switch (sense.kind) {
        case NameKind::country:
        case NameKind::adjective:
        case NameKind::people:
        case NameKind::seat:
            return fmt::format("country:{}", knowledge.countries[sense.index].code);
        case NameKind::organization:
        case NameKind::org_seat:
            return fmt::format("org:{}", knowledge.organizations[sense.index].id);
        case NameKind::group:
            return fmt::format("group:{}", knowledge.groups[sense.index].id);
        case NameKind::body: {
            const auto& body = knowledge.bodies[sense.index];
            return fmt::format("body:{}/{}", body.country, body.id);
        }
        case NameKind::person:
            return fmt::format("person:{}", knowledge.persons[sense.index].id);
        case NameKind::place:
            return fmt::format("place:{}", place_id(knowledge.places[sense.index]));
        case NameKind::territory:
            return fmt::format("place:{}", knowledge.territories[sense.index].id);
        default:
            return {};
    }
}

// A meaning that the tables do not give the name as such: "Korea" for North Korea.
std::vector<Sense> sense_of(const Knowledge& knowledge, std::string_view id) {
    constexpr std::string_view country = "country:";
    if (!id.starts_with(country)) return {};
    const auto code = knowledge.country_of.find(std::string(id.substr(country.size())));
    if (code == knowledge.country_of.end()) return {};
    return {{NameKind::country, code->second}};
}

std::string joined(std::span<const std::string> words) {
    std::string text = " ";
    for (const auto& word : words) {
        text += word;
        text += ' ';
    }
    return text;
}

bool says(std::string_view text, std::string_view phrase) {
    return text.contains(fmt::format(" {} ", phrase));
}

bool decided_by_neighbours(const Meaning& meaning, std::string_view before, std::string_view after) {
    const auto ends = [&](const std::string& phrase) {
        return before.ends_with(fmt::format(" {} ", phrase));
    };
    const auto starts = [&](const std::string& phrase) {
        return after.starts_with(fmt::format(" {} ", phrase));
    };
    return std::ranges::any_of(meaning.before, ends) || std::ranges::any_of(meaning.after, starts);
}

}  // namespace

std::size_t Meanings::support(const Meaning& meaning) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(meaning.context, [&](const std::string& word) { return says(words_, word); }));
}

const Meaning& Meanings::spoken_for(const Ambiguity& ambiguity, std::span<const std::string> words) {
    if (words_.empty()) {
        std::vector<Atom> atoms;
        cut(text_, 0, 0, atoms);
        std::vector<std::string> all;
        for (const auto& atom : atoms) all.push_back(fold(atom.text));
        words_ = joined(all);
    }
    const auto sentence = joined(words);
    const Meaning* best = &ambiguity.meanings.front();
    std::size_t most = 0;
    for (const auto& meaning : ambiguity.meanings) {
        const auto [known, fresh] = support_.try_emplace(&meaning, 0);
        if (fresh) known->second = support(meaning);
        const auto close =
            std::ranges::count_if(meaning.context, [&](const auto& word) { return says(sentence, word); });
        const auto sum = known->second + near * static_cast<std::size_t>(close);
        if (sum > most) best = &meaning, most = sum;
    }
    return *best;
}

std::vector<Sense> Meanings::choose(std::span<const std::string> words, std::size_t begin, std::size_t end,
                                    const std::vector<Sense>& senses) {
    const auto name = joined(words.subspan(begin, end - begin));
    const auto* ambiguity = knowledge_.ambiguity(std::string_view(name).substr(1, name.size() - 2));
    if (!ambiguity) return senses;
    const auto before = joined(words.subspan(begin - std::min(begin, beside), std::min(begin, beside)));
    const auto after = joined(words.subspan(end, std::min(words.size() - end, beside)));
    const auto decided = std::ranges::find_if(ambiguity->meanings, [&](const Meaning& meaning) {
        return decided_by_neighbours(meaning, before, after);
    });
    const auto from = begin - std::min(begin, around);
    const auto near_by = words.subspan(from, std::min(words.size() - from, 2 * around));
    const auto& meaning = decided != ambiguity->meanings.end() ? *decided : spoken_for(*ambiguity, near_by);
    if (meaning.id.empty()) return {};
    std::vector<Sense> kept;
    std::ranges::copy_if(senses, std::back_inserter(kept),
                         [&](Sense sense) { return id_of(knowledge_, sense) == meaning.id; });
    return kept.empty() ? sense_of(knowledge_, meaning.id) : kept;
}

}  // namespace entente::actors
