#include "graph/model/report.hpp"

#include <algorithm>
#include <array>

#include "graph/model/unknown_persons.hpp"
#include "graph/model/words.hpp"

namespace entente::model {

using schema::ActorKind;
using schema::Party;
using schema::Record;

namespace {

// One paper writes of the visit and another of the talks held during it, one of a call and another of a video
// conference.
std::string_view way_of(std::string_view mode) {
    if (mode == "multilateral") return "meet";
    if (mode == "virtual") return "phone";
    if (mode == "visit") return "meet";
    return mode;
}

// The same signature is an agreement to one paper, and support or cooperation to another.
std::string_view kin_of(std::string_view act) {
    return act == "SUPPORT" || act == "COOPERATE" ? "AGREE" : act;
}

bool is_spoken(std::string_view act) {
    constexpr std::array acts{"AGREE", "SUPPORT", "COOPERATE", "ACCUSE", "REQUEST", "REJECT", "THREATEN"};
    return std::ranges::find(acts, act) != acts.end();
}

bool lasts(std::string_view act) {
    return act == "ASSAULT" || act == "COERCE" || act == "SANCTION" || act == "MOBILIZE";
}

bool is_consult(const Record& record) {
    return record.act == "CONSULT";
}

}  // namespace

Number Reports::number(std::string_view text) {
    const auto [at, fresh] = numbers_.try_emplace(std::string(text), static_cast<Number>(texts_.size()));
    if (fresh) texts_.push_back(&at->first);
    return at->second;
}

Seat Reports::seat(const Party& party, std::string_view document, bool recipient) {
    const auto id = lasting_id(party.id, document);
    return {number(id), number(party.code.empty() ? id : party.code), party.kind, number(party.level),
            recipient};
}

std::vector<Seat> Reports::seats(const Record& record) {
    // Who visits and who receives is told now the one way and now the other.
    const bool mutual = record.reciprocal || is_consult(record);
    std::vector<Seat> seats;
    for (const auto& party : record.actor) seats.push_back(seat(party, record.document, false));
    for (const auto& party : record.recipient) seats.push_back(seat(party, record.document, !mutual));
    std::ranges::sort(seats);
    const auto again = std::ranges::unique(seats);
    seats.erase(again.begin(), again.end());
    return seats;
}

// Whose guests the others are: he who is said to be the host or is visited, else he in whose country it takes
// place.
Number Reports::host(const Record& record) {
    for (const auto* parties : {&record.recipient, &record.actor})
        for (const auto& party : *parties)
            if (party.role == "host" && !party.code.empty()) return number(party.code);
    if (record.mode == "visit" && !record.reciprocal && !record.recipient.empty())
        return number(record.recipient.front().code);
    return record.place ? number(record.place->country) : 0;
}

void Reports::add(const Record& record, const Origin& origin) {
    Report report;
    report.id = record.id;
    report.document = number(origin.document);
    report.copies = number(origin.copies);
    report.source = number(origin.source);
    report.published = origin.published;
    report.act = number(record.act);
    report.sentence = record.evidence.sentence;
    report.lasting = lasts(record.act);
    report.spoken = is_spoken(record.act);
    report.kin = number(kin_of(record.act));
    report.mode = number(record.mode);
    report.way = number(way_of(record.mode));
    report.status = record.status;
    report.consult = is_consult(record);
    report.round = record.mode == "multilateral";
    report.call = way_of(record.mode) == "phone";
    report.moved = record.status == schema::Status::planned && tells_of_another_day(record.evidence.text);
    report.visit = record.mode == "visit";
    report.host = host(record);
    report.foreground = record.foreground;
    if (record.date) {
        report.date = record.date->range;
        report.basis = record.date->basis;
    }
    report.seats = seats(record);
    if (record.place) {
        report.place = number(record.place->name);
        report.place_country = number(record.place->country);
    }
    report.words = telling_words(record);
    report.confidence = record.confidence;
    reports_.push_back(std::move(report));
}

}  // namespace entente::model
