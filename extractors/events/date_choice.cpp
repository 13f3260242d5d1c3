#include "extractors/events/date_choice.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <utility>

#include "extractors/events/date_words.hpp"
#include "extractors/events/scorer.hpp"
#include "extractors/text/dates.hpp"

namespace entente::events {
namespace {

// How much likelier, in log odds, another date must be than that of the rules: labelled documents are few.
constexpr float lead = 0.7F;

// A report of a meeting is written on its day.
bool is_news_of_the_day(const Event& event) {
    return event.frame->act == "CONSULT" && event.status == schema::Status::happened && event.foreground &&
           event.of_the_day;
}

std::string_view choice_of_rules(const Event& event) {
    return event.date ? "clause" : event.of_the_day ? "document" : "none";
}

using schema::DateBasis;
using schema::DatePrecision;
using schema::DateRange;
using schema::Day;

DateRange month_of(Day day) {
    const auto month = std::chrono::year_month_day(day);
    return {Day(month.year() / month.month() / 1), Day(month.year() / month.month() / std::chrono::last),
            DatePrecision::month};
}

DateRange year_of(Day day) {
    const auto year = std::chrono::year_month_day(day).year();
    return {Day(year / 1 / 1), Day(year / 12 / 31), DatePrecision::year};
}

std::uint32_t gap(std::uint32_t a, std::uint32_t b) {
    return a > b ? a - b : b - a;
}

// The date of the sentence that stands nearest to the event's word, other than that of its clause.
std::optional<Dated> other_date(const SentenceView& view, const Event& event) {
    const bool ahead = event.status != schema::Status::happened && event.status != schema::Status::alleged;
    auto dates = find_dates(view.parsed, view.sentence, view.day, ahead);
    std::erase_if(dates,
                  [&](const DateMention& date) { return event.date && event.date->span == date.span; });
    const auto nearest =
        std::ranges::min_element(dates, {}, [&](const auto& date) { return gap(date.token, event.token); });
    if (nearest == dates.end()) return std::nullopt;
    return Dated{nearest->range, DateBasis::text, nearest->span, view.field};
}

// The last day that is written in the sentences before.
std::optional<Dated> earlier_date(const SentenceView& view) {
    constexpr std::uint32_t furthest = 6;
    if (view.number == 0) return std::nullopt;
    const auto& parsed = view.parsed;
    const auto first = parsed.sentences[view.number - std::min(view.number, furthest)].begin;
    const auto begin = parsed.tokens[first].span.begin;
    const auto end = parsed.tokens[view.sentence.begin].span.begin;
    std::optional<Dated> last;
    for (const auto& written : text::find_dates(parsed.text.substr(begin, end - begin))) {
        const auto range = written.range() ? written.range() : written.range_near(*view.day);
        if (!range || range->precision != DatePrecision::day) continue;
        const schema::ByteSpan span{written.span.begin + begin, written.span.end + begin};
        last = Dated{*range, DateBasis::inferred, span, view.field};
    }
    return last;
}

std::string_view relation_to(Day day, const DateRange& range) {
    if (range.end < day) return "past";
    if (range.start > day) return "future";
    return range.precision == DatePrecision::day ? "today" : "around";
}

constexpr std::string_view link_name(Link link) {
    constexpr std::string_view names[] = {"none",      "conjunct",  "complement", "purpose",
                                          "adverbial", "condition", "relative",   "noun"};
    return names[static_cast<std::size_t>(link)];
}

constexpr std::string_view modality_name(Modality modality) {
    constexpr std::string_view names[] = {"none", "will", "would", "may", "should"};
    return names[static_cast<std::size_t>(modality)];
}

std::string_view distance_name(std::uint32_t tokens) {
    return tokens < 5 ? "near" : tokens < 12 ? "far" : "away";
}

class Describing {
  public:
    Describing(const SentenceView& view, const Predicate& predicate, const Event& event, Features& features)
        : view_(view), predicate_(predicate), event_(event), features_(features) {}

    void run(const std::vector<DateOption>& options) {
        features_.add({"bias"});
        the_event();
        the_word();
        arguments();
        way_up();
        for (const auto& option : options)
            if (option.date && option.date->basis != DateBasis::document) at_hand(option);
        words_around();
    }

  private:
    const language::Token& token(std::uint32_t index) const { return view_.parsed.tokens[index]; }

    // Line breaks by one name: a feature's name is a cell of a table.
    std::string_view lemma(std::uint32_t index) const {
        return token(index).pos == "SPACE" ? "SPACE" : token(index).lemma;
    }

    void the_event() {
        const auto& act = event_.frame->act;
        const auto status = schema::name(event_.status);
        const auto rule = choice_of_rules(event_);
        const auto told = event_.foreground ? "foreground" : "background";
        const auto shape = predicate_.verb ? "verb" : "noun";
        features_.add({"act", act});
        features_.add({"status", status});
        features_.add({"act-status", act, status});
        features_.add({"mode", event_.mode});
        features_.add({"rule", rule});
        features_.add({"rule", rule, act});
        features_.add({"rule", rule, status});
        features_.add({told});
        features_.add({told, shape});
        features_.add({view_.number == 0 ? "first-sentence" : "later-sentence"});
    }

    void the_word() {
        const auto& at = token(predicate_.token);
        features_.add({"lemma", predicate_.lemma});
        features_.add({"lemma-tag", predicate_.lemma, at.tag});
        features_.add({"tag", at.tag});
        features_.add({"modality", modality_name(predicate_.modality)});
        if (predicate_.infinitive) features_.add({"infinitive"});
        if (predicate_.past) features_.add({"past"});
        for (const auto one : predicate_.modifiers) features_.add({"modifier", token(one).norm});
        if (predicate_.token > view_.sentence.begin) features_.add({"before", lemma(predicate_.token - 1)});
        if (predicate_.token + 1 < view_.sentence.end) features_.add({"after", lemma(predicate_.token + 1)});
        // The tense that the whole sentence is told in.
        for (const auto& one : view_.relations.predicates()) {
            if (one.governor || !one.verb) continue;
            features_.add({"told-in", token(one.token).tag});
            features_.add({"told-in", token(one.token).tag, at.tag});
            features_.add({"told-in", token(one.token).tag, at.tag, event_.frame->act});
            break;
        }
    }

    void arguments() {
        for (const auto& argument : predicate_.arguments) {
            const bool party = !view_.parties.at(argument.token).empty();
            features_.add({"arg", argument.relation, party ? "PARTY" : "thing"});
            if (!party && argument.relation != "agent")
                features_.add({"object", argument.relation, lemma(argument.token)});
        }
    }

    // What stands above, up to the sentence's own verb.
    void way_up() {
        constexpr int highest = 6;
        std::string way;
        const auto* at = &predicate_;
        for (int steps = 0; steps < highest && at; ++steps) {
            way.append(way.empty() ? "" : "-").append(link_name(at->link)).append(at->verb ? "" : ":noun");
            const auto* above = at->governor ? view_.relations.at(*at->governor) : nullptr;
            if (above) {
                features_.add({"over", above->lemma});
                for (const auto& argument : above->arguments) {
                    if (argument.token != at->token) continue;
                    way.append("-").append(argument.relation);
                    if (steps == 0) features_.add({"as", argument.relation, above->lemma});
                }
                if (steps == 0) features_.add({"above", above->lemma, link_name(at->link)});
                if (steps == 0) features_.add({"above-modality", modality_name(above->modality)});
            }
            features_.add({"way", way});
            at = above;
        }
        features_.add({"way", way, event_.frame->act});
    }

    void at_hand(const DateOption& option) {
        const auto name = date_choices[option.choice];
        const auto relation = relation_to(*view_.day, option.date->range);
        const auto precision = schema::name(option.date->range.precision);
        features_.add({"has", name});
        features_.add({"has", name, relation});
        features_.add({"has", name, precision});
        features_.add({"has", name, relation, precision});
        features_.add({"has", name, relation, event_.frame->act});
        features_.add({"has", name, relation, schema::name(event_.status)});
    }

    // "recently", "after", "the coming weeks"
    void words_around() {
        std::set<std::uint32_t> of_time;
        for (const auto& entity : view_.parsed.entities)
            if (entity.label == "DATE" || entity.label == "TIME")
                for (auto index = std::max(entity.begin, view_.sentence.begin);
                     index < std::min(entity.end, view_.sentence.end); ++index)
                    of_time.insert(index);
        for (auto index = view_.sentence.begin; index < view_.sentence.end; ++index) {
            const auto pos = token(index).pos;
            const bool time = of_time.contains(index) && pos != "NUM" && pos != "PROPN";
            if (!time && pos != "ADJ" && pos != "ADV" && pos != "SCONJ" && pos != "ADP") continue;
            const auto distance = distance_name(gap(index, predicate_.token));
            if (time || distance != "away") features_.add({time ? "time" : "word", lemma(index), distance});
        }
    }

    const SentenceView& view_;
    const Predicate& predicate_;
    const Event& event_;
    Features& features_;
};

}  // namespace

std::vector<DateOption> date_options(const SentenceView& view, const Event& event) {
    const auto of_document = [&](const DateRange& range) {
        return Dated{range, DateBasis::document, {}, view.field};
    };
    const auto day = *view.day;
    const std::optional<Dated> dates[] = {event.date,
                                          other_date(view, event),
                                          earlier_date(view),
                                          of_document({day, day, DatePrecision::day}),
                                          of_document(month_of(day)),
                                          of_document(year_of(day)),
                                          std::nullopt};
    static_assert(std::size(dates) == date_choices.size());
    std::vector<DateOption> options;
    for (std::size_t choice = 0; choice < std::size(dates); ++choice)
        if (dates[choice] || choice + 1 == std::size(dates))
            options.push_back({static_cast<ActIndex>(choice), dates[choice]});
    return options;
}

void describe_date(const SentenceView& view, const Predicate& predicate, const Event& event,
                   const std::vector<DateOption>& options, Features& features) {
    Describing(view, predicate, event, features).run(options);
}

void choose_date(const LinearModel& model, const SentenceView& view, const Predicate& predicate,
                 Event& event) {
    if (!view.day || model.size() == 0 || is_news_of_the_day(event)) return;
    const auto options = date_options(view, event);
    FeatureNames names;
    Features features(&names);
    describe_date(view, predicate, event, options, features);
    const auto scores = model.scores(features);
    const auto rules = date_choice(choice_of_rules(event));
    const auto best = std::ranges::max_element(options, {}, [&](const auto& option) {
        return scores[option.choice] + (option.choice == rules ? lead : 0);
    });
    // The document's own day is left to the document, whose date may be no more than a month.
    event.of_the_day = date_choices[best->choice] == "document";
    event.date = event.of_the_day ? std::nullopt : best->date;
    std::erase_if(event.why, [](const schema::Why& why) { return why.field == "date"; });
    event.why.push_back(
        {"date",
         std::string(date_choices[best->choice]) + ": " + reasons_of(model, features, names, best->choice),
         "weights.tsv"});
}

}  // namespace entente::events
