#include "app/export_graph.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "graph/projection/expand.hpp"
#include "graph/query/actor_lookup.hpp"
#include "graph/query/events.hpp"
#include "graph/schema/did_you_mean.hpp"
#include "graph/store/memberships.hpp"
#include "graph/store/names.hpp"

namespace entente::app {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Event;
using schema::Result;

Result<query::EventsQuery> events_query(const ExportOptions& options) {
    if (options.actors.size() > 2)
        return std::unexpected(Error{
            ErrorCode::usage, "more than two actors", {}, 0, "name one, or two for what is between them"});
    const EventOptions events{options, options.actors, "any", {}};
    return read_events(events, options.window, {});
}

bool among(const std::vector<std::string>& acts, const std::string& act) {
    return acts.empty() || std::ranges::find(acts, act) != acts.end();
}

Result<std::string> name_of(store::Store& store, const std::string& id, const std::string& code) {
    if (const auto country = query::name_of_country(code); !country.empty()) return std::string(country);
    const auto names = store::Names(store).by_id(id);
    if (!names) return std::unexpected(names.error());
    return names->empty() ? code : names->front().actor.name;
}

Result<projection::Member> member_of(store::Store& store, const store::Membership& membership) {
    const bool country = query::is_country(membership.member);
    projection::Member member{{}, membership.from, membership.until};
    auto& party = member.party;
    party.id = (country ? "country:" : "org:") + membership.member;
    party.kind = country ? schema::ActorKind::country : schema::ActorKind::organization;
    party.code = membership.member;
    if (country) party.country = membership.member;
    auto name = name_of(store, party.id, party.code);
    if (!name) return std::unexpected(name.error());
    party.name = *std::move(name);
    return member;
}

Result<projection::Organization> organization_named(store::Store& store, const std::string& code) {
    const auto known = store::organizations(store);
    if (!known) return std::unexpected(known.error());
    if (std::ranges::find(*known, code) == known->end()) {
        const std::vector<std::string_view> codes(known->begin(), known->end());
        return std::unexpected(Error{ErrorCode::usage,
                                     fmt::format("no members of {} are known", code),
                                     {},
                                     0,
                                     schema::did_you_mean(code, codes)});
    }
    const auto members = store::members_of(store, code);
    if (!members) return std::unexpected(members.error());
    projection::Organization organization{"org:" + code, {}};
    for (const auto& membership : *members) {
        auto member = member_of(store, membership);
        if (!member) return std::unexpected(member.error());
        organization.members.push_back(*std::move(member));
    }
    return organization;
}

Result<void> expand_all(const std::vector<std::string>& codes, store::Store& store,
                        std::vector<Event>& events) {
    for (const auto& code : codes) {
        const auto organization = organization_named(store, code);
        if (!organization) return std::unexpected(organization.error());
        projection::expand(events, *organization);
    }
    return {};
}

// The nodes of all whom the argument selects.
Result<std::vector<std::string>> ids_of(const std::string& argument, const projection::Options& options,
                                        store::Store& store, const std::vector<Event>& events) {
    const auto selector = query::find_actor(argument, store);
    if (!selector) return std::unexpected(selector.error());
    std::vector<std::string> ids;
    const auto add = [&](const schema::Party& party) {
        if (!query::matches(*selector, party)) return;
        const auto node = projection::node_of(
            {party.id, party.name, party.kind, party.code, party.country, party.sector}, options);
        if (node && std::ranges::find(ids, *node) == ids.end()) ids.push_back(*node);
    };
    for (const auto& event : events) {
        std::ranges::for_each(event.actor, add);
        std::ranges::for_each(event.recipient, add);
    }
    return ids;
}

}  // namespace

Result<std::vector<Event>> chosen_events(const ExportOptions& options, store::Store& store) {
    const auto query = events_query(options);
    if (!query) return std::unexpected(query.error());
    std::vector<Event> events;
    const auto take = [&](Event event) -> Result<void> {
        if (among(options.acts, event.act)) events.push_back(std::move(event));
        return {};
    };
    auto read = options.actors.empty() ? store.each_event(query->filter, take)
                                       : query::each_event(store, *query, take);
    if (read) read = expand_all(options.expand, store, events);
    if (!read) return std::unexpected(read.error());
    return events;
}

Result<projection::Projection> chosen_projection(const ExportOptions& options, store::Store& store,
                                                 const model::KnowledgeGraph& graph) {
    const auto how = projection_options(options);
    auto projected = projection::project(graph, how);
    if (!options.ego.empty()) {
        const auto ids = ids_of(options.ego, how, store, graph.events);
        if (!ids) return std::unexpected(ids.error());
        projected = projection::neighbourhood(projected, *ids, options.hops);
    }
    if (options.top > 0) projected = projection::heaviest(projected, options.top);
    return projected;
}

}  // namespace entente::app
