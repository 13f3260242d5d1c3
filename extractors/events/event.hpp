// An event while it is being read: what records are made from. Spans count bytes of the text that was parsed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extractors/actors/mention.hpp"
#include "extractors/events/frames.hpp"
#include "graph/schema/record.hpp"

namespace entente::events {

struct Participant {
    actors::LinkedMention mention;
    std::string role;  // participant, visitor, host …
    schema::Field field = schema::Field::text;

    friend bool operator==(const Participant&, const Participant&) = default;
};

struct Dated {
    schema::DateRange range;
    schema::DateBasis basis = schema::DateBasis::text;
    std::optional<schema::ByteSpan> span;
    schema::Field field = schema::Field::text;
};

struct Placed {
    std::string name;
    std::string country;
    schema::ByteSpan span;
    schema::Field field = schema::Field::text;
    std::string row{};
};

struct Said {
    std::optional<actors::LinkedMention> by;
    std::string verb;
    schema::ByteSpan span;
};

struct Event {
    const Frame* frame = nullptr;
    schema::Field field = schema::Field::text;
    std::uint32_t sentence = 0;  // in the text that was parsed
    std::uint32_t token = 0;     // the predicate
    schema::ByteSpan trigger{};
    schema::ByteSpan evidence{};  // the sentence
    std::string mode{};
    schema::Status status = schema::Status::happened;
    std::vector<Participant> actor{};
    std::vector<Participant> recipient{};
    std::vector<actors::LinkedMention> about{};
    std::vector<std::string> contexts{};
    std::optional<schema::ByteSpan> topic{};
    std::optional<Dated> date{};
    std::optional<Placed> place{};
    std::optional<Said> said{};
    bool foreground = true;
    bool of_the_day = true;  // where the text gives no date, it happened on the document's
    double confidence = 1;
    std::vector<schema::Why> why{};
};

}  // namespace entente::events
