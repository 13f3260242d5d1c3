// An edge for each link, with all that its event says. Its id is the event's and the link's number.
#include <fmt/format.h>

#include "graph/projection/event_columns.hpp"
#include "graph/projection/shape_views.hpp"

namespace entente::projection {
namespace {

using model::Attribute;
using model::Row;
using model::ValueType;

const std::vector<Attribute>& attributes() {
    static const auto list = [] {
        std::vector<Attribute> all{{"edgelabel"}};
        all.insert(all.end(), event_attributes().begin(), event_attributes().end());
        const std::vector<Attribute> of_link{{"symmetric", ValueType::integer},
                                             {"source_role"},
                                             {"source_office"},
                                             {"target_role"},
                                             {"target_office"},
                                             {"party_count", ValueType::integer},
                                             {"weight", ValueType::number}};
        all.insert(all.end(), of_link.begin(), of_link.end());
        return all;
    }();
    return list;
}

class DyadsView final : public ActorView {
  public:
    using ActorView::ActorView;

    std::span<const Attribute> edge_attributes() const override { return attributes(); }
    std::size_t edge_count() const override { return projection().links.size(); }
    model::Ends ends(std::size_t edge) const override {
        return {projection().links[edge].source, projection().links[edge].target};
    }
    std::string edge_id(std::size_t edge) const override {
        const auto& link = projection().links[edge];
        return fmt::format("{}.{}", event(link.event).id, link.number);
    }
    void read_edge(std::size_t edge, Row& row) const override {
        row.clear(attributes().size());
        const auto& link = projection().links[edge];
        row.set(0, label_of(event(link.event)));
        set_event(row, 1, event(link.event));
        std::size_t column = 1 + event_attributes().size();
        row.set(column++, std::int64_t{link.symmetric});
        for (const auto* end : {link.source_end, link.target_end}) {
            row.set(column++, end ? std::string_view(end->role) : std::string_view());
            row.set(column++, end ? std::string_view(end->office) : std::string_view());
        }
        row.set(column++, static_cast<std::int64_t>(link.nodes));
        row.set(column, link.weight);
    }
};

}  // namespace

std::unique_ptr<model::PropertyGraph> dyads_view(const model::KnowledgeGraph& graph,
                                                 const Projection& projection, Facts facts) {
    return std::make_unique<DyadsView>(graph, projection, std::move(facts));
}

}  // namespace entente::projection
