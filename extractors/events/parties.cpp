#include "extractors/events/parties.hpp"

#include <algorithm>
#include <array>

namespace entente::events {
namespace {

using actors::LinkedMention;
using actors::Use;
using language::Parsed;

constexpr int deepest = 3;
constexpr int no_rank = 1000;

// How surely a preposition names whose conduct it is.
int rank_of(std::string_view preposition) {
    if (preposition == "by") return 0;
    if (preposition == "of") return 3;
    if (preposition == "from") return 4;
    if (preposition == "against" || preposition == "with" || preposition == "toward" ||
        preposition == "towards")
        return 6;
    return no_rank;
}

constexpr std::array<std::string_view, 19> aside{"aided",    "aligned",   "backed",    "based",    "born",
                                                 "bound",    "brokered",  "educated",  "enabled",  "inspired",
                                                 "linked",   "made",      "majority",  "mediated", "occupied",
                                                 "speaking", "sponsored", "supported", "trained"};

}  // namespace

bool stands_aside(const Parsed& parsed, const LinkedMention& mention) {
    auto rest = parsed.text.substr(mention.span.end);
    if (!rest.starts_with('-')) return false;
    rest.remove_prefix(1);
    const auto word = rest.substr(0, rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz"));
    return std::ranges::find(aside, word) != aside.end();
}

std::string_view key_of(const actors::Actor& actor) {
    return actor.code.empty() ? actor.id : actor.code;
}

struct Parties::Candidate {
    int rank = no_rank;
    std::uint32_t token = 0;
};

Parties::Parties(const language::Parsed& parsed, language::Sentence sentence, const Children& children,
                 std::span<const LinkedMention> mentions)
    : parsed_(parsed), sentence_(sentence), children_(children), by_token_(sentence.end - sentence.begin) {
    for (const auto& mention : mentions) {
        if (stands_aside(parsed, mention)) continue;
        for (auto token = mention.begin; token < mention.end; ++token)
            by_token_[token - sentence.begin].push_back(&mention);
    }
    join_lists(mentions);
}

// "Indonesia, Malaysia, and the Philippines": where the tree loses a member of a list, the words still show
// it.
void Parties::join_lists(std::span<const LinkedMention> mentions) {
    if (mentions.size() > 1 && are_of_headline(mentions[0], mentions[1])) {
        auto& members = by_token_[mentions[1].head - sentence_.begin];
        members.insert(members.begin(), &mentions[0]);
    }
    for (std::size_t first = 0; first < mentions.size();) {
        auto last = first;
        bool closed = false;
        while (!closed && last + 1 < mentions.size() &&
               follows_in_list(mentions[last], mentions[last + 1], closed))
            ++last;
        if (closed && last > first + 1) {
            auto& members = by_token_[mentions[first].head - sentence_.begin];
            for (auto at = first + 1; at <= last; ++at) members.push_back(&mentions[at]);
        }
        first = last + 1;
    }
}

// "Peru, Chile agree to talk": headlines leave the "and" out.
bool Parties::are_of_headline(const LinkedMention& a, const LinkedMention& b) const {
    const auto& subject = parsed_.tokens[b.head];
    const auto verb = static_cast<std::uint32_t>(subject.head);
    return a.begin == sentence_.begin && b.begin == a.end + 1 && parsed_.tokens[a.end].norm == "," &&
           subject.label == "nsubj" && verb == b.end && parsed_.tokens[verb].tag == "VBP" &&
           a.use != Use::modifies && key_of(a.actor) != key_of(b.actor);
}

// `closed`: the two are linked by "and", which ends a list.
bool Parties::follows_in_list(const LinkedMention& a, const LinkedMention& b, bool& closed) const {
    if (a.use == Use::modifies || b.use == Use::modifies || b.begin < a.end || b.begin > a.end + 3 ||
        b.begin == a.end)
        return false;
    for (auto token = a.end; token < b.begin; ++token) {
        const auto word = parsed_.tokens[token].norm;
        if (word == "and" || word == "&")
            closed = true;
        else if (word != "," && word != "the")
            return false;
    }
    const auto label = parsed_.tokens[b.head].label;
    return label != "nsubj" && label != "nsubjpass" && label != "ROOT";
}

const Mentions& Parties::at(std::uint32_t token) const {
    return by_token_[token - sentence_.begin];
}

Mentions Parties::owners(std::uint32_t token) const {
    if (!at(token).empty()) return at(token);
    Candidate best;
    search(token, 0, 0, best);
    // A participle behind the noun may be read as its verb: "violence committed against …".
    const auto& at_token = parsed_.tokens[token];
    const auto above = static_cast<std::uint32_t>(at_token.head);
    if (best.rank == no_rank && at_token.label == "nsubj" && parsed_.tokens[above].tag == "VBN")
        search(above, 0, 1, best);
    Mentions found;
    if (best.rank == no_rank) return found;
    for (const auto member : conjuncts(parsed_, children_, best.token))
        for (const auto* mention : at(member))
            if (std::ranges::find(found, mention) == found.end()) found.push_back(mention);
    return found;
}

Mentions Parties::places(std::uint32_t token) const {
    Mentions found;
    for (const auto* mention : at(token))
        if (mention->actor.kind == schema::ActorKind::place ||
            mention->actor.kind == schema::ActorKind::country)
            found.push_back(mention);
    return found;
}

void Parties::consider(std::uint32_t token, int rank, int depth, Candidate& best) const {
    if (!at(token).empty()) {
        if (rank < best.rank) best = {rank, token};
    } else if (parsed_.tokens[token].pos == "NOUN" || parsed_.tokens[token].pos == "PROPN") {
        search(token, rank, depth + 1, best);
    }
}

void Parties::search(std::uint32_t token, int rank, int depth, Candidate& best) const {
    if (depth > deepest) return;
    for (const auto child : children_.of(token)) {
        const auto& at = parsed_.tokens[child];
        if (at.label == "poss") consider(child, rank + 1, depth, best);
        if (at.label == "amod" || at.label == "compound" || at.label == "nmod") {
            if (!this->at(child).empty() && rank + 2 < best.rank) best = {rank + 2, child};
        }
        if (at.label == "prep" || at.label == "agent") {
            const auto own = rank_of(at.lemma);
            if (own == no_rank) continue;
            for (const auto object : children_.of(child))
                if (parsed_.tokens[object].label == "pobj") consider(object, rank + own, depth, best);
        }
        // "violence committed against …", "a text drafted by …"
        if (at.label == "acl" && at.tag == "VBN") search(child, rank, depth + 1, best);
    }
}

}  // namespace entente::events
