#include "app/explanation.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

#include "extractors/events/match.hpp"
#include "extractors/events/records.hpp"
#include "extractors/events/status.hpp"
#include "graph/schema/date.hpp"

namespace entente::app {
namespace {

using events::Attempt;
using events::Filler;
using events::Role;
using language::Parsed;
using schema::Field;
using schema::Record;

constexpr std::size_t most_nouns = 6;  // of a slot, in a message

std::string slot_name(const events::Slot& slot) {
    return slot.relation;
}

std::string nouns_of(const events::Slot& slot) {
    const auto shown = std::min(slot.nouns.size(), most_nouns);
    auto text =
        fmt::format("{}", fmt::join(slot.nouns.begin(), slot.nouns.begin() + static_cast<long>(shown), ", "));
    if (shown < slot.nouns.size()) text += fmt::format(" … ({} in all)", slot.nouns.size());
    return text;
}

// One text of a document, sentence by sentence.
class TextExplainer {
  public:
    TextExplainer(const pipeline::Engine& engine, const text::Document& document,
                  const pipeline::LinkedText& linked, Field field, std::span<const Record> records,
                  std::uint32_t first_number)
        : engine_(engine),
          document_(document),
          linked_(linked),
          parsed_(linked.parsed),
          field_(field),
          points_(linked.parsed.text),
          records_(records),
          first_number_(first_number) {
        const bool dated = document.date.value && document.date.basis != text::Basis::inferred;
        const events::ReadOptions options{
            .field = field, .day = dated ? std::optional(document.date.value->end) : std::nullopt};
        read_ = events::read_events(engine.rules, parsed_, linked.mentions, options).events;
        scores_ = explain_scores(engine.rules, linked, options);
    }

    void run(std::vector<ShownSentence>& out) {
        auto first = linked_.mentions.begin();
        for (std::uint32_t number = 0; number < parsed_.sentences.size(); ++number) {
            const auto end = parsed_.sentences[number].end;
            const auto last = std::find_if(first, linked_.mentions.end(),
                                           [&](const auto& mention) { return mention.begin >= end; });
            out.push_back(sentence(number, {first, last}));
            first = last;
        }
    }

  private:
    ShownSentence sentence(std::uint32_t number, std::span<const actors::LinkedMention> mentions) {
        sentence_ = parsed_.sentences[number];
        ShownSentence shown;
        shown.number = first_number_ + number;
        shown.field = field_;
        const schema::ByteSpan span{parsed_.tokens[sentence_.begin].span.begin,
                                    parsed_.tokens[sentence_.end - 1].span.end};
        shown.text = schema::slice(parsed_.text, span);
        for (auto token = sentence_.begin; token < sentence_.end; ++token)
            shown.tokens.push_back(token_of(token));
        for (const auto& mention : mentions)
            shown.mentions.push_back({mention.begin - sentence_.begin, mention.end - sentence_.begin,
                                      std::string(schema::slice(parsed_.text, mention.span)), mention});
        const events::Children children(parsed_, sentence_);
        const auto relations = events::relate(parsed_, sentence_);
        const events::Parties parties(parsed_, sentence_, children, mentions);
        events_of(shown);
        attempts_of(relations, parties, shown);
        without_frame(relations, parties, shown);
        scores_of(number, shown);
        return shown;
    }

    ShownToken token_of(std::uint32_t token) const {
        const auto& at = parsed_.tokens[token];
        return {std::string(parsed_.form(token)),
                std::string(at.lemma),
                std::string(at.pos),
                std::string(at.label),
                static_cast<std::uint32_t>(at.head) - sentence_.begin,
                at.space_after};
    }

    void events_of(ShownSentence& shown) const {
        for (const auto& record : records_) {
            if (record.trigger.span.field != field_) continue;
            for (auto token = sentence_.begin; token < sentence_.end; ++token) {
                if (points_.of(parsed_.tokens[token].span).begin != record.trigger.span.span.begin) continue;
                shown.events.push_back({record, token - sentence_.begin});
                break;
            }
        }
    }

    // What the scorer said of the events, and of what is none.
    void scores_of(std::uint32_t number, ShownSentence& shown) const {
        for (const auto& score : scores_) {
            if (score.sentence != number) continue;
            const auto tells = [&](const ShownEvent& event) { return is_told_by(event.record, score); };
            const auto event = std::ranges::find_if(shown.events, tells);
            if (score.chosen && event != shown.events.end()) {
                event->probability = score.probability;
                event->reasons = score.reasons;
            } else if (!score.chosen) {
                shown.rejected.push_back(score);
                shown.rejected.back().token -= sentence_.begin;
            }
        }
    }

    bool is_told_by(const Record& record, const ShownScore& score) const {
        const auto at = points_.of(parsed_.tokens[score.token].span);
        const auto& trigger = record.trigger.span.span;
        return record.act == score.act && trigger.begin <= at.begin && at.end <= trigger.end;
    }

    void attempts_of(const events::Relations& relations, const events::Parties& parties,
                     ShownSentence& shown) const {
        const auto tried = events::attempts(engine_.rules.frames, parsed_, relations, parties);
        for (const auto& attempt : tried) {
            const auto& [frame, predicate, filled, nouns, score] = attempt.match;
            ShownAttempt one;
            one.token = predicate->token - sentence_.begin;
            one.word = parsed_.form(predicate->token);
            one.frame = frame->id;
            one.row = frame->row;
            one.act = frame->act;
            one.mode = frame->mode;
            for (const auto noun : nouns) one.filled.push_back({"noun", std::string(parsed_.form(noun))});
            for (const auto& slot : filled)
                one.filled.push_back(
                    {slot_name(*slot.slot), std::string(schema::slice(parsed_.text, slot.mention->span))});
            one.fits = attempt.missing == nullptr;
            one.chosen = attempt.chosen;
            one.outcome = attempt.missing  ? what_is_missing(attempt)
                          : attempt.chosen ? what_became(attempt, relations, shown)
                                           : why_not_chosen(attempt, tried);
            if (one.chosen) one.told_as = told_as(relations, *predicate);
            shown.attempts.push_back(std::move(one));
        }
    }

    // What the predicate's own words say, and the words that stand above it.
    std::string told_as(const events::Relations& relations, const events::Predicate& predicate) const {
        std::vector<std::string> parts;
        const auto* at = &predicate;
        for (int steps = 0; steps < 16; ++steps) {
            if (const auto own = own_words(*at); !own.empty()) parts.push_back(own);
            const auto* above = at->governor ? relations.at(*at->governor) : nullptr;
            if (!above) break;
            parts.push_back(fmt::format("under “{}” ({})", parsed_.form(above->token), link_name(at->link)));
            at = above;
        }
        return fmt::format("{}", fmt::join(parts, "; "));
    }

    static std::string own_words(const events::Predicate& predicate) {
        std::vector<std::string_view> words;
        if (predicate.negated) words.push_back("negated");
        switch (predicate.modality) {
            case events::Modality::will:
            case events::Modality::would:
                words.push_back("to come");
                break;
            case events::Modality::may:
                words.push_back("possible");
                break;
            case events::Modality::should:
                words.push_back("wanted");
                break;
            case events::Modality::none:
                break;
        }
        if (predicate.infinitive) words.push_back("infinitive");
        if (predicate.past) words.push_back("past");
        if (predicate.passive) words.push_back("passive");
        return fmt::format("{}", fmt::join(words, ", "));
    }

    static std::string_view link_name(events::Link link) {
        switch (link) {
            case events::Link::none:
                return "beside it";
            case events::Link::conjunct:
                return "in a list with it";
            case events::Link::complement:
                return "complement";
            case events::Link::purpose:
                return "purpose";
            case events::Link::adverbial:
                return "adverbial clause";
            case events::Link::condition:
                return "condition";
            case events::Link::relative:
                return "relative clause";
            case events::Link::noun:
                break;
        }
        return "beside the noun";
    }

    std::string what_is_missing(const Attempt& attempt) const {
        const auto& slot = *attempt.missing;
        const auto name = slot_name(slot);
        if (attempt.unused.empty()) {
            if (slot.filler != Filler::nouns) return fmt::format("no {}", name);
            return fmt::format("no {} of {}", name, nouns_of(slot));
        }
        const auto token = attempt.unused.front();
        const auto form = parsed_.form(token);
        if (slot.filler == Filler::nouns)
            return fmt::format("no {} of {}: “{}” is none of them", name, nouns_of(slot), form);
        if (parsed_.tokens[token].pos == "PRON") return fmt::format("no {}: “{}” unresolved", name, form);
        return fmt::format(
            "no {}: “{}” is {}", name, form,
            slot.filler == Filler::place ? "no place known" : "no actor known, or is one already");
    }

    // A frame that fits best and still gave no record.
    std::string what_became(const Attempt& attempt, const events::Relations& relations,
                            const ShownSentence& shown) const {
        const auto& match = attempt.match;
        if (match.frame->act.empty()) return "fits: no event";
        for (const auto& event : shown.events)
            if (event.token + sentence_.begin == match.predicate->token || is_inside(match, event))
                return fmt::format("fires: {}", in_short(event.record));
        const auto status = events::status_of(engine_.rules.factuality, parsed_, relations, *match.predicate);
        if (!status) return "fits, but did not happen: denied by the words around it";
        for (const auto& event : read_) {
            if (event.token != match.predicate->token) continue;
            if (events::scope_of(event) == schema::Scope::domestic)
                return "fits, but all its parties are of one state";
            return "fits, but the event is told elsewhere in the document";
        }
        return no_sides(match);
    }

    static bool is_inside(const events::Match& match, const ShownEvent& event) {
        return std::ranges::any_of(event.record.why, [&](const schema::Why& why) {
            return why.field == "act" && why.row == match.frame->row;
        });
    }

    static std::string no_sides(const events::Match& match) {
        const auto has = [&](Role role) {
            return std::ranges::any_of(
                match.filled, [&](const events::Filled& filled) { return filled.slot->role == role; });
        };
        if (!has(Role::actor)) return "fits, but nobody acts";
        if (!has(Role::recipient)) return "fits, but there is no other party";
        return "fits, but both sides are the same, or it only announces another event";
    }

    static std::string why_not_chosen(const Attempt& attempt, const std::vector<Attempt>& tried) {
        for (const auto& other : tried) {
            if (!other.chosen) continue;
            if (other.match.predicate == attempt.match.predicate)
                return fmt::format(
                    "fits, but {} fits {}", other.match.frame->id,
                    other.match.score > attempt.match.score ? "better" : "as well and stands before it");
            if (std::ranges::find(other.match.nouns, attempt.match.predicate->token) !=
                other.match.nouns.end())
                return fmt::format("fits, but {} takes the noun", other.match.frame->id);
        }
        return attempt.match.frame->act.empty() ? "fits: no event" : "fits, but what fits better is no event";
    }

    void without_frame(const events::Relations& relations, const events::Parties& parties,
                       ShownSentence& shown) const {
        for (const auto& predicate : relations.predicates()) {
            const bool is_name = parsed_.tokens[predicate.token].pos == "PROPN";
            if (is_name || !engine_.rules.frames.of(predicate.lemma, predicate.verb).empty()) continue;
            const bool near = std::ranges::any_of(predicate.arguments, [&](const events::Argument& argument) {
                return !parties.at(argument.token).empty();
            });
            if (near && parties.at(predicate.token).empty())
                shown.without_frame.push_back(
                    fmt::format("{} ({})", predicate.lemma, predicate.verb ? "verb" : "noun"));
        }
    }

    const pipeline::Engine& engine_;
    const text::Document& document_;
    const pipeline::LinkedText& linked_;
    const Parsed& parsed_;
    Field field_;
    text::CodePoints points_;
    std::span<const Record> records_;
    std::uint32_t first_number_;
    std::vector<events::Event> read_;
    std::vector<ShownScore> scores_;
    language::Sentence sentence_{};
};

std::string side(const std::vector<schema::Party>& parties) {
    std::vector<std::string> codes;
    for (const auto& party : parties) {
        const auto& code = party.code.empty() ? party.name : party.code;
        if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
    }
    return fmt::format("{}", fmt::join(codes, "+"));
}

}  // namespace

std::string in_short(const Record& record) {
    auto text = fmt::format("{} {}", side(record.actor), record.act);
    if (!record.mode.empty()) text += '/' + record.mode;
    if (!record.recipient.empty()) text += ' ' + side(record.recipient);
    return fmt::format("{} {}", text, schema::name(record.status));
}

Explanation explain(const pipeline::Engine& engine, const text::Document& document,
                    const pipeline::LinkedDocument& linked, const std::vector<Record>& records) {
    Explanation explanation{.document = document.id.value, .date = {}, .date_basis = {}, .sentences = {}};
    if (document.date.value) {
        explanation.date = schema::to_iso(document.date.value->end);
        explanation.date_basis = text::name(document.date.basis);
    }
    TextExplainer(engine, document, linked.headline, Field::title, records, 0).run(explanation.sentences);
    const std::uint32_t first = linked.title.empty() ? 0 : 1;
    TextExplainer(engine, document, linked.body, Field::text, records, first).run(explanation.sentences);
    return explanation;
}

}  // namespace entente::app
