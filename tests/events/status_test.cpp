#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <set>
#include <sstream>

#include "graph/schema/table.hpp"
#include "tests/support/engine.hpp"
#include "tests/support/readings.hpp"

using namespace entente;

namespace {

using Codes = std::set<std::string>;

struct Told {
    std::string act;
    std::string status;
    Codes codes;
};

std::vector<std::string> split(std::string_view text, std::string_view by) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(by, begin), text.size());
        parts.emplace_back(text.substr(begin, end - begin));
        begin = end + by.size();
    }
    return parts;
}

// "CONSULT(visit)/planned: KEN+UGA > SOM"; the mode is not examined here, nor who is on which side.
Told told(std::string_view text) {
    const auto colon = text.find(": ");
    const auto slash = text.find('/');
    REQUIRE(colon != text.npos);
    REQUIRE(slash < colon);
    Told event{std::string(text.substr(0, std::min(text.find('('), slash))),
               std::string(text.substr(slash + 1, colon - slash - 1)),
               {}};
    REQUIRE(schema::parse_status(event.status));
    for (const auto& word : split(text.substr(colon + 2), " "))
        for (const auto& code : split(word, "+"))
            if (!code.empty() && code != ">" && code != "~") event.codes.insert(code);
    return event;
}

Told told(const schema::Record& record) {
    Told event{record.act, std::string(schema::name(record.status)), {}};
    for (const auto* side : {&record.actor, &record.recipient})
        for (const auto& party : *side) event.codes.insert(party.code.empty() ? party.name : party.code);
    return event;
}

// Half of the parties or more in common.
bool alike(const Told& a, const Told& b) {
    std::size_t common = 0;
    for (const auto& code : a.codes) common += b.codes.contains(code);
    return a.act == b.act && 2 * common >= a.codes.size() + b.codes.size() - common;
}

struct Count {
    int right = 0, wanted = 0, found = 0;
};

struct Measure {
    std::map<std::string, Count> by_status;
    std::ostringstream errors;

    // Every event that was not wanted, or not found, counts against its status.
    void add(std::string_view where, std::vector<Told> wanted, std::vector<Told> found) {
        for (const auto& event : wanted) ++by_status[event.status].wanted;
        for (const auto& event : found) ++by_status[event.status].found;
        for (const bool same_status : {true, false})
            std::erase_if(wanted, [&](const Told& want) {
                const auto hit = std::ranges::find_if(found, [&](const Told& record) {
                    return alike(want, record) && (want.status == record.status) == same_status;
                });
                if (hit == found.end()) return false;
                if (same_status)
                    ++by_status[want.status].right;
                else
                    errors << where << ": " << want.act << " is " << hit->status << ", not " << want.status
                           << "\n";
                found.erase(hit);
                return true;
            });
        for (const auto& event : wanted)
            errors << where << ": missed " << event.act << " " << event.status << "\n";
        for (const auto& event : found)
            errors << where << ": false " << event.act << " " << event.status << "\n";
    }

    double macro_f1() const {
        double sum = 0;
        for (const auto& [status, count] : by_status) sum += f1(count);
        return sum / static_cast<double>(by_status.size());
    }

    static double f1(const Count& count) {
        return count.right == 0 ? 0 : 2.0 * count.right / (count.wanted + count.found);
    }
};

void run(const std::string& path, Measure& measure) {
    const auto text = tests::read_source(path);
    const std::string_view columns[] = {"date", "sentence", "expected"};
    const auto table = schema::parse_table(text, path, columns);
    REQUIRE(table.has_value());
    for (const auto& row : table->rows) {
        const auto sentence = table->cell(row, "sentence");
        std::vector<Told> wanted, found;
        if (table->cell(row, "expected") != "-")
            for (const auto& event : split(table->cell(row, "expected"), " ; "))
                wanted.push_back(told(std::string_view(event)));
        for (const auto& record : tests::read(sentence, table->cell(row, "date")))
            found.push_back(told(record));
        measure.add(path + ":" + std::to_string(row.line) + ": " + std::string(sentence), std::move(wanted),
                    std::move(found));
    }
}

std::string summary(const Measure& measure) {
    std::ostringstream out;
    out << "macro-F1 " << measure.macro_f1();
    for (const auto& [status, count] : measure.by_status)
        out << ", " << status << " " << Measure::f1(count) << " of " << count.wanted;
    return out.str();
}

}  // namespace

// Half of the sentences were written by someone who had not seen the engine; the events' own words decide
// whether they happened. A sentence whose event is not found at all counts as wrong.
TEST_CASE("did it happen: macro-F1 over the statuses") {
    Measure blind, own;
    run("tests/cases/blind/status.tsv", blind);
    run("tests/cases/status.tsv", own);
    CHECK_MESSAGE(blind.macro_f1() >= 0.64, summary(blind) << "\n" << blind.errors.str());
    CHECK_MESSAGE(own.macro_f1() >= 0.84, summary(own) << "\n" << own.errors.str());
}
