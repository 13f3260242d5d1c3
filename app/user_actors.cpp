#include "app/user_actors.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <spdlog/spdlog.h>

#include "graph/schema/utf8.hpp"

namespace entente::app {
namespace {

using schema::Result;

void add_dictionary(UserFiles& files, const std::string& text, const std::string& path) {
    auto dictionary = actors::parse_dictionary(text, path);
    report(dictionary, path);
    auto& user = files.actors;
    std::ranges::move(dictionary.actors, std::back_inserter(user.dictionary));
    std::ranges::move(dictionary.agents, std::back_inserter(user.agents));
}

}  // namespace

std::vector<std::string> split_tables(std::string_view text) {
    std::vector<std::string> tables(1);
    for (std::size_t line = 0; !text.empty(); ++line) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        if (text.starts_with(table_mark)) tables.emplace_back(line, '\n');
        tables.back() += text.substr(0, end);
        text.remove_prefix(end);
    }
    const auto is_empty = [](std::string_view table) {
        while (!table.empty()) {
            const auto end = std::min(table.find('\n'), table.size());
            if (end > 0 && table.front() != '#' && table.front() != '\r') return false;
            table.remove_prefix(std::min(end + 1, table.size()));
        }
        return true;
    };
    if (tables.size() > 1) std::erase_if(tables, is_empty);
    return tables;
}

void report(std::span<const actors::DictionaryIssue> issues, const std::string& path,
            const std::string& what) {
    std::size_t skipped = 0;
    for (const auto& issue : issues) {
        spdlog::warn("{}:{}: {}{}", path, issue.line, issue.reason, issue.skipped ? "; left out" : "");
        if (issue.skipped) ++skipped;
    }
    spdlog::info("{}: {}; {} lines left out", path, what, skipped);
}

void report(const actors::Dictionary& dictionary, const std::string& path) {
    report(dictionary.issues, path,
           fmt::format("{} actors and {} role nouns", dictionary.actors.size(), dictionary.agents.size()));
}

Result<UserFiles> read_user_actors(const std::vector<std::string>& paths) {
    UserFiles files;
    for (const auto& path : paths) {
        auto text = read_file(path);
        if (!text) return std::unexpected(text.error());
        if (actors::is_dictionary(*text)) {
            add_dictionary(files, *text, path);
            continue;
        }
        if (const auto bad = schema::find_bad_utf8(*text)) {
            const auto line = 1 + std::ranges::count(std::string_view(*text).substr(0, *bad), '\n');
            return std::unexpected(schema::Error{schema::ErrorCode::invalid, "not UTF-8", path,
                                                 static_cast<std::uint64_t>(line), "save the file as UTF-8"});
        }
        for (auto& table : split_tables(*text)) files.texts.push_back(std::move(table));
        while (files.actors.tables.size() < files.texts.size())
            files.actors.tables.push_back({path, files.texts[files.actors.tables.size()]});
    }
    return files;
}

}  // namespace entente::app
