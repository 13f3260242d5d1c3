#include "app/actors_show.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <chrono>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/actor_cards.hpp"
#include "app/actor_search.hpp"
#include "app/card_writer.hpp"
#include "app/data_file.hpp"
#include "app/date_option.hpp"
#include "app/engine.hpp"
#include "app/output.hpp"
#include "app/terminal.hpp"
#include "graph/schema/table.hpp"

namespace entente::app {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

struct Options {
    std::vector<std::string> words;
    std::string day;
    std::string format = "table";
};

// The header of a table: its first line that is neither blank nor comment.
std::string_view header_of(std::string_view text) {
    for (; !text.empty(); text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1)) {
        const auto line = text.substr(0, text.find('\n'));
        if (!line.empty() && line.front() != '#') return line;
    }
    return {};
}

std::string_view line_of(std::string_view text, std::size_t number) {
    for (; number > 1 && !text.empty(); --number)
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    return text.substr(0, text.find('\n'));
}

// Reads the tables that it is asked for once, and keeps them.
class TableCells {
  public:
    explicit TableCells(const Settings& settings) : settings_(settings) {}

    std::vector<Fact> operator()(std::string_view place) {
        const auto colon = place.rfind(':');
        std::size_t number = 0;
        if (colon == std::string_view::npos) return {};
        std::from_chars(place.data() + colon + 1, place.data() + place.size(), number);
        const auto& text = table(std::string(place.substr(0, colon)));
        std::vector<Fact> facts;
        auto names = header_of(text);
        auto cells = line_of(text, number);
        while (!names.empty() && !cells.empty()) {
            const auto name = take(names), cell = take(cells);
            if (!cell.empty()) facts.emplace_back(name, cell);
        }
        return facts;
    }

  private:
    static std::string_view take(std::string_view& line) {
        const auto end = std::min(line.find('\t'), line.size());
        auto cell = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
        while (!cell.empty() && (cell.back() == '\r' || cell.back() == ' ')) cell.remove_suffix(1);
        return cell;
    }

    // Of data/actors, else the file of that name; "" where there is none.
    const std::string& table(const std::string& name) {
        const auto [at, fresh] = tables_.try_emplace(name);
        if (!fresh) return at->second;
        if (const auto shipped = read_data_file(settings_, "actors/" + name))
            at->second = shipped->text;
        else if (auto own = read_file(name))
            at->second = *std::move(own);
        return at->second;
    }

    const Settings& settings_;
    std::map<std::string, std::string> tables_;
};

schema::Day today() {
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

Error nobody(const std::string& query, std::string hint) {
    return {ErrorCode::not_found, fmt::format("no actor \"{}\" is known", query), "", 0, std::move(hint)};
}

Result<Exit> run_show(const Options& options, const Settings& settings) {
    const auto asked = read_date_option("--on", options.day);
    if (!asked) return std::unexpected(asked.error());
    const auto day = *asked ? (*asked)->end : today();
    const auto tables = open_tables(settings);
    if (!tables) return std::unexpected(tables.error());
    const auto& knowledge = tables->knowledge;
    const auto query = fmt::format("{}", fmt::join(options.words, " "));
    const auto found = find_actors(knowledge, query);
    if (found.empty()) return std::unexpected(nobody(query, suggest_actor(knowledge, query)));
    TableCells cells(settings);
    std::vector<ActorCard> cards;
    for (const auto& actor : found)
        cards.push_back(make_card(knowledge, actor, day, [&](auto place) { return cells(place); }));
    auto output = Output::open("-");
    if (!output) return std::unexpected(output.error());
    if (options.format == "json")
        write_cards_json(output->stream(), cards, day);
    else
        write_cards(output->stream(), cards, day, terminal_width());
    if (auto finished = output->finish(); !finished) return std::unexpected(finished.error());
    return Exit::ok;
}

}  // namespace

Run declare_actors_show(CLI::App& cli) {
    auto options = std::make_shared<Options>();
    cli.add_option("ACTOR", options->words,
                   "a name, a code (JPN), an id (office:JPN/foreign-minister) or an office with whose it is")
        ->required();
    cli.add_option("--on", options->day, "as of this day, or the last of this month or year; else today")
        ->type_name("DATE");
    cli.add_option("--format,-f", options->format, "a page for people, or JSON")
        ->check(CLI::IsMember({"table", "json"}))
        ->capture_default_str();
    return [options](const Settings& settings) { return run_show(*options, settings); };
}

}  // namespace entente::app
