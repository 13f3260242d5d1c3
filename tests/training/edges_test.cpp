#include "extractors/training/edges.hpp"

#include <doctest/doctest.h>

using namespace entente;
using schema::Status;

namespace {

std::vector<schema::Party> parties(const std::vector<std::string>& codes) {
    std::vector<schema::Party> parties;
    for (const auto& code : codes) parties.emplace_back().code = code;
    return parties;
}

schema::Record record(const char* type, Status status, const std::vector<std::string>& actors,
                      const std::vector<std::string>& recipients) {
    schema::Record record;
    record.type = type;
    record.status = status;
    record.actor = parties(actors);
    record.recipient = parties(recipients);
    return record;
}

training::GoldEvent event(const char* type, Status status, std::vector<std::string> actors,
                          std::vector<std::string> recipients) {
    training::GoldEvent event;
    event.type = type;
    event.status = status;
    event.mutual = recipients.empty();
    event.actors = std::move(actors);
    event.recipients = std::move(recipients);
    return event;
}

}  // namespace

TEST_CASE("an edge is right with type, parties, direction and whether it happened") {
    struct Row {
        const char* why;
        schema::Record told;
        training::GoldEvent wanted;
        bool right;
    };
    const Row rows[] = {
        {"the same", record("ACCUSE", Status::happened, {"NOR"}, {"LVA"}),
         event("ACCUSE", Status::happened, {"NOR"}, {"LVA"}), true},
        {"another type", record("REJECT", Status::happened, {"NOR"}, {"LVA"}),
         event("ACCUSE", Status::happened, {"NOR"}, {"LVA"}), false},
        {"reversed", record("ACCUSE", Status::happened, {"LVA"}, {"NOR"}),
         event("ACCUSE", Status::happened, {"NOR"}, {"LVA"}), false},
        {"one party more", record("ACCUSE", Status::happened, {"NOR"}, {"EST", "LVA"}),
         event("ACCUSE", Status::happened, {"NOR"}, {"LVA"}), false},
        {"not yet", record("AGREE", Status::planned, {"NOR"}, {"LVA"}),
         event("AGREE", Status::happened, {"NOR"}, {"LVA"}), false},
        {"planned or only asked for, neither took place", record("AID", Status::called_for, {"NOR"}, {"LVA"}),
         event("AID", Status::alleged, {"NOR"}, {"LVA"}), true},
        {"a planned visit is agreed", record("AGREE", Status::planned, {"NOR"}, {"LVA"}),
         event("CONSULT", Status::planned, {"NOR"}, {"LVA"}), true},
        {"to call off took place", record("REJECT", Status::cancelled, {"NOR"}, {"LVA"}),
         event("REJECT", Status::happened, {"NOR"}, {"LVA"}), true},
        {"labelled without direction", record("ACCUSE", Status::happened, {"LVA"}, {"NOR"}),
         event("ACCUSE", Status::happened, {"LVA", "NOR"}, {}), true},
        {"a meeting told without host", record("CONSULT", Status::happened, {"LVA", "NOR"}, {}),
         event("CONSULT", Status::happened, {"NOR"}, {"LVA"}), true},
        {"host and visitor changed", record("CONSULT", Status::happened, {"LVA"}, {"NOR"}),
         event("CONSULT", Status::happened, {"NOR"}, {"LVA"}), false},
    };
    for (const auto& [why, told, wanted, right] : rows) {
        CAPTURE(why);
        CHECK(training::right_edges({told}, {wanted}) == std::vector<bool>{right});
    }
}

TEST_CASE("a labelled event makes one record right, the most alike") {
    const auto wanted = event("ACCUSE", Status::happened, {"NOR"}, {"LVA"});
    const auto same = record("ACCUSE", Status::happened, {"NOR"}, {"LVA"});
    const auto other = record("REQUEST", Status::happened, {"NOR"}, {"LVA"});
    CHECK(training::right_edges({same, same}, {wanted}) == std::vector<bool>{true, false});
    CHECK(training::right_edges({other, same}, {wanted}) == std::vector<bool>{false, true});
    CHECK(training::right_edges({same}, {}) == std::vector<bool>{false});
    CHECK(training::right_edges({}, {wanted}).empty());
}
