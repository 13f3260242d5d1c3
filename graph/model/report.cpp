#include "graph/model/report.hpp"

#include <algorithm>

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
    std::vector<Seat> seats;
    for (const auto& party : record.actor) seats.push_back(seat(party, record.document, false));
    for (const auto& party : record.recipient)
        seats.push_back(seat(party, record.document, !record.reciprocal));
    std::ranges::sort(seats);
    const auto again = std::ranges::unique(seats);
    seats.erase(again.begin(), again.end());
    return seats;
}

void Reports::add(const Record& record, const Origin& origin) {
    Report report;
    report.id = record.id;
    report.document = number(origin.document);
    report.copies = number(origin.copies);
    report.source = number(origin.source);
    report.published = origin.published;
    report.act = number(record.act);
    report.mode = number(record.mode);
    report.way = number(way_of(record.mode));
    report.status = record.status;
    report.consult = record.act == "CONSULT";
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
