// entente doctor: where model and tables lie and whether they can be read; the first thing to ask for in a
// report.
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/engine.hpp"
#include "app/model.hpp"

namespace entente::app {
namespace {

using schema::Result;
using Clock = std::chrono::steady_clock;

struct Finding {
    bool good = false;
    std::string text;
};

Finding look_at_model(const Settings& settings) {
    const auto start = Clock::now();
    const auto model = open_model(settings);
    if (!model) return {false, schema::describe(model.error())};
    const std::chrono::duration<double, std::milli> passed = Clock::now() - start;
    return {true, fmt::format("{}: read in {:.0f} ms", find_model(settings)->string(), passed.count())};
}

Finding look_at_tables(const Settings& settings) {
    const auto tables = open_tables(settings);
    if (!tables) return {false, schema::describe(tables.error())};
    const auto& knowledge = tables->knowledge;
    return {
        true,
        fmt::format("{}: {} countries, {} organisations, {} persons with {} terms of office, {} frames",
                    find_data(settings)->string(), knowledge.countries.size(), knowledge.organizations.size(),
                    knowledge.persons.size(), knowledge.terms.size(), tables->rules.frames.all.size())};
}

Result<Exit> run_doctor(const Settings& settings) {
    const std::pair<const char*, Finding> findings[] = {{"model", look_at_model(settings)},
                                                        {"tables", look_at_tables(settings)}};
    fmt::print("{:<9}{}\n", "program", "entente " ENTENTE_VERSION);
    auto exit = Exit::ok;
    for (const auto& [what, finding] : findings) {
        fmt::print("{:<9}{}\n", what, finding.text);
        if (!finding.good) exit = Exit::failure;
    }
    return exit;
}

}  // namespace

Run declare_doctor(CLI::App&) {
    return run_doctor;
}

}  // namespace entente::app
