// The tables that have to do with codes of the older coders: what their parts mean, and dictionaries in our
// form.
#include <algorithm>
#include <array>
#include <utility>

#include "extractors/actors/tables.hpp"

namespace entente::actors {
namespace {

using As = CameoCode::As;
using schema::Result;

constexpr std::array<std::pair<std::string_view, As>, 5> kinds{{{"state", As::state},
                                                                {"sector", As::sector},
                                                                {"acronym", As::acronym},
                                                                {"organization", As::organization},
                                                                {"group", As::group}}};

Result<void> read_cameo_code(Draft& draft, const Line& line) {
    if (line["code"].size() != 3) return line.fail("a part of a code has three letters", "as in GOV or UNO");
    const auto kind = std::ranges::find(kinds, line["as"], &std::pair<std::string_view, As>::first);
    if (kind == kinds.end())
        return line.fail("unknown kind of code", "state, sector, acronym, organization or group");
    if (kind->second == As::state)
        if (auto known = check_country(draft, line, line["value"]); !known) return known;
    if (kind->second == As::acronym)
        if (auto known = check_owner(draft, line, line["value"]); !known) return known;
    draft.cameo_codes.push_back({kind->second, line.text("code"), line.text("value")});
    return {};
}

}  // namespace

void add_dictionary(Draft& draft, DictionaryActor actor) {
    const auto index = next(draft.dictionary);
    for (const auto& name : actor.names) draft.dictionary_names.add(name, {NameKind::dictionary, index});
    draft.dictionary.push_back(std::move(actor));
}

// Rows with the same names that follow each other are one actor with several codes.
Result<void> read_dictionary_rows(Draft& draft, Lines lines) {
    for (std::size_t at = 0; at < lines.size();) {
        DictionaryActor actor{{}, {}, lines[at].place()};
        const auto names = lines[at]["names"];
        for (const auto name : schema::split_list(names)) actor.names.emplace_back(name);
        if (actor.names.empty())
            return lines[at].fail("no name", "give at least one, several separated by |");
        for (; at < lines.size() && lines[at]["names"] == names; ++at) {
            const auto period = lines[at].period();
            if (!period) return std::unexpected(period.error());
            if (lines[at]["code"].empty()) return lines[at].fail("no code", "give one, as in USAGOV");
            actor.codes.push_back({lines[at].text("code"), *period});
        }
        add_dictionary(draft, std::move(actor));
    }
    return {};
}

Result<void> read_dictionary_nouns(Draft& draft, Lines lines) {
    for (const auto& line : lines) {
        if (line["noun"].empty() || line["adds"].size() < 4)
            return line.fail("a noun and what it adds are needed", "as in farmer and ~AGR");
        const auto adds = line["adds"];
        const bool before = adds.ends_with('~');
        if (draft.agent_of.try_emplace(line.text("noun"), next(draft.agents)).second)
            draft.agents.push_back({line.text("noun"),
                                    std::string(before ? adds.substr(0, adds.size() - 1) : adds.substr(1)),
                                    before, line.place()});
    }
    return {};
}

Result<void> read_cameo_codes(Draft& draft, Lines lines) {
    return each(draft, lines, read_cameo_code);
}

}  // namespace entente::actors
