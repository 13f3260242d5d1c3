#include "extractors/actors/collectives.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "extractors/actors/offices.hpp"
#include "extractors/actors/tokens.hpp"
#include "extractors/actors/values.hpp"

namespace entente::actors {
namespace {

using schema::ActorKind;

// What the phrase counts: states (persons stand for theirs), or persons.
struct Group {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::size_t size = 0;
    bool persons = false;
    bool anything = false;             // "the three", "the pair": persons or states
    const Description* row = nullptr;  // of the noun that counts them
    std::uint32_t noun = 0;
};

bool is_human(const LinkedMention& mention) {
    return mention.actor.kind == ActorKind::person || mention.actor.kind == ActorKind::office;
}

std::size_t number(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, std::size_t>, 12> words{{{"both", 2},
                                                                              {"two", 2},
                                                                              {"pair", 2},
                                                                              {"duo", 2},
                                                                              {"three", 3},
                                                                              {"trio", 3},
                                                                              {"four", 4},
                                                                              {"five", 5},
                                                                              {"six", 6},
                                                                              {"seven", 7},
                                                                              {"eight", 8},
                                                                              {"ten", 10}}};
    const auto found = std::ranges::find(words, word, &std::pair<std::string_view, std::size_t>::first);
    return found == words.end() ? 0 : found->second;
}

// "Ministers" as a title keeps its capital and its plural in the lemma.
std::string singular(const Scene& scene, std::uint32_t token) {
    auto lemma = fold(scene.parsed().tokens[token].lemma);
    if (lemma.ends_with("ies")) return lemma.substr(0, lemma.size() - 3) + "y";
    if (lemma.ends_with('s')) lemma.pop_back();
    return lemma;
}

bool is(const Description& row, std::string_view kind) {
    return std::ranges::find(row.kinds, kind) != row.kinds.end();
}

bool is_plural(const Scene& scene, std::uint32_t token) {
    return is_any(scene.parsed().tokens[token].tag, {"NNS", "NNPS"});
}

// "the sides agreed"; "The Presidents discussed …", in the manner of press offices.
bool is_bare_pair(const Scene& scene, std::uint32_t token, const Description& row) {
    const auto first = scene.parsed().form(token).front();
    const bool title = is(row, "persons") && !row.of.empty() && is_plural(scene, token);
    return is(row, "bare") || (title && first >= 'A' && first <= 'Z');
}

std::uint32_t with_article(const Scene& scene, std::uint32_t token) {
    while (token > scene.sentence().begin &&
           is_any(scene.norm(token - 1), {"the", "these", "those", "all", "of"}))
        --token;
    return token;
}

// "the leaders" of a readout are those who met.
bool means_principals(const Scene& scene, std::uint32_t token, const Description& row) {
    const auto& all = scene.memory().principals;
    const bool persons = std::ranges::all_of(all, [](const auto& at) { return is_human(at); });
    return is(row, "persons") && !row.of.empty() && is_plural(scene, token) && all.size() > 1 && persons;
}

std::optional<Group> noun_group(const Scene& scene, std::uint32_t token) {
    const auto* row = scene.knowledge().description(singular(scene, token));
    if (!row || (!is(*row, "persons") && !is(*row, "sides"))) return std::nullopt;
    Group group{.end = token + 1, .persons = is(*row, "persons"), .row = row, .noun = token};
    for (auto at = token; at > scene.sentence().begin && token - at < 4; --at) {
        const auto before = scene.norm(at - 1);
        const bool each = at == token && is_any(before, {"each", "either"}) && is(*row, "bare");
        if (each || number(before) > 0) {
            group.begin = each ? at - 1 : with_article(scene, at - 1);
            group.size = each ? 2 : number(before);
            return group;
        }
        const bool whole = at == token && before == "the";
        // "our countries": the speaker's and that of those he speaks to.
        const bool ours = at == token && before == "our" && is(*row, "sides") && is_plural(scene, token);
        if (ours || (whole && is_bare_pair(scene, token, *row)))
            group.size = 2;
        else if (whole && means_principals(scene, token, *row))
            group.size = scene.memory().principals.size();
        if (group.size > 0) {
            group.begin = at - 1;
            return group;
        }
        if (!is_any(scene.parsed().tokens[at - 1].pos, {"ADJ", "NOUN"})) break;
    }
    return std::nullopt;
}

// "the pair", "all four", "the six", "both": a number that is the whole phrase.
std::optional<Group> number_group(const Scene& scene, std::uint32_t token) {
    const auto& at = scene.parsed().tokens[token];
    const auto size = number(at.norm);
    if (size == 0) return std::nullopt;
    const auto begin = with_article(scene, token);
    if (at.norm != "both" && begin == token) return std::nullopt;
    if (!is_any(at.label, {"nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj"})) return std::nullopt;
    const auto after = token + 1;
    const bool more =
        scene.in_sentence(after) && (scene.norm(after) == "of" || number(scene.norm(after)) > 0);
    if (more) return std::nullopt;
    return Group{.begin = begin, .end = token + 1, .size = size, .anything = true, .noun = token};
}

bool counts(const Group& group, const LinkedMention& mention) {
    const auto kind = mention.actor.kind;
    if (mention.use == Use::place || kind == ActorKind::place) return false;
    if (group.anything) return mention.use == Use::acts;
    if (group.persons) return is_human(mention);
    return mention.use == Use::acts && (!mention.actor.code.empty() || kind == ActorKind::group);
}

// States are counted by code: two ministers of one state are one side.
std::vector<LinkedMention> members(const Scene& scene, const Group& group,
                                   const std::vector<Candidate>& all) {
    std::vector<LinkedMention> found;
    for (const auto& candidate : all) {
        if (!counts(group, *candidate.mention)) continue;
        auto member = *candidate.mention;
        const bool to_state = !group.persons && !group.anything && member.actor.kind != ActorKind::group;
        if (to_state)
            if (auto state = owner_actor(scene.knowledge(), member.actor.code))
                member.actor = *std::move(state);
        const auto same = [&](const LinkedMention& known) { return known.actor.id == member.actor.id; };
        if (std::ranges::none_of(found, same)) found.push_back(std::move(member));
    }
    return found;
}

bool is_of(const LinkedMention& mention, const Description& row) {
    const auto listed = [&](std::string_view word) {
        return std::ranges::find(row.of, word) != row.of.end();
    };
    return listed(mention.actor.level) || listed(mention.function);
}

// "The ministers" of whom more were named than are meant are those who are ministers.
std::vector<LinkedMention> of_level(std::vector<LinkedMention> all, const Group& group) {
    if (all.size() <= group.size || !group.row || group.row->of.empty()) return all;
    std::erase_if(all, [&](const auto& at) { return !is_of(at, *group.row); });
    return all;
}

// "The two leaders" are no two officials.
bool fit(const std::vector<LinkedMention>& members, const Group& group) {
    if (!group.persons || !group.row || group.row->of.empty()) return true;
    return std::ranges::all_of(
        members, [&](const auto& at) { return at.actor.level.empty() || is_of(at, *group.row); });
}

// A list of that size said shortly before, of subjects if there are several.
std::vector<LinkedMention> listed(const Scene& scene, const Group& group) {
    for (std::uint32_t distance = 0; distance < 4; ++distance) {
        std::vector<LinkedMention> best;
        const auto all = scene.said(distance, group.begin);
        std::vector<std::uint32_t> seen;
        for (const auto& first : all) {
            if (first.list == 0 || std::ranges::find(seen, first.list) != seen.end()) continue;
            seen.push_back(first.list);
            std::vector<Candidate> list;
            std::ranges::copy_if(all, std::back_inserter(list),
                                 [&](const Candidate& at) { return at.list == first.list; });
            auto found = members(scene, group, list);
            if (found.size() != group.size || !fit(found, group)) continue;
            if (best.empty() || first.standing == Standing::subject) best = std::move(found);
        }
        if (!best.empty()) return best;
    }
    return {};
}

// Otherwise all who were named, going back until their number is right.
std::vector<LinkedMention> gathered(const Scene& scene, const Group& group) {
    std::vector<Candidate> all;
    for (std::uint32_t distance = 0; distance < 4; ++distance) {
        auto more = scene.said(distance, group.begin);
        all.insert(all.begin(), more.begin(), more.end());
        auto found = of_level(members(scene, group, all), group);
        if (found.size() == group.size) return found;
        if (found.size() > group.size) break;
    }
    return {};
}

const LinkedMention* last_person(const Memory& memory, std::string_view code) {
    for (auto at = memory.persons.rbegin(); at != memory.persons.rend(); ++at)
        if (at->actor.code == code && is_any(at->actor.level, {"head", "minister"})) return &*at;
    return nullptr;
}

// The two sides that the document is about; where it has not said, those that the sentence names.
std::vector<std::string> two_sides(const Scene& scene) {
    if (scene.memory().pair.size() == 2) return scene.memory().pair;
    std::vector<std::string> codes;
    for (const auto& mention : scene.mentions()) {
        const auto& code = mention.actor.code;
        const bool state = mention.actor.kind == ActorKind::country && mention.use != Use::place;
        if (state && std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
    }
    return codes.size() == 2 ? codes : std::vector<std::string>();
}

// "The two Presidents" of states whose presidents nobody has named.
std::optional<LinkedMention> holder(const Scene& scene, const Group& group, const std::string& code) {
    const auto title = std::ranges::find_if(scene.names(), [&](const Name& name) {
        return name.end == group.end && name.begin > group.begin && name.is(NameKind::office);
    });
    const auto* office =
        title == scene.names().end() ? nullptr : office_named(scene.knowledge(), *title, code);
    if (!office) return std::nullopt;
    auto found = holder_of(scene.knowledge(), *office, code, office->name, scene.day());
    return found.actor.kind == ActorKind::person ? std::optional(std::move(found)) : std::nullopt;
}

std::vector<LinkedMention> of_pair(const Scene& scene, const Group& group) {
    std::vector<LinkedMention> found;
    if (group.size != 2 || group.anything) return found;
    for (const auto& code : two_sides(scene)) {
        const auto* who = group.persons ? last_person(scene.memory(), code) : nullptr;
        if (who) {
            found.push_back(*who);
        } else if (auto held = group.persons ? holder(scene, group, code) : std::nullopt) {
            found.push_back(*std::move(held));
        } else if (auto state = owner_actor(scene.knowledge(), code)) {
            found.emplace_back();
            found.back().actor = *std::move(state);
        }
    }
    return found;
}

// Those who met where the document began, if they are as many.
std::vector<LinkedMention> of_principals(const Scene& scene, const Group& group) {
    const auto& all = scene.memory().principals;
    if (!group.persons) return {};
    auto found = of_level(all, group);
    const bool persons = std::ranges::all_of(found, [](const auto& at) { return is_human(at); });
    return persons && found.size() == group.size ? found : std::vector<LinkedMention>();
}

bool overlaps(const Scene& scene, const Group& group) {
    for (auto token = group.begin; token < group.end; ++token)
        if (scene.covered(token)) return true;
    return false;
}

}  // namespace

bool resolve_collective(Scene& scene, std::uint32_t token) {
    auto group = noun_group(scene, token);
    if (!group) group = number_group(scene, token);
    if (!group || overlaps(scene, *group)) return false;
    auto found = listed(scene, *group);
    if (found.empty() && group->anything) {
        group->anything = false;
        group->persons = true;
    }
    if (found.empty()) found = gathered(scene, *group);
    if (found.empty()) found = of_principals(scene, *group);
    if (found.empty()) found = of_pair(scene, *group);
    const bool doubtful =
        std::ranges::any_of(found, [](const auto& member) { return member.actor.id.empty(); });
    if (found.size() != group->size || doubtful) {
        scene.doubt();
        return false;
    }
    for (const auto& member : found) scene.add(group->begin, group->end, member, "both", 0.8);
    return true;
}

}  // namespace entente::actors
