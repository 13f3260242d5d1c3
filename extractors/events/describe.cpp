#include "extractors/events/describe.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace entente::events {
namespace {

using language::Parsed;

constexpr std::size_t longest_path = 6;
constexpr std::uint32_t widest_between = 8;

constexpr std::string_view modality_name(Modality modality) {
    // "would" is the "will" of reported speech.
    constexpr std::string_view names[] = {"none", "will", "will", "may", "should"};
    return names[static_cast<std::size_t>(modality)];
}

constexpr std::string_view link_name(Link link) {
    constexpr std::string_view names[] = {"none",      "conjunct",  "complement", "purpose",
                                          "adverbial", "condition", "relative",   "noun"};
    return names[static_cast<std::size_t>(link)];
}

constexpr std::string_view origin_name(Origin origin) {
    constexpr std::string_view names[] = {"sentence", "part",      "joined",     "lead",
                                          "previous", "principal", "principals", "narrator"};
    return names[static_cast<std::size_t>(origin)];
}

constexpr std::string_view count_name(std::size_t count) {
    constexpr std::string_view names[] = {"0", "1", "2", "3", "4-5", "6+"};
    return names[count < 4 ? count : count < 6 ? 4 : 5];
}

constexpr std::string_view distance_name(std::uint32_t from, std::uint32_t to) {
    const auto tokens = from < to ? to - from : from - to;
    const bool after = to > from;
    if (tokens <= 2) return after ? "+2" : "-2";
    if (tokens <= 5) return after ? "+5" : "-5";
    if (tokens <= 10) return after ? "+10" : "-10";
    if (tokens <= 20) return after ? "+20" : "-20";
    return after ? "+far" : "-far";
}

bool holds(const Mentions& mentions, const Side& side) {
    return std::ranges::any_of(side.members, [&](const auto* member) {
        return std::ranges::find(mentions, member) != mentions.end();
    });
}

// "with", "with.own", or "" where the argument is not the side's.
std::string tie(const SentenceView& view, const Argument& argument, const Side& side) {
    if (holds(view.parties.at(argument.token), side)) return std::string(argument.relation);
    if (holds(view.parties.owners(argument.token), side)) return std::string(argument.relation) + ".own";
    return "";
}

std::string tie_to(const SentenceView& view, const Predicate& predicate, const Side& side) {
    for (const auto& argument : predicate.arguments)
        if (auto found = tie(view, argument, side); !found.empty()) return found;
    return "";
}

bool takes_part(const std::vector<Participant>& parties, const Side& side) {
    return std::ranges::any_of(parties, [&](const Participant& party) {
        return std::ranges::binary_search(side.codes, key_of(party.mention.actor));
    });
}

std::vector<std::string_view> codes_of(const std::vector<Participant>& parties) {
    std::vector<std::string_view> codes;
    for (const auto& party : parties) codes.push_back(key_of(party.mention.actor));
    std::ranges::sort(codes);
    codes.erase(std::ranges::unique(codes).begin(), codes.end());
    return codes;
}

}  // namespace

std::string_view agreement(const Candidate& candidate, const Event& reading) {
    auto actors = codes_of(reading.actor);
    auto recipients = codes_of(reading.recipient);
    if (!candidate.mutual)
        return actors == candidate.actor->codes && recipients == candidate.recipient->codes   ? "same"
               : actors == candidate.recipient->codes && recipients == candidate.actor->codes ? "reverse"
                                                                                              : "other";
    auto all = candidate.actor->codes;
    if (candidate.recipient)
        all.insert(all.end(), candidate.recipient->codes.begin(), candidate.recipient->codes.end());
    std::ranges::sort(all);
    auto both = actors;
    both.insert(both.end(), recipients.begin(), recipients.end());
    std::ranges::sort(both);
    return all != both ? "other" : recipients.empty() ? "same" : "together";
}

bool is_reading(const Candidate& candidate, std::string_view act, const Event* reading) {
    if (!reading || reading->frame->act != act) return false;
    const auto how = agreement(candidate, *reading);
    return how == "same" || how == "together";
}

std::string relation_between(const SentenceView& view, const Predicate& predicate, const Side& side) {
    if (!side.in_sentence()) return "-";
    if (auto own = tie_to(view, predicate, side); !own.empty()) return own;
    for (const auto& argument : predicate.arguments) {
        const auto* noun = view.relations.at(argument.token);
        if (!noun || noun->verb || noun == &predicate) continue;
        if (const auto behind = tie_to(view, *noun, side); !behind.empty())
            return std::string(argument.relation) + "." + behind;
    }
    std::string up;
    const auto* above = &predicate;
    for (int steps = 0; steps < 3 && above->governor; ++steps) {
        above = view.relations.at(*above->governor);
        if (!above) break;
        up += "up.";
        if (const auto tied = tie_to(view, *above, side); !tied.empty()) return up + tied;
    }
    return "-";
}

std::string path_between(const Parsed& parsed, std::uint32_t from, std::uint32_t to) {
    const auto chain = [&](std::uint32_t token) {
        std::vector<std::uint32_t> tokens{token};
        while (tokens.size() <= 2 * longest_path &&
               parsed.tokens[tokens.back()].head != static_cast<std::int32_t>(tokens.back()))
            tokens.push_back(static_cast<std::uint32_t>(parsed.tokens[tokens.back()].head));
        return tokens;
    };
    const auto up = chain(from), down = chain(to);
    for (std::size_t i = 0; i < up.size(); ++i) {
        const auto meet = std::ranges::find(down, up[i]);
        if (meet == down.end()) continue;
        const auto below = static_cast<std::size_t>(meet - down.begin());
        if (i + below > longest_path) break;
        std::string path;
        for (std::size_t at = 0; at < i; ++at) path += "^" + std::string(parsed.tokens[up[at]].label) + " ";
        for (auto at = below; at > 0; --at) {
            const auto& token = parsed.tokens[down[at - 1]];
            path += token.label;
            if (token.pos == "ADP") path += ":" + std::string(token.lemma);
            path += " ";
        }
        if (!path.empty()) path.pop_back();
        return path;
    }
    return "far";
}

void Describer::predicate(const Predicate& predicate, const Event* reading, Features& features) const {
    features.add({"bias"});
    words(predicate, features);
    arguments(predicate, features);
    above(predicate, features);
    topic(predicate, features);
    frames(predicate, "frame", features);
    // The act, not the row: rows are written with labelled text at hand, which would make each look surer
    // than it is.
    if (reading) features.add({"reading", reading->frame->act});
}

void Describer::words(const Predicate& predicate, Features& features) const {
    const auto& token = view_.parsed.tokens[predicate.token];
    features.add({"lemma", predicate.lemma});
    features.add({"lemma-tag", predicate.lemma, token.tag});
    features.add({"tag", token.tag});
    features.add({"label", token.label});
    if (predicate.passive) features.add({"passive", predicate.lemma});
    if (predicate.negated) features.add({"negated"}), features.add({"negated", predicate.lemma});
    if (predicate.modality != Modality::none) features.add({"modality", modality_name(predicate.modality)});
    if (predicate.infinitive) features.add({"infinitive"});
    features.add({"sides", count_name(view_.relations.predicates().empty() ? 0 : sides_.size())});
    features.add({view_.number == 0 ? "first-sentence" : "later-sentence"});
    if (predicate.token > view_.sentence.begin)
        features.add({"before", lemma(predicate.token - 1)}),
            features.add({"before+", lemma(predicate.token - 1), predicate.lemma});
    if (predicate.token + 1 < view_.sentence.end)
        features.add({"after", lemma(predicate.token + 1)}),
            features.add({"after+", predicate.lemma, lemma(predicate.token + 1)});
    for (const auto child : view_.children.of(predicate.token)) {
        const auto label = view_.parsed.tokens[child].label;
        if (label == "punct" || label == "det") continue;
        features.add({"child", label});
        if (label != "nsubj" && label != "poss" && label != "nsubjpass")
            features.add({"child", predicate.lemma, label, lemma(child)}),
                features.add({"child", label, lemma(child)});
    }
}

void Describer::arguments(const Predicate& predicate, Features& features) const {
    std::set<std::string> seen;
    for (const auto& argument : predicate.arguments) {
        const bool party = !view_.parties.at(argument.token).empty();
        const bool owned = !party && !view_.parties.owners(argument.token).empty();
        const auto filler = party ? "PARTY" : owned ? "OWNED" : "thing";
        const auto name = std::string(argument.relation) + "=" + filler;
        if (seen.insert(name).second) {
            features.add({"arg", name});
            features.add({"arg", predicate.lemma, name});
            for (const auto index : frames_.of(predicate.lemma, predicate.verb))
                features.add({"frame-arg", frames_.all[index].act, name});
        }
        if (party || argument.relation == "agent" || argument.relation == "subject") continue;
        const auto object = lemma(argument.token);
        features.add({"object", argument.relation, object});
        features.add({"object+", predicate.lemma, argument.relation, object});
        if (const auto* noun = view_.relations.at(argument.token); noun && argument.relation == "patient")
            frames(*noun, "object-frame", features);
    }
}

void Describer::above(const Predicate& predicate, Features& features) const {
    features.add({"link", link_name(predicate.link)});
    if (!predicate.governor) return;
    const auto* governor = view_.relations.at(*predicate.governor);
    if (!governor) return;
    features.add({"above", governor->lemma, link_name(predicate.link)});
    features.add({"above+", governor->lemma, predicate.lemma});
    if (governor->negated) features.add({"above-negated", link_name(predicate.link)});
    if (governor->modality != Modality::none)
        features.add({"above-modality", modality_name(governor->modality)});
    for (const auto& argument : governor->arguments)
        if (argument.token == predicate.token) features.add({"as", argument.relation, governor->lemma});
    frames(*governor, "above-frame", features);
}

// What the sentence is about, told by its other words.
void Describer::topic(const Predicate& predicate, Features& features) const {
    constexpr float share = 0.3F;
    for (auto token = view_.sentence.begin; token < view_.sentence.end; ++token) {
        const auto pos = view_.parsed.tokens[token].pos;
        if (token != predicate.token && (pos == "VERB" || pos == "NOUN" || pos == "ADJ"))
            features.add({"topic", lemma(token)}, share);
    }
    const auto near = [&](std::uint32_t from, std::uint32_t to, std::string_view name) {
        for (auto token = from; token < to; ++token) features.add({name, lemma(token)}, 0.5F);
    };
    near(predicate.token > view_.sentence.begin + 4 ? predicate.token - 4 : view_.sentence.begin,
         predicate.token, "left");
    near(predicate.token + 1, std::min(predicate.token + 5, view_.sentence.end), "right");
}

void Describer::frames(const Predicate& predicate, std::string_view name, Features& features) const {
    std::set<std::string_view> acts;
    for (const auto index : frames_.of(predicate.lemma, predicate.verb))
        if (acts.insert(frames_.all[index].act).second) features.add({name, frames_.all[index].act});
    if (acts.empty()) features.add({name, "none"});
    for (const auto set : frames_.classes.of(predicate.lemma, predicate.verb))
        features.add({name, "class", frames_.classes.all()[set].name});
}

void Describer::side(const Predicate& predicate, const Side& side, std::string_view role,
                     const Event* reading, Features& features) const {
    mention(side, role, features);
    const auto relation = this->relation(predicate, side);
    slots(predicate, relation, role, features);
    rivals(predicate, side, role, features);
    features.add({"rel", role, relation});
    features.add({"rel", role, relation, predicate.passive ? "passive" : "active"});
    features.add({"rel+", role, relation, predicate.lemma});
    for (const auto set : frames_.classes.of(predicate.lemma, predicate.verb))
        features.add({"rel-class", role, relation, frames_.classes.all()[set].name});
    if (reading) {
        const auto filled = takes_part(reading->actor, side)       ? "actor"
                            : takes_part(reading->recipient, side) ? "recipient"
                                                                   : "none";
        features.add({"filled", role, filled});
        features.add({"filled", role, filled, reading->frame->act});
    }
    if (!side.in_sentence()) {
        features.add({"origin+", role, origin_name(side.origin), predicate.lemma});
        return;
    }
    const auto path = path_between(view_.parsed, predicate.token, side.token);
    features.add({"path", role, path});
    features.add({"path+", role, path, predicate.lemma});
    features.add({"distance", role, distance_name(predicate.token, side.token)});
    between(predicate.token, side.token, "between", role, features);
    std::size_t nearer = 0, same_hand = 0;
    const auto gap = [&](const Side& other) {
        return other.token < predicate.token ? predicate.token - other.token : other.token - predicate.token;
    };
    for (const auto& other : sides_) {
        if (other.origin != Origin::sentence || &other == &side || gap(other) >= gap(side)) continue;
        ++nearer;
        if ((other.token < predicate.token) == (side.token < predicate.token)) ++same_hand;
    }
    const auto hand = side.token < predicate.token ? "left" : "right";
    features.add({"nearer", role, count_name(nearer)});
    features.add({"nearer", role, hand, count_name(same_hand)});
}

std::string Describer::relation(const Predicate& predicate, const Side& side) const {
    const std::less<const Side*> before;
    const bool listed = !before(&side, sides_.data()) && before(&side, sides_.data() + sides_.size());
    if (!listed) return relation_between(view_, predicate, side);
    if (related_ != &predicate) {
        related_ = &predicate;
        relations_.clear();
        for (const auto& one : sides_) relations_.push_back(relation_between(view_, predicate, one));
    }
    return relations_[static_cast<std::size_t>(&side - sides_.data())];
}

// Who else could take this part?
void Describer::rivals(const Predicate& predicate, const Side& side, std::string_view role,
                       Features& features) const {
    const auto own = relation(predicate, side);
    std::set<std::string> others;
    for (const auto& other : sides_)
        if (&other != &side && !other.shares_code(side)) others.insert(relation(predicate, other));
    for (const auto& other : others) features.add({"rival", role, own, other});
}

// Do the rows that know the word have a slot for this relation, whatever else they ask for?
void Describer::slots(const Predicate& predicate, const std::string& relation, std::string_view role,
                      Features& features) const {
    constexpr std::string_view roles[] = {"actor", "recipient", "about", "place", "none"};
    const auto dot = relation.find('.');
    const auto base = std::string_view(relation).substr(0, dot);
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const auto index : frames_.of(predicate.lemma, predicate.verb)) {
        const auto& frame = frames_.all[index];
        for (const auto& slot : frame.slots) {
            if (slot.relation != base || slot.filler == Filler::any) continue;
            const auto slot_role = roles[static_cast<std::size_t>(slot.role)];
            if (!seen.insert({frame.act, slot_role}).second) continue;
            features.add({"slot", role, slot_role, frame.act});
            features.add({"slot", role, slot_role, dot == relation.npos ? "direct" : "behind"});
        }
    }
    if (seen.empty()) features.add({"slot", role, "none"});
}

void Describer::mention(const Side& side, std::string_view role, Features& features) const {
    constexpr std::string_view kinds[] = {"country", "organization", "body", "person",
                                          "office",  "group",        "place"};
    constexpr std::string_view uses[] = {"acts", "modifies", "place"};
    const auto& first = *side.members.front();
    features.add({"origin", role, origin_name(side.origin)});
    features.add({"kind", role, kinds[static_cast<std::size_t>(first.actor.kind)]});
    features.add({"sector", role, first.actor.sector});
    features.add({"codes", role, count_name(side.codes.size())});
    if (first.pronoun) features.add({"pronoun", role});
    if (!side.in_sentence()) return;
    features.add({"use", role, uses[static_cast<std::size_t>(first.use)]});
    const auto& token = view_.parsed.tokens[side.token];
    const auto head = static_cast<std::uint32_t>(token.head);
    features.add({"label", role, token.label});
    features.add({"hangs", role, token.label, lemma(head)});
    if (token.label != "pobj") return;
    const auto above = static_cast<std::uint32_t>(view_.parsed.tokens[head].head);
    features.add({"hangs2", role, lemma(head), lemma(above)});
}

void Describer::between(std::uint32_t from, std::uint32_t to, std::string_view name, std::string_view role,
                        Features& features) const {
    const auto first = std::min(from, to) + 1, last = std::max(from, to);
    if (last - first > widest_between) return;
    for (auto token = first; token < last; ++token) features.add({name, role, lemma(token)});
}

void Describer::pair(const Candidate& candidate, const Event* reading, Features& features) const {
    const auto shape = !candidate.recipient ? "alone" : candidate.mutual ? "mutual" : "directed";
    const auto& predicate = *candidate.predicate;
    features.add({"bias"});
    features.add({"shape", shape});
    features.add({"shape", shape, predicate.lemma});
    features.add({"shape", shape, predicate.verb ? "verb" : "noun"});
    if (reading) {
        const auto how = agreement(candidate, *reading);
        features.add({"agrees", how});
        features.add({"agrees", how, reading->frame->act});
    } else {
        features.add({"agrees", "no-reading"});
    }
    features.add({"of", count_name(sides_.size())});
    if (!candidate.recipient) return;
    const auto actor = relation(predicate, *candidate.actor);
    const auto recipient = relation(predicate, *candidate.recipient);
    features.add({"rels", shape, actor, recipient});
    features.add({"rels+", shape, actor, recipient, predicate.lemma});
    for (const auto index : frames_.of(predicate.lemma, predicate.verb))
        features.add({"rels-frame", shape, actor, recipient, frames_.all[index].act});
    features.add({"origins", origin_name(candidate.actor->origin), origin_name(candidate.recipient->origin)});
    if (!candidate.actor->in_sentence() || !candidate.recipient->in_sentence()) return;
    const bool before = candidate.actor->token < candidate.recipient->token;
    features.add({"order", shape, before ? "forward" : "backward"});
    features.add(
        {"paths", shape, path_between(view_.parsed, candidate.actor->token, candidate.recipient->token)});
    between(candidate.actor->token, candidate.recipient->token, "among", before ? shape : "backward",
            features);
}

}  // namespace entente::events
