// Who met whom: meetings, visits and calls out of the store, each with its parties side by side and the
// sentence that tells it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/schema/event.hpp"
#include "graph/schema/result.hpp"
#include "graph/store/store.hpp"

namespace entente::query {

struct MeetingsQuery {
    std::optional<std::string> a = {};  // an ACTOR: took part
    std::optional<std::string> b = {};  // an ACTOR: and a met him; not as one of his own side
    std::optional<schema::Day> from = {};
    std::optional<schema::Day> to = {};
    double min_confidence = 0;
    schema::Status status = schema::Status::happened;
    bool background = false;  // also what is told in passing, as known history
    std::optional<std::string> mode = {};
    std::optional<std::string> place = {};  // its name, or the code of its country
    std::optional<std::string> topic = {};  // a part of it
    bool co_attended = false;               // of two: also what both attended among many
    std::vector<std::string> expand = {};   // organisations to take for their members of that day
    std::size_t offset = 0;
    std::size_t limit = 0;  // 0: all
    bool latest_first = false;
};

struct MeetingParty {
    std::string id;
    std::string name;
    std::string code;
    std::string office;
    std::string role;

    friend bool operator==(const MeetingParty&, const MeetingParty&) = default;
};

struct Meeting {
    std::string event;
    std::optional<schema::DateRange> date;
    schema::Status status = schema::Status::happened;
    std::string mode;
    std::vector<std::vector<MeetingParty>>
        sides;  // as the text gives them, else visitors and hosts, else by country
    std::optional<schema::EventPlace> place;
    std::string topic;
    std::string document;
    std::string evidence;
    double confidence = 0;
    std::vector<std::string> records;

    friend bool operator==(const Meeting&, const Meeting&) = default;
};

Meeting meeting_of(const schema::Event& event);

// By date, undated last. An ACTOR that is unknown or ambiguous is an error; that two never met is an empty
// answer.
schema::Result<std::vector<Meeting>> meetings(store::Store& store, const MeetingsQuery& query);

}  // namespace entente::query
