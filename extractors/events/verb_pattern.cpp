#include "extractors/events/verb_pattern.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

namespace entente::events {
namespace {

constexpr std::size_t most_variants = 8;
constexpr std::array<std::string_view, 45> prepositions{
    "about",   "above",   "across", "after", "against", "along",  "among",   "around",  "as",
    "at",      "before",  "behind", "below", "between", "beyond", "by",      "during",  "for",
    "from",    "in",      "inside", "into",  "near",    "of",     "off",     "on",      "onto",
    "out",     "outside", "over",   "past",  "per",     "since",  "through", "to",      "toward",
    "towards", "under",   "until",  "upon",  "via",     "with",   "within",  "without", "amid"};
constexpr std::array<std::string_view, 9> particles{"up",   "out",   "down",    "off",  "away",
                                                    "back", "apart", "forward", "aside"};
// Where the one stands to whom something is done, if a pattern does not say it.
constexpr std::array<std::string_view, 7> usual{"patient", "recipient", "with", "to", "against", "on", "for"};

template <class Words>
bool is_in(const Words& words, std::string_view word) {
    return std::ranges::find(words, word) != std::end(words);
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string in_lower_case(std::string_view word) {
    std::string out(word);
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

std::string_view trim(std::string_view word) {
    while (word.starts_with('_')) word.remove_prefix(1);
    while (word.ends_with('_')) word.remove_suffix(1);
    return word;
}

// A bracket, a sign, or a word; a phrase in braces is its last word.
std::expected<std::vector<std::string>, std::string> tokens_of(std::string_view text) {
    std::vector<std::string> tokens;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == ' ' || c == '\t' || c == '\r') {
            ++at;
        } else if (std::string_view("()+$^%*").contains(c)) {
            tokens.emplace_back(1, c);
            ++at;
        } else if (c == '{') {
            const auto end = text.find('}', at);
            if (end == std::string_view::npos) return std::unexpected("a brace { is not closed");
            auto phrase = text.substr(at + 1, end - at - 1);
            while (phrase.ends_with(' ')) phrase.remove_suffix(1);
            const auto last = phrase.substr(phrase.find_last_of(' ') + 1);
            if (last.empty()) return std::unexpected("the braces { } hold no word");
            tokens.emplace_back(last);
            at = end + 1;
        } else if (c == '}') {
            return std::unexpected("a brace } without its {");
        } else {
            const auto end = std::min(text.find_first_of(" \t\r(){}+$^%*", at), text.size());
            tokens.emplace_back(text.substr(at, end - at));
            at = end;
        }
    }
    return tokens;
}

// "(BY/WITH GRENADE)" as one pattern for each preposition.
std::vector<std::vector<std::string>> variants(std::vector<std::string> tokens) {
    std::vector<std::vector<std::string>> all{std::move(tokens)};
    for (std::size_t at = 0; at < all.front().size(); ++at) {
        const auto word = all.front()[at];
        const auto slash = word.find('/');
        if (slash == std::string::npos || !is_in(prepositions, in_lower_case(word.substr(0, slash))))
            continue;
        if (2 * all.size() > most_variants) break;
        const auto known = all.size();
        for (std::size_t i = 0; i < known; ++i) {
            all.push_back(all[i]);
            all.back()[at] = word.substr(slash + 1);
            all[i][at] = word.substr(0, slash);
        }
    }
    return all;
}

class Reader {
  public:
    Reader(const SynonymSets& sets, std::vector<std::string>& mended) : sets_(sets), mended_(mended) {}

    std::expected<VerbPattern, std::string> run(std::span<const std::string> tokens) {
        const auto verb = std::ranges::find(tokens, "*");
        if (verb == tokens.end()) return std::unexpected("no * for the verb");
        if (std::find(verb + 1, tokens.end(), "*") != tokens.end())
            return std::unexpected("two * for the verb");
        before({tokens.begin(), verb});
        after({verb + 1, tokens.end()});
        return finish();
    }

  private:
    using Tokens = std::span<const std::string>;

    void before(Tokens tokens) {
        std::string noun;
        for (const auto& token : tokens) {
            if (token == "$" || token == "%" || token == "+") {
                party(token == "+" ? std::string_view("subject") : std::string_view("agent"), token);
            } else if (token != "^" && token != "(" && token != ")") {
                noun = token;
            }
        }
        if (!noun.empty()) nouns("agent", noun);
    }

    void after(Tokens tokens) {
        std::string relation = "patient", noun;
        bool inside = false;
        const auto close = [&] {
            if (!noun.empty())
                nouns(relation, noun);
            else if (relation != "patient" && !filled_)
                party(relation, "+");
            noun.clear();
            filled_ = false;
            relation = "patient";
        };
        for (std::size_t at = 0; at < tokens.size(); ++at) {
            const auto& token = tokens[at];
            const auto word = in_lower_case(token);
            if (token == "(" || token == ")") {
                if ((token == "(") == inside) mended_.emplace_back("brackets ( ) do not fit");
                if (token == ")" && !inside && relation == "patient") noun.clear();  // left over from an edit
                inside = token == "(";
                close();
            } else if (token == "+" || token == "$" || token == "%" || token == "^") {
                party(relation, token);
                filled_ = true;
            } else if (at == 0 && is_in(particles, word)) {
                particle_ = word;
            } else if (noun.empty() && is_in(prepositions, word)) {
                if (relation != "patient" && !inside) close();
                relation = word;
            } else if (!inside && is_in(prepositions, word)) {
                close();
                relation = word;
            } else {
                noun = token;
            }
        }
        if (inside) mended_.emplace_back("a bracket ( is not closed");
        close();
    }

    void nouns(std::string_view relation, std::string_view word) {
        Slot slot{.relation = std::string(relation), .filler = Filler::nouns, .nouns = words(word)};
        nouns_.push_back(std::move(slot));
    }

    // One or more words, each maybe of a set: "BOMBING/EXPLOSION", "FIGHTER_&AIRCRAFT".
    std::vector<std::string> words(std::string_view word) {
        std::vector<std::string> all;
        while (!word.empty()) {
            const auto end = std::min(word.find('/'), word.size());
            auto one = word.substr(0, end);
            if (const auto set = one.find('&'); set != std::string_view::npos) one = one.substr(set);
            const auto found = one.starts_with('&') ? set_of(one.substr(1)) : dictionary_lemmas(one);
            all.insert(all.end(), found.begin(), found.end());
            word.remove_prefix(std::min(end + 1, word.size()));
        }
        return all;
    }

    std::vector<std::string> set_of(std::string_view name) {
        auto found = sets_.find(name);
        if (found == sets_.end()) found = sets_.find(trim(name));
        if (found != sets_.end()) return found->second;
        mended_.push_back(fmt::format("synonym set &{} is not defined; read as the word", name));
        return dictionary_lemmas(name);
    }

    void party(std::string_view relation, std::string_view sign) {
        if (sign == "^") {
            skipped_.push_back(
                {.relation = std::string(relation), .filler = Filler::any, .nouns = {}, .optional = true});
            return;
        }
        mutual_ = mutual_ || sign == "%";
        const auto role = sign == "+" ? Role::recipient : Role::actor;
        parties_.push_back(
            {.relation = std::string(relation), .filler = Filler::party_or_owner, .nouns = {}, .role = role});
    }

    bool names(Role role) const { return std::ranges::find(parties_, role, &Slot::role) != parties_.end(); }

    // "+ * (BY $)" is a passive, which the relations have turned round already: who is before the verb is its
    // patient.
    void resolve_subject() {
        const auto by = std::ranges::find_if(
            parties_, [](const Slot& slot) { return slot.relation == "by" && slot.role == Role::actor; });
        const bool passive = by != parties_.end();
        if (passive) by->relation = "agent";
        for (auto& slot : parties_)
            if (slot.relation == "subject") slot.relation = passive ? "patient" : "agent";
    }

    VerbPattern finish() {
        resolve_subject();
        const auto is_agent = [](const Slot& slot) { return slot.relation == "agent"; };
        const bool agent_is_noun = std::ranges::any_of(nouns_, is_agent);
        if (!names(Role::actor) && std::ranges::none_of(parties_, is_agent))
            parties_.insert(parties_.begin(), {.relation = "agent",
                                               .filler = Filler::party_or_owner,
                                               .nouns = {},
                                               .optional = agent_is_noun,
                                               .role = Role::actor});
        if (!names(Role::recipient) && !mutual_) usual_recipients();
        VerbPattern pattern{.particle = particle_, .slots = std::move(nouns_), .mutual = mutual_};
        for (auto* more : {&skipped_, &parties_}) std::ranges::move(*more, std::back_inserter(pattern.slots));
        return pattern;
    }

    void usual_recipients() {
        const auto has = [](const std::vector<Slot>& slots, std::string_view relation) {
            return std::ranges::find(slots, relation, &Slot::relation) != slots.end();
        };
        for (const auto relation : usual)
            if (!has(nouns_, relation) && !has(skipped_, relation))
                parties_.push_back({.relation = std::string(relation),
                                    .filler = Filler::party_or_owner,
                                    .nouns = {},
                                    .optional = true,
                                    .role = Role::recipient});
    }

    const SynonymSets& sets_;
    std::vector<std::string>& mended_;
    std::string particle_;
    std::vector<Slot> nouns_, skipped_, parties_;
    bool mutual_ = false;
    bool filled_ = false;
};

}  // namespace

std::vector<std::string> dictionary_lemmas(std::string_view word) {
    word = trim(word);
    word = word.substr(word.find_last_of('_') + 1);  // npos + 1 is 0
    std::vector<std::string> lemmas;
    const auto whole = in_lower_case(word);
    if (whole.empty()) return lemmas;
    lemmas.push_back(whole);
    if (whole.ends_with("ies") && whole.size() > 4) lemmas.push_back(whole.substr(0, whole.size() - 3) + "y");
    const bool hisses = whole.size() > 4 && std::string_view("sxzho").contains(whole[whole.size() - 3]);
    if (whole.ends_with("es") && hisses) lemmas.push_back(whole.substr(0, whole.size() - 2));
    if (whole.ends_with('s') && !whole.ends_with("ss") && whole.size() > 3)
        lemmas.push_back(whole.substr(0, whole.size() - 1));
    return lemmas;
}

VerbPattern plain_verb_pattern() {
    const SynonymSets none;
    std::vector<std::string> mended;
    const std::vector<std::string> verb{"*"};
    return *Reader(none, mended).run(verb);
}

std::expected<std::vector<VerbPattern>, std::string> read_verb_pattern(std::string_view text,
                                                                       const SynonymSets& sets,
                                                                       std::vector<std::string>& mended) {
    auto tokens = tokens_of(text);
    if (!tokens) return std::unexpected(tokens.error());
    std::vector<VerbPattern> patterns;
    for (const auto& variant : variants(*std::move(tokens))) {
        auto pattern = Reader(sets, mended).run(variant);
        if (!pattern) return std::unexpected(pattern.error());
        patterns.push_back(*std::move(pattern));
    }
    return patterns;
}

}  // namespace entente::events
