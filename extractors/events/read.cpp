#include "extractors/events/read.hpp"

#include <algorithm>

#include "extractors/events/attribution.hpp"
#include "extractors/events/match.hpp"
#include "extractors/events/mode.hpp"
#include "extractors/events/topic.hpp"
#include "extractors/events/when.hpp"
#include "extractors/events/where.hpp"

namespace entente::events {
namespace {

using actors::LinkedMention;
using language::Parsed;
using language::Sentence;
using schema::Status;

constexpr double frame_confidence = 0.8;
constexpr double owner_confidence = 0.85;

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

schema::ByteSpan span_of(const Parsed& parsed, std::uint32_t first, std::uint32_t last) {
    return {parsed.tokens[first].span.begin, parsed.tokens[last].span.end};
}

class SentenceReader {
  public:
    SentenceReader(const Rules& rules, const Parsed& parsed, std::uint32_t number,
                   std::span<const LinkedMention> mentions, const ReadOptions& options)
        : rules_(rules),
          parsed_(parsed),
          number_(number),
          sentence_(parsed.sentences[number]),
          mentions_(mentions),
          options_(options),
          children_(parsed, sentence_),
          relations_(relate(parsed, sentence_)),
          parties_(parsed, sentence_, children_, mentions) {}

    std::vector<Event> run() {
        const auto matches = match(rules_.frames, parsed_, relations_, parties_);
        std::vector<Event> events;
        for (const auto& found : matches)
            if (auto event = event_of(found)) events.push_back(*std::move(event));
        drop_frames_that_only_announce(events);
        return events;
    }

  private:
    SentenceView view() const {
        return {parsed_, sentence_, mentions_, relations_, parties_, options_.day, options_.field};
    }

    std::optional<Event> event_of(const Match& found) const {
        const auto status = status_of(rules_.factuality, parsed_, relations_, *found.predicate);
        if (!status) return refusal(found);
        auto event = begin(found, *found.frame, found.frame->id);
        event.mode = found.frame->mode;
        event.status = found.frame->status && *status == Status::happened ? *found.frame->status : *status;
        participants(found, event);
        guests_and_hosts(event);
        if (event.actor.empty() ||
            (event.recipient.empty() && (!found.frame->mutual || event.actor.size() < 2)))
            return std::nullopt;
        event.mode = mode_of(parsed_, children_, found, event);
        read_date(view(), found, event);
        read_place(view(), found, event);
        visit_by_place(event);
        event.said = said_by(view(), *found.predicate);
        read_topic(parsed_, children_, relations_, found, event);
        return event;
    }

    // "will not negotiate with", "no longer recognises": what would have been done together is refused. "Did
    // not meet" is no refusal.
    std::optional<Event> refusal(const Match& found) const {
        const bool together = is_any(
            found.frame->act, {"CONSULT", "AGREE", "SUPPORT", "AID", "COOPERATE", "CONCEDE", "RETREAT"});
        const auto& predicate = *found.predicate;
        const auto* frame = rules_.frames.named("reject");
        if (!frame || !together || !predicate.verb || !predicate.negated || predicate.past)
            return std::nullopt;
        auto event = begin(found, *frame, found.frame->id + ", refused");
        event.status = Status::happened;
        participants(found, event);
        if (event.recipient.empty() && event.actor.size() > 1) {
            event.recipient.assign(event.actor.begin() + 1, event.actor.end());
            event.actor.resize(1);
        }
        if (event.actor.empty() || event.recipient.empty()) return std::nullopt;
        read_date(view(), found, event);
        event.said = said_by(view(), *found.predicate);
        return event;
    }

    // An event of this frame, still without parties and status.
    Event begin(const Match& found, const Frame& frame, std::string rule) const {
        Event event{
            .frame = &frame, .field = options_.field, .sentence = number_, .token = found.predicate->token};
        event.confidence = frame_confidence;
        event.evidence = span_of(parsed_, sentence_.begin, sentence_.end - 1);
        event.trigger = trigger_of(found);
        event.foreground = is_foreground(*found.predicate);
        event.why.push_back({"act", std::move(rule), found.frame->row});
        return event;
    }

    schema::ByteSpan trigger_of(const Match& found) const {
        auto first = found.predicate->token, last = first;
        for (const auto noun : found.nouns) first = std::min(first, noun), last = std::max(last, noun);
        return span_of(parsed_, first, last);
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

    static bool acts_already(const Event& event, const actors::Actor& actor) {
        return std::ranges::any_of(event.actor, [&](const Participant& party) {
            return party.mention.actor.id == actor.id ||
                   (!actor.code.empty() && party.mention.actor.code == actor.code);
        });
    }

    void add(std::vector<Participant>& parties, const LinkedMention& mention) const {
        const auto same = [&](const Participant& party) {
            return party.mention.actor.id == mention.actor.id;
        };
        if (std::ranges::any_of(parties, same)) return;
        parties.push_back({mention, "participant", options_.field});
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
        for (const auto& mention : mentions_) {
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
            const auto* above = relations_.at(*at->governor);
            if (!above) break;
            at = above;
        }
        return true;
    }

    // "agreed to meet" is the meeting that is planned, not an agreement beside it.
    void drop_frames_that_only_announce(std::vector<Event>& events) const {
        std::vector<std::uint32_t> announced;
        for (const auto& event : events) {
            const auto* predicate = relations_.at(event.token);
            if (event.status == Status::planned && predicate && predicate->governor)
                announced.push_back(*predicate->governor);
        }
        std::erase_if(events, [&](const Event& event) {
            return event.frame->act == "AGREE" &&
                   std::ranges::find(announced, event.token) != announced.end();
        });
    }

    const Rules& rules_;
    const Parsed& parsed_;
    std::uint32_t number_;
    Sentence sentence_;
    std::span<const LinkedMention> mentions_;
    const ReadOptions& options_;
    Children children_;
    Relations relations_;
    Parties parties_;
};

}  // namespace

std::vector<Event> read_events(const Rules& rules, const Parsed& parsed,
                               std::span<const LinkedMention> mentions, const ReadOptions& options) {
    std::vector<Event> events;
    auto first = mentions.begin();
    for (std::uint32_t number = 0; number < parsed.sentences.size(); ++number) {
        const auto sentence = parsed.sentences[number];
        const auto last = std::find_if(first, mentions.end(),
                                       [&](const auto& mention) { return mention.begin >= sentence.end; });
        // Without two mentions there are no two parties.
        if (last - first >= 2) {
            auto found = SentenceReader(rules, parsed, number, {first, last}, options).run();
            std::ranges::move(found, std::back_inserter(events));
        }
        first = last;
    }
    return events;
}

}  // namespace entente::events
