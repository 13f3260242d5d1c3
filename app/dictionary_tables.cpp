#include "app/dictionary_tables.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>
#include <spdlog/spdlog.h>
#include <string>
#include <string_view>
#include <vector>

#include "app/user_actors.hpp"
#include "extractors/actors/dictionary_actor.hpp"
#include "extractors/actors/names.hpp"

namespace entente::app {
namespace {

using actors::DictionaryActor;
using actors::Knowledge;
using actors::Period;
using schema::ActorKind;

std::string cell(std::string_view text) {
    const auto breaks_table = [](char c) {
        return c == '|' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    };
    std::string out(text);
    std::ranges::replace_if(out, breaks_table, ' ');
    return out;
}

std::string list(auto first, auto last) {
    std::vector<std::string> cells;
    for (; first != last; ++first) cells.push_back(cell(*first));
    return fmt::format("{}", fmt::join(cells, "|"));
}

std::string iso(schema::Day day) {
    return day == Period::earliest || day == Period::latest ? "" : schema::to_iso(day);
}

// A table in the making: its lines, as they come.
struct Lines {
    std::string_view table;
    std::string_view columns;
    std::vector<std::string> rows{};
    std::set<std::string> known{};

    // A table refuses a row that stands twice; dictionaries have such.
    void add(std::string row) {
        if (known.insert(row).second) rows.push_back(std::move(row));
    }

    void write(std::ostream& out) const {
        if (rows.empty()) return;
        out << table_mark << ' ' << table << '\n' << columns << '\n';
        for (const auto& row : rows) out << row << '\n';
    }
};

class Converter {
  public:
    explicit Converter(const Knowledge& knowledge) : knowledge_(knowledge) {
        for (const auto& row : knowledge.organizations) ids_.insert("org:" + std::string(row.id));
        for (const auto& row : knowledge.groups) ids_.insert("group:" + std::string(row.id));
        for (const auto& row : knowledge.bodies) ids_.insert(fmt::format("body:{}/{}", row.country, row.id));
    }

    void add(const DictionaryActor& row) {
        for (const auto& code : row.codes)
            codes_.add(fmt::format("{}\t{}\t{}\t{}", list(row.names.begin(), row.names.end()), code.code,
                                   iso(code.period.from), iso(code.period.until)));
        const bool dated =
            std::ranges::any_of(row.codes, [](const auto& code) { return !(code.period == Period{}); });
        if (dated || row.codes.size() != 1) {
            ++dated_;
            return;
        }
        if (std::ranges::any_of(row.names, [&](const auto& name) { return is_known(name); })) {
            ++known_;
            return;
        }
        add_untimed(row);
    }

    void add(const actors::DictionaryAgent& agent) {
        const auto noun = cell(agent.noun);
        if (nouns_.insert(noun).second && !noun.empty())  // the first counts, as it does in linking
            agents_.add(fmt::format("{}\t{}", noun, agent.before ? agent.code + "~" : "~" + agent.code));
    }

    void write(std::ostream& out) const {
        for (const auto* lines : {&names_, &organizations_, &groups_, &bodies_, &codes_, &agents_})
            lines->write(out);
        for (const auto* lines : {&names_, &organizations_, &groups_, &bodies_, &codes_, &agents_})
            if (!lines->rows.empty()) spdlog::info("{}: {} rows", lines->table, lines->rows.size());
        if (known_ > 0) spdlog::info("{} whom our tables know by name: codes alone", known_);
        if (dated_ > 0)
            spdlog::info("{} with dated codes: codes alone, since a code does not name the office", dated_);
        if (untold_ > 0) spdlog::info("{} whose code does not tell who they are: codes alone", untold_);
    }

  private:
    bool is_known(std::string_view name) const {
        std::vector<actors::Atom> atoms;
        actors::cut(name, 0, 0, atoms);
        std::vector<std::uint32_t> numbers;
        for (auto& atom : atoms) {
            atom.written = actors::Case::upper;
            numbers.push_back(knowledge_.names.number(actors::fold(atom.text)));
        }
        return !atoms.empty() && knowledge_.names.longest(atoms, numbers).atoms == atoms.size();
    }

    // The id without its prefix; one that is taken gets a number.
    std::string fresh(const std::string& id) {
        auto taken = id;
        for (int number = 2; !ids_.insert(taken).second; ++number) taken = fmt::format("{}-{}", id, number);
        return taken.substr(taken.find(':') + 1);
    }

    // What stands before the slash is whom a body belongs to: an organisation, never a state.
    std::string organization_id(const actors::Actor& actor, std::string_view name) const {
        return knowledge_.organization(actor.code) ? actor.id : "org:" + actors::slug(name);
    }

    void add_untimed(const DictionaryActor& row) {
        const auto actor = actors::dictionary_actor(knowledge_, row, row.codes.front().code);
        if (!actor) {
            ++untold_;
            return;
        }
        const auto name = cell(row.names.front());
        const auto aliases = list(row.names.begin() + 1, row.names.end());
        switch (actor->kind) {
            case ActorKind::country:
                for (const auto& each : row.names)
                    names_.add(fmt::format("{}\t{}\t\t", actor->country, cell(each)));
                break;
            case ActorKind::organization:
                organizations_.add(
                    fmt::format("{}\t{}\t{}", fresh(organization_id(*actor, name)), name, aliases));
                break;
            case ActorKind::body: {
                const auto id = fresh(actor->id);
                bodies_.add(fmt::format("{}\t{}\t{}\t{}\t{}", id.substr(id.find('/') + 1), actor->country,
                                        name, aliases, actor->sector));
                break;
            }
            case ActorKind::group:
                if (actor->sector.empty()) {
                    ++untold_;
                    break;
                }
                groups_.add(fmt::format("{}\t{}\t{}\t{}\t{}\t{}", fresh(actor->id), name, aliases,
                                        actor->country, actor->sector,
                                        actor->sector == "BUS"   ? "company"
                                        : actor->sector == "PTY" ? "party"
                                        : actor->sector == "REL" ? "religious"
                                        : actor->sector == "REB" ? "armed"
                                                                 : "movement"));
                break;
            default:
                ++untold_;
        }
    }

    const Knowledge& knowledge_;
    std::set<std::string> ids_;
    std::set<std::string> nouns_;
    std::size_t known_ = 0, dated_ = 0, untold_ = 0;
    Lines names_{"former_names", "code\tname\tfrom\tuntil"};
    Lines organizations_{"organizations", "id\tname\taliases"};
    Lines groups_{"groups", "id\tname\taliases\tcountry\tsector\tkind"};
    Lines bodies_{"bodies", "id\tcountry\tname\taliases\tsector"};
    Lines codes_{"dictionary", "names\tcode\tfrom\tuntil"};
    Lines agents_{"agents", "noun\tadds"};
};

}  // namespace

void write_dictionary_tables(std::ostream& out, const actors::Dictionary& dictionary,
                             const Knowledge& knowledge) {
    Converter converter(knowledge);
    for (const auto& row : dictionary.actors) converter.add(row);
    for (const auto& agent : dictionary.agents) converter.add(agent);
    converter.write(out);
}

}  // namespace entente::app
