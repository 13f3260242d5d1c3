// The event record: one event as ONE document tells it, with the proof for every field. It is what `extract` writes,
// one JSON object a line, and the interchange format of every command (docs/event-record.md, JSON Schema in data/).
// The graph's events are merged out of records; records are never changed by that.
//
// A record says what would take place (act, mode) and whether it did (status). PLOVER type, CAMEO code, Goldstein
// value and quad class are derived from the three by data/event_types.tsv.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/schema/date.hpp"
#include "graph/schema/span.hpp"

namespace entente::schema {

enum class Status : std::uint8_t { happened, planned, cancelled, called_for, alleged, denied, hypothetical };
inline constexpr std::array all_statuses{Status::happened, Status::planned, Status::cancelled, Status::called_for,
                                         Status::alleged,  Status::denied,  Status::hypothetical};

enum class Scope : std::uint8_t { international, domestic };
enum class ActorKind : std::uint8_t { country, organization, body, person, office, group, place };

// How a date came to be known.
enum class DateBasis : std::uint8_t { text, document, inferred };

// A span in the text or the title, in code points of that text as decoded.
struct FieldSpan {
    Field field = Field::text;
    CodePointSpan span;

    friend auto operator<=>(const FieldSpan&, const FieldSpan&) = default;
};

struct Party {
    std::string id;       // country:JPN, org:ASEAN, person:Q1141271, office:JPN/foreign-minister …
    std::string name;     // the fullest name known
    ActorKind kind = ActorKind::country;
    std::string code;     // whom the party acts for: alpha-3 or an organisation's acronym; "" for stateless groups
    std::string country;  // ISO 3166-1 alpha-3; "" where there is none
    std::string sector;   // PLOVER sector; "" where unknown
    std::string office;   // as known at the date; "" where there is none
    std::string level;    // head, minister, senior, official; "" where unknown
    std::string dictionary_code{};  // of a user's dictionary, as it stands there: "USAGOV"; "" where none has one
    std::string role;     // participant, visitor, host, mediator, convener …
    std::optional<int> side;
    std::string text;     // as mentioned
    FieldSpan span;

    friend bool operator==(const Party&, const Party&) = default;
};

struct EventDate {
    DateRange range;
    DateBasis basis = DateBasis::text;
    std::optional<FieldSpan> span;

    friend bool operator==(const EventDate&, const EventDate&) = default;
};

struct Place {
    std::string name;
    std::string country;  // ISO 3166-1 alpha-3; "" where unknown
    FieldSpan span;

    friend bool operator==(const Place&, const Place&) = default;
};

struct About {
    std::string id;
    FieldSpan span;

    friend bool operator==(const About&, const About&) = default;
};

struct Attribution {
    std::optional<Party> actor;
    std::string verb;
    FieldSpan span;

    friend bool operator==(const Attribution&, const Attribution&) = default;
};

struct Quote {
    std::string text;
    FieldSpan span;

    friend bool operator==(const Quote&, const Quote&) = default;
};

struct Evidence {
    std::uint32_t sentence = 0;  // 0 is the title where the document has one
    std::string text;
    FieldSpan span;

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

// Why a field has its value: the rule (a frame's id or a named step) or the table row ("persons.tsv:18233").
struct Why {
    std::string field;
    std::string rule;
    std::string row;

    friend bool operator==(const Why&, const Why&) = default;
};

struct Record {
    std::string id;        // r_ + hash of document id, trigger span and ordinal
    std::string document;  // document id
    std::string act;       // PLOVER type of what would take place
    std::string mode;      // "" where the act has none
    Status status = Status::happened;
    std::string type;      // derived
    std::vector<std::string> contexts;
    std::string cameo;     // derived
    double goldstein = 0;  // derived
    double score = 0;      // derived
    int quad = 0;          // derived: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
    bool reciprocal = false;
    Scope scope = Scope::international;
    bool foreground = true;
    std::string format;    // bilateral, small-group, multilateral; "" where it has no meaning
    std::optional<EventDate> date;
    std::vector<Party> actor;
    std::vector<Party> recipient;
    std::optional<Place> place;
    std::string topic;
    std::vector<About> about;
    std::optional<Attribution> attribution;
    Quote trigger;
    Evidence evidence;
    std::vector<Why> why;
    double confidence = 0;  // probability that act, directed parties and status are all right

    friend bool operator==(const Record&, const Record&) = default;
};

// Names as the record spells them: "called-for", "country" …
std::string_view name(Status status);
std::string_view name(Scope scope);
std::string_view name(ActorKind kind);
std::string_view name(DateBasis basis);
std::string_view name(Field field);
std::string_view name_of_quad(int quad);  // "verbal cooperation"; "" for what is no class
std::optional<Status> parse_status(std::string_view text);
std::optional<Scope> parse_scope(std::string_view text);
std::optional<ActorKind> parse_actor_kind(std::string_view text);
std::optional<DateBasis> parse_date_basis(std::string_view text);
std::optional<Field> parse_field(std::string_view text);

}  // namespace entente::schema
