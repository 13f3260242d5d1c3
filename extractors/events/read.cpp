#include "extractors/events/read.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "extractors/events/attribution.hpp"
#include "extractors/events/calibrate.hpp"
#include "extractors/events/communique.hpp"
#include "extractors/events/date_choice.hpp"
#include "extractors/events/implied.hpp"
#include "extractors/events/match.hpp"
#include "extractors/events/mode.hpp"
#include "extractors/events/topic.hpp"
#include "extractors/events/weigh.hpp"
#include "extractors/events/when.hpp"
#include "extractors/events/where.hpp"

namespace entente::events {
namespace {

using actors::LinkedMention;
using language::Parsed;
using schema::Status;

constexpr double frame_confidence = 0.8;
constexpr double owner_confidence = 0.85;
constexpr double guess_confidence = 0.5;

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

schema::ByteSpan span_of(const Parsed& parsed, std::uint32_t first, std::uint32_t last) {
    return {parsed.tokens[first].span.begin, parsed.tokens[last].span.end};
}

// "agreed to meet" is the meeting that is planned, not an agreement beside it.
void drop_announcements(const SentenceView& view, std::vector<Event>& events) {
    std::vector<std::uint32_t> announced;
    for (const auto& event : events) {
        const auto* predicate = view.relations.at(event.token);
        if (event.status == Status::planned && predicate && predicate->governor)
            announced.push_back(*predicate->governor);
    }
    std::erase_if(events, [&](const Event& event) {
        return event.frame->act == "AGREE" && std::ranges::find(announced, event.token) != announced.end();
    });
}

class SentenceReader {
  public:
    SentenceReader(const Rules& rules, const SentenceView& view, const ReadOptions& options)
        : rules_(rules), view_(view), options_(options) {}

    // What the frames make of the sentence.
    std::vector<Event> by_frames(const std::vector<Match>& matches) const {
        std::vector<Event> events;
        for (const auto& found : matches) {
            if (found.frame->act.empty()) continue;
            if (auto event = event_of(found)) events.push_back(*std::move(event));
        }
        if (options_.domestic)
            for (auto found = matches.begin(); found != matches.end() && events.empty(); ++found)
                if (auto event = found->frame->act.empty() ? std::nullopt : event_of(*found, true))
                    events.push_back(*std::move(event));
        drop_announcements(view_, events);
        return events;
    }

    // What the scorer chose. None where the text says that it did not happen.
    std::optional<Event> chosen(const Scored& scored, std::string_view act) const {
        const bool as_read = is_reading(scored.candidate, act, scored.reading) || is_its_meeting(scored, act);
        auto event = as_read ? std::optional(*scored.reading) : plain(scored.candidate, act);
        if (!event) return std::nullopt;
        event->confidence = probability_of(scored.score);
        return event;
    }

  private:
    // Of the same states as the frames' meeting, in which nobody leads: they know who was there, and how.
    static bool is_its_meeting(const Scored& scored, std::string_view act) {
        const auto* reading = scored.reading;
        if (act != "CONSULT" || !reading || reading->frame->act != act || !reading->recipient.empty())
            return false;
        std::vector<std::string_view> codes;
        for (const auto& party : reading->actor) codes.push_back(key_of(party.mention.actor));
        std::ranges::sort(codes);
        codes.erase(std::ranges::unique(codes).begin(), codes.end());
        return codes == all_codes(scored.candidate);
    }

    // An event without a row of its own: its act and sides are the scorer's, the rest is read as always.
    std::optional<Event> plain(const Candidate& candidate, std::string_view act) const {
        const auto* frame = frame_for(*candidate.predicate, act);
        if (!frame) return std::nullopt;
        const Match found{.frame = frame, .predicate = candidate.predicate, .filled = {}, .nouns = {}};
        auto status =
            status_of(rules_.factuality, view_.parsed, view_.relations, *candidate.predicate, &view_.parties);
        if (!status && act == "REJECT") status = Status::happened;
        if (!status) return std::nullopt;
        auto event = begin(found, *frame, std::string(scorer_rule));
        // "Led a delegation to" and "hosted the president" are visits, "led efforts" and "hosted talks" are
        // none: a visit is what a row fits.
        event.mode = frame->mode == "visit" ? "meet" : frame->mode;
        event.status = *status;
        for (const auto* member : candidate.actor->members) add(event.actor, *member);
        if (candidate.recipient)
            for (const auto* member : candidate.recipient->members)
                add(candidate.mutual ? event.actor : event.recipient, *member);
        return complete(found, std::move(event));
    }

    // The row of the same act that knows the word says how such an event is held; failing that, the act
    // alone.
    const Frame* frame_for(const Predicate& predicate, std::string_view act) const {
        const auto of_word = [&](const Predicate& word) -> const Frame* {
            for (const auto index : rules_.frames.of(word.lemma, word.verb))
                if (rules_.frames.all[index].act == act) return &rules_.frames.all[index];
            return nullptr;
        };
        if (const auto* own = of_word(predicate)) return own;
        for (const auto& argument : predicate.arguments)
            if (const auto* noun = view_.relations.at(argument.token); noun && argument.relation == "patient")
                if (const auto* frame = of_word(*noun)) return frame;
        const auto plain = std::ranges::find(rules_.plain, act, &Frame::act);
        return plain == rules_.plain.end() ? nullptr : &*plain;
    }

    Event complete(const Match& found, Event event) const {
        event.mode = mode_of(view_.parsed, view_.children, found, event);
        guests_and_hosts(event);
        read_date(view_, found, event);
        read_place(view_, found, event);
        visit_by_place(event);
        event.said = said_by(view_, *found.predicate);
        speak_in_person(view_, *found.predicate, event);
        read_topic(view_.parsed, view_.children, view_.relations, found, event);
        return event;
    }

    // guess: a side that the words leave out, too.
    std::optional<Event> event_of(const Match& found, bool guess = false) const {
        auto status =
            status_of(rules_.factuality, view_.parsed, view_.relations, *found.predicate, &view_.parties);
        if (!status && is_denied_by_speaker(view_, *found.predicate)) status = Status::denied;
        if (!status) return refusal(found);
        auto event = begin(found, *found.frame, found.frame->id);
        event.mode = found.frame->mode;
        event.status = found.frame->status && *status == Status::happened ? *found.frame->status : *status;
        // To say that restrictions will go is the concession itself.
        if (event.frame->act == "CONCEDE" && event.status == Status::planned) event.status = Status::happened;
        participants(found, event);
        if (guess) guess_side(event);
        if (event.actor.empty() ||
            (event.recipient.empty() && (!found.frame->mutual || event.actor.size() < 2)))
            return std::nullopt;
        return complete(found, std::move(event));
    }

    // "will not negotiate with", "no longer recognises": what would have been done together is refused. "Did
    // not meet" is no refusal.
    std::optional<Event> refusal(const Match& found) const {
        const bool together = is_any(
            found.frame->act, {"CONSULT", "AGREE", "SUPPORT", "AID", "COOPERATE", "CONCEDE", "RETREAT"});
        const auto& predicate = *found.predicate;
        const auto* frame = rules_.frames.named("reject");
        if (!frame || !together || !refuses(predicate)) return std::nullopt;
        // "will not travel to Oslo after all" takes a visit back.
        const bool visit = found.frame->mode == "visit";
        auto event = begin(found, visit ? *found.frame : *frame, found.frame->id + ", refused");
        event.status = visit ? Status::cancelled : Status::happened;
        event.mode = event.frame->mode;
        participants(found, event);
        if (event.recipient.empty() && event.actor.size() > 1) {
            event.recipient.assign(event.actor.begin() + 1, event.actor.end());
            event.actor.resize(1);
        }
        if (event.actor.empty() || event.recipient.empty()) return std::nullopt;
        guests_and_hosts(event);
        read_date(view_, found, event);
        event.said = said_by(view_, *found.predicate);
        return event;
    }

    // "will not", "does not"; neither "without meeting" nor "has yet to meet" nor "did not meet".
    bool refuses(const Predicate& predicate) const {
        const bool ahead = predicate.modality == Modality::will || predicate.modality == Modality::would ||
                           (predicate.modality == Modality::none &&
                            is_any(view_.parsed.tokens[predicate.token].tag, {"VBZ", "VBP", "VB"}));
        return predicate.verb && predicate.negated && !predicate.past && !predicate.infinitive && ahead;
    }

    // An event of this frame, still without parties and status.
    Event begin(const Match& found, const Frame& frame, std::string rule) const {
        Event event{
            .frame = &frame, .field = view_.field, .sentence = view_.number, .token = found.predicate->token};
        event.confidence = frame_confidence;
        event.evidence = span_of(view_.parsed, view_.sentence.begin, view_.sentence.end - 1);
        event.trigger = trigger_of(found);
        event.foreground = is_foreground(*found.predicate);
        event.why.push_back({"act", std::move(rule), found.frame->row});
        return event;
    }

    schema::ByteSpan trigger_of(const Match& found) const {
        auto first = found.predicate->token, last = first;
        for (const auto noun : found.nouns) first = std::min(first, noun), last = std::max(last, noun);
        return span_of(view_.parsed, first, last);
    }

    void participants(const Match& found, Event& event) const {
        double weakest = 1;
        for (const auto& filled : found.filled) {
            const auto role =
                found.frame->mutual && filled.slot->role == Role::recipient ? Role::actor : filled.slot->role;
            if (role == Role::actor) add(event.actor, *filled.mention);
            if (role == Role::recipient) add(event.recipient, *filled.mention);
            if (role == Role::about) event.about.push_back(*filled.mention);
            weakest =
                std::min(weakest, filled.mention->confidence * (filled.as_owner ? owner_confidence : 1));
        }
        event.confidence *= weakest;
        // Nobody does something to himself: "China … its efforts", "the U.S.-Japan Alliance".
        const auto acts = [&](const Participant& party) { return acts_already(event, party.mention.actor); };
        std::erase_if(event.recipient, acts);
    }

    void guess_side(Event& event) const {
        const bool acts = !event.actor.empty();
        const auto* other = only_other_party(view_, event);
        if (!other) return;
        add(acts && !event.frame->mutual ? event.recipient : event.actor, *other);
        event.confidence *= guess_confidence;
        event.why.push_back({acts ? "recipient" : "actor", "the only other party of the sentence", ""});
    }

    // Within a state, the police do something to protesters.
    bool acts_already(const Event& event, const actors::Actor& actor) const {
        return std::ranges::any_of(event.actor, [&](const Participant& party) {
            const auto& other = party.mention.actor;
            const bool same_state = !actor.code.empty() && other.code == actor.code;
            return other.id == actor.id ||
                   (same_state && !(options_.domestic && other.sector != actor.sector));
        });
    }

    void add(std::vector<Participant>& parties, const LinkedMention& mention) const {
        const auto same = [&](const Participant& party) {
            return party.mention.actor.id == mention.actor.id;
        };
        if (std::ranges::any_of(parties, same)) return;
        parties.push_back({mention, "participant", view_.field});
    }

    // A visitor comes to a state; who of it receives him, the same sentence often says.
    void guests_and_hosts(Event& event) const {
        if (event.mode != "visit") return;
        for (auto& party : event.actor) party.role = "visitor";
        for (auto& party : event.recipient) {
            party.role = "host";
            if (party.mention.actor.kind == schema::ActorKind::person) continue;
            if (const auto* person = only_person_of(party.mention.actor.code))
                party.mention = *person;
            else if (party.mention.actor.kind == schema::ActorKind::place)
                to_state(party.mention);
        }
    }

    static void to_state(LinkedMention& mention) {
        auto& actor = mention.actor;
        actor.id = "country:" + actor.code;
        actor.kind = schema::ActorKind::country;
        actor.name = actor.code;
        actor.sector = "GOV";
    }

    const LinkedMention* only_person_of(std::string_view code) const {
        const LinkedMention* found = nullptr;
        for (const auto& mention : view_.mentions) {
            if (mention.actor.kind != schema::ActorKind::person || mention.actor.code != code) continue;
            if (found && found->actor.id != mention.actor.id) return nullptr;
            found = &mention;
        }
        return found;
    }

    // Told for its own sake, not as known history in passing.
    bool is_foreground(const Predicate& predicate) const {
        const auto* at = &predicate;
        for (int steps = 0; steps < 16 && at->governor; ++steps) {
            if (at->link == Link::relative || at->link == Link::condition ||
                (at->link == Link::noun && at->verb))
                return false;
            const auto* above = view_.relations.at(*at->governor);
            if (!above) break;
            at = above;
        }
        return true;
    }

    const Rules& rules_;
    const SentenceView& view_;
    const ReadOptions& options_;
};

// What rows without an act have taken.
std::vector<std::uint32_t> silenced_by(const std::vector<Match>& matches) {
    std::vector<std::uint32_t> tokens;
    for (const auto& found : matches) {
        if (!found.frame->act.empty()) continue;
        tokens.push_back(found.predicate->token);
        tokens.insert(tokens.end(), found.nouns.begin(), found.nouns.end());
    }
    return tokens;
}

std::string reasons(const Weighed& weighed, const LinearModel& model, const Scored& scored) {
    FeatureNames names;
    const auto features = features_of(weighed.describer, scored, weighed.prospects, &names);
    return reasons_of(model, features, names, scored.act);
}

// The readings of the frames give way to those that the scorer chose, of theirs and of its own. How many
// predicates were left unpaired.
std::size_t choose_readings(const Rules& rules, std::deque<ReadSentence>& sentences,
                            const ReadOptions& options) {
    const auto& weights = *rules.weights;
    const auto weighed = weigh(rules, sentences, options, Keep::likely);
    std::vector<std::vector<Event>> events(sentences.size());
    for (const auto& [scored, number] : worth_telling(weighed, options.min_confidence)) {
        const auto& view = sentences[number].view;
        auto event = read_chosen(rules, view, options, scored, weights.acts[scored.act]);
        if (!event) continue;
        choose_date(weights.date, view, *scored.candidate.predicate, *event);
        event->why.push_back(
            {"confidence", reasons(weighed[number], weights.reading, scored), "weights.tsv"});
        events[number].push_back(*std::move(event));
    }
    for (std::size_t number = 0; number < sentences.size(); ++number) {
        drop_announcements(sentences[number].view, events[number]);
        sentences[number].readings = std::move(events[number]);
    }
    std::size_t unpaired = 0;
    for (const auto& one : weighed) unpaired += one.unpaired;
    return unpaired;
}

// The opening of a declaration takes the place of whatever else was made of its list of states.
void read_opening(const Rules& rules, const SentenceView& view, std::vector<Event>& readings) {
    auto meeting = read_communique(view, rules.frames);
    if (!meeting) return;
    std::erase_if(readings, [](const Event& event) { return event.frame->act == "CONSULT"; });
    readings.push_back(*std::move(meeting));
}

// From here on an event's confidence says how often what is told like it is right.
void keep_sure(const Weights& weights, double min_confidence, std::vector<Event>& events) {
    for (auto& event : events) event.confidence = calibrated(weights, event);
    std::erase_if(events, [&](const Event& event) { return event.confidence < min_confidence; });
}

}  // namespace

std::vector<Frame> plain_frames(const schema::EventTypes& types) {
    std::vector<Frame> frames;
    for (const auto act : types.acts()) {
        Frame frame{.id = std::string(scorer_rule),
                    .heads = {},
                    .slots = {},
                    .act = std::string(act),
                    .mode = {},
                    .cameo = {},
                    .status = {},
                    .example = {},
                    .reading = {},
                    .row = {}};
        const auto modes = types.modes(act);
        if (std::ranges::find(modes, "") == modes.end())
            frame.mode = std::ranges::find(modes, "meet") == modes.end() ? modes.front() : "meet";
        frames.push_back(std::move(frame));
    }
    return frames;
}

std::optional<Event> read_chosen(const Rules& rules, const SentenceView& view, const ReadOptions& options,
                                 const Scored& scored, std::string_view act) {
    return SentenceReader(rules, view, options).chosen(scored, act);
}

std::deque<ReadSentence> read_sentences(const Rules& rules, const Parsed& parsed,
                                        std::span<const LinkedMention> mentions, const ReadOptions& options) {
    std::deque<ReadSentence> sentences;
    Discourse discourse;
    discourse.introduce(parsed, mentions);
    auto first = mentions.begin();
    for (std::uint32_t number = 0; number < parsed.sentences.size(); ++number) {
        const auto end = parsed.sentences[number].end;
        const auto last =
            std::find_if(first, mentions.end(), [&](const auto& mention) { return mention.begin >= end; });
        const std::span here(first, last);
        first = last;
        // Without a party of its own a sentence tells nothing that could be proved.
        if (here.empty()) continue;
        auto& sentence = sentences.emplace_back(parsed, number, here, options);
        sentence.sides = sides_of(sentence.view);
        auto& view = sentence.view;
        const auto matches = match(rules.frames, parsed, view.relations, view.parties);
        view.silent = silenced_by(matches);
        sentence.readings = SentenceReader(rules, view, options).by_frames(matches);
        const auto offers = discourse.offers(sentence.sides);
        discourse.heard(sentence.sides);
        sentence.sides.insert(sentence.sides.end(), offers.begin(), offers.end());
    }
    return sentences;
}

ReadText read_events(const Rules& rules, const Parsed& parsed, std::span<const LinkedMention> mentions,
                     const ReadOptions& options) {
    auto sentences = read_sentences(rules, parsed, mentions, options);
    ReadText read;
    if (rules.weights) read.unpaired = choose_readings(rules, sentences, options);
    for (auto& sentence : sentences) {
        read_opening(rules, sentence.view, sentence.readings);
        read_implied(sentence.view, rules.frames, rules.factuality, sentence.readings);
        std::ranges::move(sentence.readings, std::back_inserter(read.events));
    }
    name_signatories(parsed, mentions, read.events);
    if (rules.weights) keep_sure(*rules.weights, options.min_confidence, read.events);
    return read;
}

}  // namespace entente::events
