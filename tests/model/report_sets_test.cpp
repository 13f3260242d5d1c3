// Sets of reports of which people said which tell one happening (tests/cases/identity): the reports as a
// careful reader would enter them as records, so that identity is measured by itself. The same reports as
// texts go through the whole program in bench/identity.py.
#include <cstdlib>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "graph/model/identity.hpp"
#include "graph/schema/table.hpp"

namespace entente::model {
namespace {

using namespace schema;

struct Labelled {
    std::string set, kind, event;
    Record record;
    Origin origin;
};

std::string known(std::string_view cell) {
    return cell == "-" ? std::string() : std::string(cell);
}

std::vector<Party> parties(std::string_view cell) {
    std::vector<Party> all;
    if (cell == "-") return all;
    for (const auto part : split_list(cell)) {
        const auto fields = split_list(part, ';');
        REQUIRE_MESSAGE(fields.size() == 4, part);
        Party party;
        party.id = fields[0];
        party.code = known(fields[1]);
        party.kind = parse_actor_kind(fields[2]).value();
        party.level = known(fields[3]);
        party.name = party.id.substr(party.id.find(':') + 1);
        all.push_back(std::move(party));
    }
    return all;
}

Labelled labelled(const Table& table, const TableRow& row) {
    const auto cell = [&](std::string_view column) { return table.cell(row, column); };
    Labelled one{std::string(cell("set")), std::string(cell("kind")), std::string(cell("event")), {}, {}};
    Record& r = one.record;
    r.document = cell("document");
    r.id = fmt::format("{}#{}", r.document, row.line);
    r.act = cell("act");
    r.mode = known(cell("mode"));
    r.status = parse_status(cell("status")).value();
    r.foreground = cell("foreground") == "1";
    if (cell("start") != "-") {
        const auto start = parse_date(cell("start")).value(), end = parse_date(cell("end")).value();
        r.date = EventDate{{start.start, end.end, parse_date_precision(cell("precision")).value()},
                           parse_date_basis(cell("basis")).value(),
                           {}};
    }
    r.actor = parties(cell("actors"));
    r.recipient = parties(cell("recipients"));
    r.reciprocal = r.recipient.empty();
    if (cell("place") != "-" || cell("place_country") != "-")
        r.place = schema::Place{known(cell("place")), known(cell("place_country")), {}};
    r.evidence.text = cell("sentence");
    r.confidence = 0.5;
    one.origin = {r.document, parse_date(cell("published")).value().start, r.document,
                  std::string(cell("publisher"))};
    return one;
}

std::vector<Labelled> read_sets(const std::string& name) {
    std::ifstream file(ENTENTE_SOURCE_DIR "/tests/cases/identity/" + name);
    std::stringstream bytes;
    bytes << file.rdbuf();
    const std::string text = bytes.str();
    constexpr std::string_view columns[] = {"set",        "kind",  "document",      "published", "publisher",
                                            "event",      "act",   "mode",          "status",    "foreground",
                                            "start",      "end",   "precision",     "basis",     "actors",
                                            "recipients", "place", "place_country", "sentence"};
    const auto table = parse_table(text, name, columns);
    REQUIRE_MESSAGE(table, describe(table.error()));
    std::vector<Labelled> all;
    for (const auto& row : table->rows) all.push_back(labelled(*table, row));
    return all;
}

struct Score {
    std::size_t right = 0, missed = 0, false_ones = 0;
    double precision() const { return ratio(right, right + false_ones); }
    double recall() const { return ratio(right, right + missed); }
    double f1() const { return ratio(2 * right, 2 * right + missed + false_ones); }
    static double ratio(std::size_t part, std::size_t whole) {
        return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
    }
};

void show(const Labelled& a, const Labelled& b, const Report& x, const Report& y, const char* what) {
    if (!std::getenv("ENTENTE_SHOW")) return;
    std::string why;
    const auto score = likeness(x, y, Identity::usual, 3, &why);
    fmt::print("{} {} {} {} {}: {} [{}]\n", what, a.kind, a.set, a.record.id, b.record.id,
               score ? fmt::format("{:.1f}", *score) : "never", why);
    for (const auto* one : {&a, &b})
        fmt::print("      {} {} {} {} | {}\n", one->record.mode, name(one->record.status),
                   one->record.date
                       ? to_iso(one->record.date->range.start) + ".." + to_iso(one->record.date->range.end)
                       : "-",
                   one->record.date ? name(one->record.date->basis) : "", one->record.evidence.text);
}

// Each set by itself: pairs of its reports.
std::map<std::string, Score> score(const std::vector<Labelled>& all, Identity level) {
    std::map<std::string, std::vector<const Labelled*>> sets;
    for (const auto& one : all) sets[one.set].push_back(&one);
    std::map<std::string, Score> scores;
    for (const auto& [set, reports] : sets) {
        Reports compact;
        for (const auto* one : reports) compact.add(one->record, one->origin);
        std::map<std::size_t, std::size_t> group_of;
        const auto groups = identify(compact.all(), level);
        for (std::size_t g = 0; g < groups.size(); ++g)
            for (const std::size_t i : groups[g].members) group_of[i] = g;
        for (std::size_t i = 0; i < reports.size(); ++i)
            for (std::size_t j = i + 1; j < reports.size(); ++j) {
                const bool same = reports[i]->event == reports[j]->event, told = group_of[i] == group_of[j];
                for (const auto& name : {std::string("all"), reports[i]->kind}) {
                    Score& s = scores[name];
                    s.right += same && told;
                    s.missed += same && !told;
                    s.false_ones += !same && told;
                }
                if (same != told && level == Identity::usual)
                    show(*reports[i], *reports[j], compact.all()[i], compact.all()[j],
                         told ? "false" : "missed");
            }
    }
    return scores;
}

// What is said of the levels in `--help` and docs/identity.md: at least this.
TEST_CASE("sets of reports: pairs of one happening") {
    struct Bound {
        const char* file;
        Identity level;
        double precision, f1;
    };
    const Bound bounds[] = {
        {"records_a.tsv", Identity::strict, 0.99, 0.22}, {"records_a.tsv", Identity::usual, 0.98, 0.86},
        {"records_a.tsv", Identity::loose, 0.96, 0.89},  {"records_b.tsv", Identity::strict, 0.99, 0.38},
        {"records_b.tsv", Identity::usual, 0.98, 0.97},  {"records_b.tsv", Identity::loose, 0.97, 0.97}};
    for (const auto& [file, level, precision, f1] : bounds) {
        const auto scores = score(read_sets(file), level);
        const Score& all = scores.at("all");
        INFO(file, " ", name(level), ": P ", all.precision(), " R ", all.recall(), " F1 ", all.f1());
        CHECK(all.precision() >= precision);
        CHECK(all.f1() >= f1);
    }
}

}  // namespace
}  // namespace entente::model
