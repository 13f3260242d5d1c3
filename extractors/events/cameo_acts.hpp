// From a CAMEO code to an act of ours (data/cameo_acts.tsv), for dictionaries that code in CAMEO.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "graph/schema/event_types.hpp"
#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"

namespace entente::events {

struct CameoAct {
    std::string act;  // "" where the code is no event
    std::string mode;
    std::optional<schema::Status> status;
    bool mutual = false;
    bool turned = false;  // the subject of the verb is the recipient

    friend bool operator==(const CameoAct&, const CameoAct&) = default;
};

class CameoActs {
  public:
    explicit CameoActs(std::map<std::string, CameoAct, std::less<>> by_code) : by_code_(std::move(by_code)) {}

    // By the longest beginning of the code that the table has.
    const CameoAct* of(std::string_view code) const;
    const std::map<std::string, CameoAct, std::less<>>& rows() const { return by_code_; }

  private:
    std::map<std::string, CameoAct, std::less<>> by_code_;
};

schema::Result<CameoActs> parse_cameo_acts(std::string_view text, std::string_view name,
                                           const schema::EventTypes& types);

}  // namespace entente::events
