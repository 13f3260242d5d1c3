// Panel data: a row for each pair of states and period, as regressions want it. What nobody could have read
// is told apart from what did not happen: a period in which documents were read has zeros, one without has no
// value. A pair has rows only while both of its states exist; states go by the codes of the system that the
// caller chose, which change over time.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/projection/projection.hpp"

namespace entente::analysis {

enum class PanelPeriod : std::uint8_t { day, week, month, year };  // weeks begin on Monday (ISO 8601)
std::optional<PanelPeriod> parse_panel_period(std::string_view text);

// A state (id of its node: country:JPN) has this code from the first day to the last. Two states may have one
// code, one after the other or at the same time: then they are one.
struct StateCode {
    std::string state, code;
    schema::Day from, until;
};

struct DatedDocuments {
    schema::DateRange date;  // of publication
    std::size_t count = 0;
};

struct PanelOptions {
    PanelPeriod by = PanelPeriod::month;
    bool directed = false;  // the pair (a, b) and the pair (b, a); what has no direction counts in both
    bool seen_only =
        false;  // only pairs with an event in the window, else all pairs of states with any event
    // First and last day of the window; by default those of the documents.
    std::optional<schema::Day> from = {}, until = {};
};

// What is known of a pair in a period.
struct PanelCell {
    std::size_t events = 0;
    double weight = 0;                                // as the projection counts what many take part in
    std::map<std::string_view, std::size_t> of_type;  // PLOVER
    std::array<std::size_t, 5> of_quad{};             // by class, 1 to 4; 0 is of no class
    double goldstein = 0;                             // the sum
    std::size_t rated = 0;                            // events that have a Goldstein value
    std::size_t documents = 0, sources = 0;           // sums over the events
};

struct PanelRow {
    std::string_view source, target;  // codes; not directed: source < target
    schema::Day start;                // of the period
    std::size_t documents_read = 0;   // all that were published within the period
    const PanelCell* cell = nullptr;  // none: no event
};

// Events that are in no row.
struct PanelLeftOut {
    std::size_t undated = 0;    // or known to the month or year alone, where that is longer than a period
    std::size_t outside = 0;    // of the window
    std::size_t stateless = 0;  // not of two states that have a code on that day
};

class Panel {
  public:
    // `projection` folds into countries, and is of the graph. Both must live as long.
    Panel(const model::KnowledgeGraph& graph, const projection::Projection& projection,
          std::span<const StateCode> codes, std::span<const DatedDocuments> documents,
          const PanelOptions& options);

    // By source, target, then period.
    void each_row(const std::function<void(const PanelRow&)>& visit) const;
    const PanelLeftOut& left_out() const { return left_out_; }

  private:
    struct Days {
        schema::Day from, until;
    };
    struct Coded {
        std::uint32_t code;
        Days days;
    };
    struct Cells {
        std::map<std::uint32_t, PanelCell> by_period;
    };
    using Pair = std::pair<std::uint32_t, std::uint32_t>;

    void set_codes(std::span<const StateCode> codes);
    void set_periods(std::span<const DatedDocuments> documents);
    void count(const model::KnowledgeGraph& graph, const projection::Projection& projection);
    void add(Pair pair, std::uint32_t period, const schema::Event& event, double weight);
    std::optional<std::uint32_t> period_of(schema::DateRange date, bool by_start) const;
    std::optional<std::uint32_t> code_of(const std::string& state, schema::Day day) const;
    bool exist(Pair pair, std::uint32_t period) const;
    void each_pair(const std::function<void(Pair)>& visit) const;

    PanelOptions options_;
    std::vector<std::string> codes_;                              // in order
    std::vector<std::vector<Days>> existence_;                    // of each code
    std::unordered_map<std::string, std::vector<Coded>> states_;  // what code a state has when
    std::vector<schema::Day> starts_;                             // of the periods, and of the one after
    std::vector<std::size_t> read_;                               // documents of each period
    std::map<Pair, Cells> cells_;
    PanelLeftOut left_out_;
};

}  // namespace entente::analysis
