// Each text of samples/ gives the graph that samples/expected says, no event less and none more: with the
// scorer and by the frames alone.
#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>
#include <sstream>
#include <vector>

#include "graph/schema/date.hpp"
#include "graph/store/record_json.hpp"
#include "tests/app/program.hpp"

using namespace entente;
using namespace entente::app;

namespace {

// One event as a row of samples/expected tells it; "-" where the row leaves a field open.
struct Row {
    std::string act, mode, status, date, actors, recipients, place, sentence;
};

std::vector<std::string> split(const std::string& text, char by) {
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, by);) parts.push_back(part);
    return parts;
}

std::vector<Row> read_rows(const std::string& name) {
    std::ifstream in(std::string(ENTENTE_SOURCE_DIR) + "/samples/expected/" + name + ".tsv");
    REQUIRE_MESSAGE(in.good(), name);
    std::vector<Row> rows;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        const auto f = split(line, '\t');
        REQUIRE_MESSAGE(f.size() == 8, line);
        rows.push_back({f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7]});
    }
    return rows;
}

std::string ids(const std::vector<schema::Party>& parties) {
    std::set<std::string> sorted;
    for (const auto& party : parties) sorted.insert(party.id);
    return sorted.empty() ? "-" : fmt::format("{}", fmt::join(sorted, " "));
}

std::string sorted_words(const std::string& text) {
    const auto words = split(text, ' ');
    return fmt::format("{}", fmt::join(std::set<std::string>(words.begin(), words.end()), " "));
}

std::string written(const std::optional<schema::EventDate>& date) {
    if (!date) return "-";
    const auto& [start, end, precision] = date->range;
    if (precision == schema::DatePrecision::month) return schema::to_iso(start).substr(0, 7);
    if (precision == schema::DatePrecision::year) return schema::to_iso(start).substr(0, 4);
    return start == end ? schema::to_iso(start) : schema::to_iso(start) + "/" + schema::to_iso(end);
}

Row row_of(const schema::Record& record) {
    return {record.act,
            record.act == "CONSULT" ? record.mode : "-",
            std::string(name(record.status)),
            written(record.date),
            ids(record.actor),
            ids(record.recipient),
            record.place ? record.place->name : "-",
            record.evidence.text};
}

bool open_or_equal(const std::string& expected, const std::string& got) {
    return expected == "-" || expected == got;
}

bool matches(const Row& expected, const Row& got) {
    return expected.act == got.act && expected.mode == got.mode && expected.status == got.status &&
           sorted_words(expected.actors) == got.actors &&
           sorted_words(expected.recipients) == got.recipients && open_or_equal(expected.date, got.date) &&
           open_or_equal(expected.place, got.place) &&
           got.sentence.find(expected.sentence) != std::string::npos;
}

std::string shown(const Row& row) {
    return fmt::format("{} {} {} {} | {} | {} | {} | {}", row.act, row.mode, row.status, row.date, row.actors,
                       row.recipients, row.place, row.sentence);
}

// weights: a file, "none", or "" for those of the data folder.
std::vector<Row> extract(const Folder& folder, const std::string& file, const std::string& weights) {
    const auto option = weights.empty() ? std::string() : " --weights " + weights;
    const auto ran = run(folder, "entente extract" + option + " \"$samples/" + file + "\"");
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    std::vector<Row> rows;
    for (const auto& line : split(ran.out, '\n')) {
        const auto record = store::parse_record(line);
        REQUIRE_MESSAGE(record.has_value(), line);
        rows.push_back(row_of(*record));
    }
    return rows;
}

// What is missing and what is too much, over all samples.
std::string compare(const std::string& weights) {
    const Folder folder;
    std::string difference;
    for (const std::string file :
         {"readout.txt", "communique.md", "wire.html", "calls.jsonl", "visit.txt", "vote.txt"}) {
        auto got = extract(folder, file, weights);
        for (const auto& row : read_rows(file.substr(0, file.find('.')))) {
            const auto found =
                std::ranges::find_if(got, [&](const Row& other) { return matches(row, other); });
            if (found == got.end())
                difference += "\n" + file + "  missing  " + shown(row);
            else
                got.erase(found);
        }
        for (const auto& row : got) difference += "\n" + file + "  too much " + shown(row);
    }
    return difference;
}

}  // namespace

TEST_CASE("samples give their graphs, no event less and none more") {
    for (const std::string weights : {"", "none"}) {
        CAPTURE(weights);
        CHECK_MESSAGE(compare(weights).empty(), compare(weights));
    }
}
