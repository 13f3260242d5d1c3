#include "graph/query/who.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "graph/schema/fold.hpp"
#include "graph/store/memberships.hpp"
#include "graph/store/names.hpp"

namespace entente::query {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

namespace {

bool counts_then(const Choice& choice, const std::optional<schema::DateRange>& date) {
    if (!choice.from && !choice.until) return true;
    return date && (!choice.from || date->end >= *choice.from) &&
           (!choice.until || date->start <= *choice.until);
}

Result<Who> members(const Selector& organization, store::Store& store) {
    const auto found = store::members_of(store, organization.value);
    if (!found) return std::unexpected(found.error());
    if (found->empty())
        return std::unexpected(Error{ErrorCode::not_found,
                                     fmt::format("the store knows no members of {}", organization.value),
                                     {},
                                     0,
                                     "leave --expand out, or build the store anew"});
    Who who{"the members of " + organization.label, {}};
    for (const auto& [member, from, until] : *found)
        who.any_of.push_back({{Selector::By::code, member, "", member}, from, until});
    return who;
}

}  // namespace

Result<Who> find_who(std::string_view argument, const std::vector<std::string>& expand, store::Store& store) {
    auto selector = find_actor(argument, store);
    if (!selector) return std::unexpected(selector.error());
    const auto is_it = [&](const std::string& code) {
        return selector->by == Selector::By::code && schema::fold(code) == schema::fold(selector->value);
    };
    if (std::ranges::any_of(expand, is_it)) return members(*selector, store);
    std::string label = selector->label;
    return Who{std::move(label), {{*std::move(selector)}}};
}

bool matches(const Who& who, const schema::Party& party, const std::optional<schema::DateRange>& date) {
    return std::ranges::any_of(who.any_of, [&](const Choice& choice) {
        return matches(choice.selector, party) && counts_then(choice, date);
    });
}

Result<std::vector<std::string>> keys(const Who& who, store::Store& store) {
    std::vector<std::string> keys;
    for (const auto& [selector, from, until] : who.any_of) {
        if (selector.by == Selector::By::id) keys.push_back(selector.value);
        if (selector.by == Selector::By::code) keys.push_back("=" + selector.value);
        if (selector.by != Selector::By::office) continue;
        const auto holders = store::Names(store).by_office(selector.value);
        if (!holders) return std::unexpected(holders.error());
        for (const auto& holder : *holders)
            if (holder.actor.code == selector.code) keys.push_back(holder.actor.id);
    }
    std::ranges::sort(keys);
    const auto rest = std::ranges::unique(keys);
    keys.erase(rest.begin(), rest.end());
    return keys;
}

bool must_check(const Who& who) {
    return std::ranges::any_of(who.any_of, [](const Choice& choice) {
        return choice.selector.by == Selector::By::office || choice.from || choice.until;
    });
}

}  // namespace entente::query
