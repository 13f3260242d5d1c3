// What a record says (act, mode, status) and what research data sets call it are two things: a planned visit
// is act CONSULT, mode visit, status planned, hence PLOVER type AGREE, CAMEO 036. This table
// (data/event_types.tsv) leads from the first to the second; no code knows a type.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"

namespace entente::schema {

// A finer CAMEO code that a frame may state in place of the row's own.
struct CameoLeaf {
    std::string code;
    double goldstein = 0;

    friend bool operator==(const CameoLeaf&, const CameoLeaf&) = default;
};

// One row of the table.
struct EventType {
    std::string act;
    std::optional<std::string> mode;  // "" no mode; nullopt any mode of the act
    std::optional<Status> status;     // nullopt any
    std::string type;
    double score = 0;
    int quad = 0;
    std::string cameo;
    double goldstein = 0;
    std::vector<CameoLeaf> leaves;
    std::string definition;

    friend bool operator==(const EventType&, const EventType&) = default;
};

class EventTypes {
  public:
    // Requires: rows complete (parse_event_types sees to it).
    explicit EventTypes(std::vector<EventType> rows);

    // The row that holds for a record of these three; an error that names the known acts or modes where there
    // is none.
    Result<const EventType*> find(std::string_view act, std::string_view mode, Status status) const;

    // Fills type, score, quad, cameo and goldstein. A CAMEO code that the record brings stays if the row
    // lists it or its beginning, else it becomes the row's. Deriving twice changes nothing.
    Result<void> derive(Record& record) const;

    const std::vector<EventType>& rows() const { return rows_; }
    std::vector<std::string_view> acts() const;
    std::vector<std::string_view> modes(
        std::string_view act) const;  // "" among them where the act goes without

  private:
    struct Reading {
        std::string act, mode;
        Status status;
        friend auto operator<=>(const Reading&, const Reading&) = default;
    };
    std::vector<EventType> rows_;
    std::map<Reading, std::size_t> index_;  // every act, mode and status → row
    std::map<std::string, std::vector<std::string>, std::less<>> modes_;  // of each act, in the table's order
};

// The code and Goldstein value that a record with this CAMEO code gets from the row.
CameoLeaf cameo_of(const EventType& type, std::string_view code);

Result<EventTypes> parse_event_types(std::string_view text, std::string_view name);

}  // namespace entente::schema
