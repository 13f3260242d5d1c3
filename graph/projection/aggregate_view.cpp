// An edge for two nodes and a kind of event: how often, how strong, when. No two edges have the same source,
// target and label, as GEXF wants it and as Gephi would merge them anyway.
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

#include "graph/projection/event_columns.hpp"
#include "graph/projection/shape_views.hpp"

namespace entente::projection {
namespace {

using model::Attribute;
using model::Row;
using model::ValueType;
using schema::DateRange;
using schema::Event;

enum Column : std::size_t {
    edgelabel,
    event_type,
    quad,
    symmetric,
    count,
    weight,
    goldstein_mean,
    date_start,
    date_end,
    spells,
    confidence,
    documents,
    event_ids,
    document,
    evidence,
};

const std::vector<Attribute>& attributes() {
    static const std::vector<Attribute> list{{"edgelabel"},
                                             {"event_type"},
                                             {"quad", ValueType::integer},
                                             {"symmetric", ValueType::integer},
                                             {"count", ValueType::integer},
                                             {"weight", ValueType::number},
                                             {"goldstein_mean", ValueType::number},
                                             {"date_start"},
                                             {"date_end"},
                                             {"spells"},
                                             {"confidence", ValueType::number},
                                             {"documents", ValueType::integer},
                                             {"event_ids"},
                                             {"document"},
                                             {"evidence"}};
    return list;
}

std::string_view kind_label(const Event& event, Kind kind) {
    return kind == Kind::type ? label_of(event) : schema::name_of_quad(event.type.empty() ? 0 : event.quad);
}

struct Edge {
    std::size_t source, target;
    std::vector<std::size_t> links;  // numbers in the projection
};

// The days of all, those that meet taken as one: readers of intervals refuse two that overlap.
std::vector<DateRange> joined(std::vector<DateRange> days) {
    std::ranges::sort(days);
    std::vector<DateRange> joined;
    for (const auto& range : days) {
        if (!joined.empty() && range.start <= joined.back().end)
            joined.back().end = std::max(joined.back().end, range.end);
        else
            joined.push_back(range);
    }
    return joined;
}

std::string text_of(const std::vector<DateRange>& days) {
    std::string text;
    for (const auto& range : days)
        text += fmt::format("{}{}/{}", text.empty() ? "" : " ", schema::to_iso(range.start),
                            schema::to_iso(range.end));
    return text;
}

class AggregateView final : public ActorView {
  public:
    AggregateView(const model::KnowledgeGraph& graph, const Projection& links_of, Kind kind, Facts facts)
        : ActorView(graph, links_of, std::move(facts)), kind_(kind) {
        std::map<std::tuple<std::size_t, std::size_t, std::string_view>, std::vector<std::size_t>> groups;
        const auto& links = links_of.links;
        for (std::size_t i = 0; i < links.size(); ++i)
            groups[{links[i].source, links[i].target, kind_label(event(links[i].event), kind)}].push_back(i);
        for (auto& [key, members] : groups)
            edges_.push_back({std::get<0>(key), std::get<1>(key), std::move(members)});
    }

    std::span<const Attribute> edge_attributes() const override { return attributes(); }
    std::size_t edge_count() const override { return edges_.size(); }
    model::Ends ends(std::size_t edge) const override { return {edges_[edge].source, edges_[edge].target}; }
    std::string edge_id(std::size_t edge) const override { return fmt::format("edge-{}", edge + 1); }

    void read_edge(std::size_t edge, Row& row) const override {
        row.clear(attributes().size());
        const auto& links = edges_[edge].links;
        const Event& surest = event(link(*std::ranges::max_element(links, {}, [this](std::size_t i) {
                                        return event(link(i).event).confidence;
                                    })).event);
        row.set(edgelabel, kind_label(surest, kind_));
        if (kind_ == Kind::type) row.set(event_type, std::string_view(surest.type));
        if (!surest.type.empty()) row.set(quad, std::int64_t{surest.quad});
        row.set(symmetric, std::int64_t{std::ranges::all_of(
                               links, [this](std::size_t i) { return link(i).symmetric; })});
        row.set(count, static_cast<std::int64_t>(links.size()));
        set_sums(row, links);
        set_days(row, links);
        row.set(confidence, surest.confidence);
        row.set(document, std::string_view(surest.document));
        row.set(evidence, std::string_view(surest.evidence));
    }

  private:
    const Link& link(std::size_t number) const { return projection().links[number]; }

    void set_sums(Row& row, const std::vector<std::size_t>& links) const {
        double weights = 0, goldstein = 0;
        std::int64_t typed = 0, told = 0;
        std::string ids;
        for (const auto number : links) {
            const Event& one = event(link(number).event);
            weights += link(number).weight;
            told += static_cast<std::int64_t>(one.documents);
            ids += (ids.empty() ? "" : " ") + one.id;
            if (one.type.empty()) continue;
            goldstein += one.goldstein;
            ++typed;
        }
        row.set(weight, weights);
        row.set(documents, told);
        row.keep(event_ids, std::move(ids));
        if (typed > 0) row.set(goldstein_mean, goldstein / static_cast<double>(typed));
    }

    void set_days(Row& row, const std::vector<std::size_t>& links) const {
        std::vector<DateRange> days;
        for (const auto number : links)
            if (const auto& date = event(link(number).event).date) days.push_back(*date);
        if (days.empty()) return;
        days = joined(std::move(days));
        row.keep(date_start, schema::to_iso(days.front().start));
        row.keep(date_end, schema::to_iso(days.back().end));
        row.keep(spells, text_of(days));
    }

    Kind kind_;
    std::vector<Edge> edges_;
};

}  // namespace

std::unique_ptr<model::PropertyGraph> aggregate_view(const model::KnowledgeGraph& graph,
                                                     const Projection& projection, Kind kind, Facts facts) {
    return std::make_unique<AggregateView>(graph, projection, kind, std::move(facts));
}

}  // namespace entente::projection
