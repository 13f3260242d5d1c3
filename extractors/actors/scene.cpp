#include "extractors/actors/scene.hpp"

#include <algorithm>

#include "extractors/actors/tokens.hpp"

namespace entente::actors {
namespace {

constexpr int highest_clause = 8;
constexpr std::ptrdiff_t most_before = 64;  // mentions of a sentence that a word can point back to

// A stranger is somebody else: better nobody than him.
const LinkedMention* known(const LinkedMention* mention) {
    return mention->actor.id.empty() ? nullptr : mention;
}

bool same_actor(const LinkedMention& a, const LinkedMention& b) {
    return a.actor.id == b.actor.id;
}

std::vector<Candidate> keep(const std::vector<Candidate>& all, auto fits) {
    std::vector<Candidate> kept;
    std::ranges::copy_if(all, std::back_inserter(kept), fits);
    return kept;
}

}  // namespace

std::vector<const LinkedMention*> distinct(const std::vector<Candidate>& candidates) {
    std::vector<const LinkedMention*> found;
    for (const auto& candidate : candidates)
        if (std::ranges::none_of(found,
                                 [&](const auto* known) { return same_actor(*known, *candidate.mention); }))
            found.push_back(candidate.mention);
    return found;
}

Scene::Scene(const Knowledge& knowledge, const language::Parsed& parsed, language::Sentence sentence,
             const std::vector<Name>& names, std::optional<schema::Day> day, const Memory& memory,
             std::vector<LinkedMention>& mentions)
    : knowledge_(knowledge),
      parsed_(parsed),
      sentence_(sentence),
      names_(names),
      day_(day),
      memory_(memory),
      mentions_(mentions),
      strangers_(strangers(parsed, sentence, mentions)),
      covered_(sentence.end - sentence.begin) {
    for (const auto& mention : mentions)
        for (auto token = mention.begin; token < mention.end; ++token)
            covered_[token - sentence.begin] = true;
    note_holders();
    note_quotations();
}

// The marks themselves stand outside.
void Scene::note_quotations() {
    bool open = memory_.quoting;
    quoted_.reserve(covered_.size());
    for (auto token = sentence_.begin; token < sentence_.end; ++token) {
        const auto form = parsed_.form(token);
        const bool mark = is_any(form, {"\"", "“", "”", "``", "''"});
        quoted_.push_back(open && !mark);
        if (mark) open = form == "\"" ? !open : is_any(form, {"“", "``"});
    }
    quotation_open_ = open;
}

// "The prime minister" who may be one of two is somebody all the same.
void Scene::note_holders() {
    for (const auto& name : names_) {
        const bool title = name.is(NameKind::office) && !covered(name.begin) && name.begin > sentence_.begin;
        if (!title || norm(name.begin - 1) != "the") continue;
        LinkedMention holder{
            .begin = name.begin, .end = name.end, .head = head_of(parsed_, name.begin, name.end)};
        holder.actor.kind = schema::ActorKind::person;
        strangers_.push_back(std::move(holder));
    }
}

void Scene::add(std::uint32_t begin, std::uint32_t end, const Actor& actor, std::string_view rule,
                std::string_view row, double confidence) {
    LinkedMention mention{.begin = begin, .end = end, .head = head_of(parsed_, begin, end)};
    mention.span = {parsed_.tokens[begin].span.begin, parsed_.tokens[end - 1].span.end};
    mention.actor = actor;
    mention.rule = rule;
    mention.row = row;
    mention.confidence = confidence;
    mention.pronoun = true;
    if (modifies_noun(parsed_, mention.head)) mention.use = Use::modifies;
    mentions_.push_back(std::move(mention));
    for (auto token = begin; token < end; ++token) covered_[token - sentence_.begin] = true;
}

void Scene::add(std::uint32_t begin, std::uint32_t end, const LinkedMention& antecedent,
                std::string_view rule, double confidence) {
    const auto copy = antecedent;  // may live in the list that grows
    add(begin, end, copy.actor, rule, copy.row, confidence);
    mentions_.back().gender = copy.gender;
    mentions_.back().function = copy.function;
}

std::vector<Candidate> Scene::said_here(std::uint32_t token) const {
    std::vector<const LinkedMention*> before;
    for (const auto& mention : mentions_)
        if (mention.end <= token) before.push_back(&mention);
    for (const auto& stranger : strangers_)
        if (stranger.end <= token && !covered(stranger.begin)) before.push_back(&stranger);
    std::ranges::stable_sort(before, {}, &LinkedMention::begin);
    if (std::ssize(before) > most_before) before.erase(before.begin(), before.end() - most_before);
    std::vector<LinkedMention> copies;
    for (const auto* mention : before) copies.push_back(*mention);
    auto number = memory_.lists;
    const auto lists = lists_of(parsed_, copies, number);
    std::vector<Candidate> found;
    for (std::size_t i = 0; i < before.size(); ++i)
        found.push_back({before[i], standing(parsed_, *before[i]), lists[i]});
    return found;
}

std::vector<Candidate> Scene::said(std::uint32_t distance, std::uint32_t token) const {
    std::vector<Candidate> found;
    if (distance == 0) return said_here(token);
    for (const auto& said : memory_.said)
        if (said.sentence + distance == memory_.sentence)
            found.push_back({&said.mention, said.standing, said.list});
    return found;
}

const LinkedMention* Scene::mention_at(std::uint32_t token) const {
    const auto found = std::ranges::find_if(mentions_, [&](const LinkedMention& mention) {
        return mention.begin <= token && token < mention.end;
    });
    return found == mentions_.end() ? nullptr : &*found;
}

const LinkedMention* Scene::governing(std::uint32_t token, const Fits& fits) const {
    auto clause = clause_of(parsed_, token);
    if (!clause) return nullptr;
    const auto own = subject_of(parsed_, *clause);
    const bool possessive = parsed_.tokens[token].label == "poss";
    if (!possessive || own == token) clause = clause_of(parsed_, *clause);
    for (int steps = 0; clause && steps < highest_clause; ++steps) {
        const auto subject = subject_of(parsed_, *clause);
        if (subject && *subject < token && in_sentence(*subject)) {
            const auto* mention = mention_at(*subject);
            if (mention && fits(*mention)) return mention;
        }
        clause = clause_of(parsed_, *clause);
    }
    return nullptr;
}

const LinkedMention* Scene::antecedent(std::uint32_t token, std::uint32_t furthest, const Fits& fits,
                                       bool subject_first) const {
    // "Kishida thanked him": the subject of the pronoun's own clause is someone else.
    const auto clause = clause_of(parsed_, token);
    const auto own = clause ? subject_of(parsed_, *clause).value_or(token) : token;
    const bool reflexive = parsed_.tokens[token].label == "poss" || own == token;
    const auto is_subject = [&](const LinkedMention& mention) {
        return !reflexive && std::ranges::any_of(mentions_, [&](const LinkedMention& at) {
            return at.begin <= own && own < at.end && same_actor(at, mention);
        });
    };
    const Fits may_be = [&](const LinkedMention& mention) { return !is_subject(mention) && fits(mention); };
    for (std::uint32_t distance = 0; distance <= furthest; ++distance) {
        const auto fitting =
            keep(said(distance, token), [&](const Candidate& at) { return may_be(*at.mention); });
        if (fitting.empty()) continue;
        if (distance == 0)
            if (const auto* above = governing(token, may_be)) return above;
        auto all = distinct(fitting);
        if (all.size() > 1 && (distance == 0 || subject_first))
            all =
                distinct(keep(fitting, [](const Candidate& at) { return at.standing == Standing::subject; }));
        if (all.size() == 1) return known(all.front());
        doubt();
        return nullptr;
    }
    return nullptr;
}

}  // namespace entente::actors
