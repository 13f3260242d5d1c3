#include "extractors/events/candidates.hpp"

#include <algorithm>
#include <map>
#include <ranges>

namespace entente::events {
namespace {

using actors::LinkedMention;

constexpr std::size_t most_sides = 10;
constexpr std::size_t most_principals = 2;
constexpr std::size_t most_parts = 4;   // of a list; longer ones act as one
constexpr std::size_t most_told = 16;   // mentions of such a list: the same four, over and over
constexpr std::size_t most_joined = 6;  // sides of a sentence; beyond, too many would be joined
constexpr std::uint32_t widest_join = 6;

// A city or sea without a state is no party.
bool can_take_part(const LinkedMention& mention) {
    return mention.actor.kind != schema::ActorKind::place || !mention.actor.code.empty();
}

std::uint32_t first_of_list(const language::Parsed& parsed, language::Sentence sentence,
                            std::uint32_t token) {
    for (auto steps = sentence.end - sentence.begin; steps > 0 && parsed.tokens[token].label == "conj";
         --steps) {
        const auto head = static_cast<std::uint32_t>(parsed.tokens[token].head);
        if (head < sentence.begin || head >= sentence.end) break;
        token = head;
    }
    return token;
}

bool is_armed(const Side& side) {
    return std::ranges::all_of(side.members, [](const auto* member) {
        return member->actor.kind == schema::ActorKind::group && member->actor.sector == "REB";
    });
}

std::string_view sector_of(const Side& side) {
    return side.members.front()->actor.sector;
}

// Each of a list by itself.
void add_parts(std::vector<Side>& sides) {
    const auto lists = sides.size();
    for (std::size_t i = 0; i < lists; ++i) {
        if (sides[i].codes.size() < 2 || sides[i].codes.size() > most_parts) continue;
        const auto members = sides[i].members;
        for (const auto* member : members | std::views::take(most_told))
            sides.push_back(side_of({member}, Origin::part));
    }
}

// Tokens from the end of one side to the beginning of the next; 0 where they overlap.
std::uint32_t gap_between(const Side& first, const Side& second) {
    const auto end = first.members.back()->end, begin = second.members.front()->begin;
    return begin > end ? begin - end : 0;
}

// "broadcasters of Belgium and of Spain", "President A of France, Chancellor B and Prime Minister C": near
// each other, and yet no list of the tree. Each two neighbours, and all that stand in a row.
void add_joined(std::vector<Side>& sides, std::size_t named) {
    const auto join = [&](std::size_t from, std::size_t to) {
        Mentions members;
        for (auto i = from; i < to; ++i)
            members.insert(members.end(), sides[i].members.begin(), sides[i].members.end());
        sides.push_back(side_of(std::move(members), Origin::joined));
    };
    std::size_t row = 0;  // begin of the neighbours in a row
    for (std::size_t i = 1; i <= named; ++i) {
        const bool near = i < named && gap_between(sides[i - 1], sides[i]) <= widest_join;
        if (near && !sides[i - 1].shares_code(sides[i])) join(i - 1, i + 1);
        const bool same = near && sides[i - 1].shares_code(sides[i]);
        if (near && !same) continue;
        if (i - row > 2) join(row, i);
        row = i;
    }
}

bool is_first_person(const language::Parsed& parsed, const LinkedMention& mention) {
    const auto lemma = parsed.tokens[mention.head].lemma;
    return mention.pronoun && (lemma == "I" || lemma == "we" || lemma == "my" || lemma == "our");
}

bool is_named(const Side& side, const std::vector<Side>& named) {
    return std::ranges::any_of(named, [&](const Side& other) { return side.shares_code(other); });
}

}  // namespace

bool Side::shares_code(const Side& other) const {
    return std::ranges::any_of(codes,
                               [&](auto code) { return std::ranges::binary_search(other.codes, code); });
}

Side side_of(Mentions members, Origin origin) {
    Side side{.members = std::move(members), .token = 0, .origin = origin, .codes = {}};
    side.token = side.members.front()->head;
    for (const auto* member : side.members) side.codes.push_back(key_of(member->actor));
    std::ranges::sort(side.codes);
    side.codes.erase(std::ranges::unique(side.codes).begin(), side.codes.end());
    return side;
}

std::vector<Side> sides_of(const SentenceView& view) {
    std::vector<std::pair<std::uint32_t, Mentions>> lists;  // by the head of the list
    for (const auto& mention : view.mentions) {
        if (!can_take_part(mention) || stands_aside(view.parsed, mention)) continue;
        const auto head = first_of_list(view.parsed, view.sentence, mention.head);
        auto list = std::ranges::find(lists, head, &std::pair<std::uint32_t, Mentions>::first);
        if (list == lists.end()) list = lists.insert(lists.end(), {head, {}});
        list->second.push_back(&mention);
    }
    std::vector<Side> sides;
    for (auto& [head, members] : lists) {
        if (sides.size() == most_sides) break;
        sides.push_back(side_of(std::move(members), Origin::sentence));
    }
    const auto named = sides.size();
    add_parts(sides);
    if (named <= most_joined) add_joined(sides, named);
    return sides;
}

void Discourse::introduce(const language::Parsed& parsed, std::span<const LinkedMention> mentions) {
    struct Count {
        int times = 0, speaks = 0;
        const LinkedMention* best = nullptr;
    };
    std::map<std::string_view, Count> counts;
    std::vector<std::string_view> order;
    for (const auto& mention : mentions) {
        if (!can_take_part(mention) || mention.use == actors::Use::place || stands_aside(parsed, mention))
            continue;
        auto& count = counts[key_of(mention.actor)];
        if (count.times++ == 0) order.push_back(key_of(mention.actor));
        if (is_first_person(parsed, mention)) ++count.speaks;
        // A named person says most.
        const bool person = mention.actor.kind == schema::ActorKind::person && !mention.pronoun;
        if (!count.best || (person && count.best->actor.kind != schema::ActorKind::person))
            count.best = &mention;
    }
    std::ranges::stable_sort(order, [&](auto a, auto b) { return counts[a].times > counts[b].times; });
    for (const auto key : order) {
        if (principals_.size() == most_principals) break;
        principals_.push_back(side_of({counts[key].best}, Origin::principal));
    }
    const auto speaker = std::ranges::max_element(order, {}, [&](auto key) { return counts[key].speaks; });
    if (speaker != order.end() && counts[*speaker].speaks > 0)
        narrator_ = side_of({counts[*speaker].best}, Origin::narrator);
}

std::vector<Side> Discourse::offers(const std::vector<Side>& named) const {
    std::vector<Side> offered;
    const auto offer = [&](const Side& side) {
        if (!is_named(side, named) && !is_named(side, offered)) offered.push_back(side);
    };
    if (previous_) offer(*previous_);
    if (lead_) offer(*lead_);
    for (const auto& side : principals_) offer(side);
    if (narrator_) offer(*narrator_);
    if (principals_.size() == 2) {
        auto both = principals_[0].members;
        both.push_back(principals_[1].members.front());
        const auto side = side_of(std::move(both), Origin::principals);
        if (side.codes.size() == 2 && !is_named(side, named)) offered.push_back(side);
    }
    return offered;
}

void Discourse::heard(const std::vector<Side>& named) {
    const auto acts = [](const Side& side) { return side.members.front()->use == actors::Use::acts; };
    const auto first = std::ranges::find_if(named, acts);
    if (first == named.end()) return;
    previous_ = *first;
    previous_->origin = Origin::previous;
    if (lead_) return;
    lead_ = *first;
    lead_->origin = Origin::lead;
}

bool opposed(const Side& a, const Side& b, bool domestic) {
    if (!a.in_sentence() || !b.in_sentence()) return false;
    return is_armed(a) != is_armed(b) || (domestic && sector_of(a) != sector_of(b));
}

std::vector<std::string_view> all_codes(const Candidate& candidate) {
    auto codes = candidate.actor->codes;
    if (candidate.recipient)
        codes.insert(codes.end(), candidate.recipient->codes.begin(), candidate.recipient->codes.end());
    std::ranges::sort(codes);
    codes.erase(std::ranges::unique(codes).begin(), codes.end());
    return codes;
}

std::vector<Candidate> candidates_of(const Predicate& predicate, const std::vector<Side>& sides,
                                     bool domestic) {
    std::vector<Candidate> candidates;
    for (std::size_t a = 0; a < sides.size(); ++a) {
        if (sides[a].codes.size() > 1) candidates.push_back({&predicate, &sides[a], nullptr, true});
        for (std::size_t b = 0; b < sides.size(); ++b) {
            if (a == b || (sides[a].shares_code(sides[b]) && !opposed(sides[a], sides[b], domestic)))
                continue;
            candidates.push_back({&predicate, &sides[a], &sides[b], false});
            if (a < b) candidates.push_back({&predicate, &sides[a], &sides[b], true});
        }
    }
    return candidates;
}

}  // namespace entente::events
