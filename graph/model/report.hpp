// What identity looks at in a record: a few numbers each, so that millions lie in memory side by side while
// the records themselves stay in the store. Names of actors, places and words are numbers too, given out by
// Reports.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/schema/record.hpp"

namespace entente::model {

using Number = std::uint32_t;

// The document of a record, as far as events are concerned.
struct Origin {
    std::string document;
    std::optional<schema::Day> published;
    std::string copies;  // the copy group: the id of its first document (copies.hpp)
    std::string source;  // who speaks: publisher, else the address's host, else the copy group
};

struct Seat {
    Number who = 0;    // the party's id
    Number whose = 0;  // whom it acts for: its code, else its id
    schema::ActorKind kind = schema::ActorKind::country;
    Number level = 0;
    bool recipient = false;  // false for all of a meeting and of what is reciprocal

    // Somebody, not the whole state or organisation.
    bool personal() const { return kind == schema::ActorKind::person || kind == schema::ActorKind::office; }
    friend auto operator<=>(const Seat&, const Seat&) = default;
};

struct Report {
    std::string id;  // the record's
    std::uint32_t sentence = 0;
    Number document = 0, copies = 0, source = 0;
    std::optional<schema::Day> published;
    Number act = 0, mode = 0;  // mode 0: unknown
    Number kin = 0;            // the act, or what it is told for: an agreement as support or cooperation
    Number way = 0;            // the mode without what reports leave open: meet, visit, call …; 0: unknown
    schema::Status status = schema::Status::happened;
    bool lasting = false;  // violence and coercion, which go on for months and years
    bool spoken = false;   // support, agreement, accusation …: what it is about tells one from another
    bool consult = false;  // a meeting, a visit or a call: who sits where does not tell one from another
    bool visit = false;
    bool call = false;
    bool round = false;  // a meeting of many, by its mode
    bool moved = false;  // a plan put off to the day that it gives
    bool foreground = true;
    std::optional<schema::DateRange> date;
    schema::DateBasis basis = schema::DateBasis::text;
    std::vector<Seat> seats;              // sorted, each once
    Number host = 0;                      // whom the host acts for; 0: unknown
    Number place = 0, place_country = 0;  // 0: unknown
    std::vector<Number> words;            // what the sentence says besides names, sorted, each once
    double confidence = 0;
};

class Reports {
  public:
    // Number 0 is "".
    Reports() { (void)number(""); }

    // Requires: no other record of this id was added.
    void add(const schema::Record& record, const Origin& origin);

    const std::vector<Report>& all() const { return reports_; }
    const std::string& text(Number number) const { return *texts_[number]; }

  private:
    Number number(std::string_view text);
    Seat seat(const schema::Party& party, std::string_view document, bool recipient);
    std::vector<Seat> seats(const schema::Record& record);
    Number host(const schema::Record& record);

    std::vector<Report> reports_;
    std::unordered_map<std::string, Number> numbers_;
    std::vector<const std::string*> texts_;  // keys of numbers_, which stay where they are
};

}  // namespace entente::model
