// Labelled documents (docs/training.md), as far as records are compared with them: which type, among whom.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

struct GoldEvent {
    std::string type;  // planned CONSULT, AID, COOPERATE folded into AGREE, cancelled CONSULT into REJECT
    std::set<std::string> codes;  // of all parties

    friend bool operator==(const GoldEvent&, const GoldEvent&) = default;
};

// By document id.
using Gold = std::map<std::string, std::vector<GoldEvent>, std::less<>>;

// An error names file and line.
schema::Result<Gold> parse_gold(std::string_view text, std::string_view name);

// What a record is compared by.
GoldEvent in_gold_terms(const schema::Record& record);

// Gold labels no event that is denied or hypothetical: such records are neither right nor wrong.
bool is_labelled(const schema::Record& record);

enum class Verdict { right, other_type, other_parties, wrong };

// For each record of one document. Each gold event is claimed once, by what fits best.
std::vector<Verdict> judge(const std::vector<GoldEvent>& gold, const std::vector<GoldEvent>& records);

}  // namespace entente::app
