#include "tests/layers/arrows.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <optional>
#include <sstream>

namespace entente::layers {
namespace fs = std::filesystem;

namespace {

struct Include {
    std::string file;  // root-relative
    int line = 0;
    std::string target;
    bool quoted = false;
};

// `#include "x"` or `#include <x>`; comments and everything else give nothing.
std::optional<Include> parse_include(std::string_view line) {
    auto skip = [&] { line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size())); };
    skip();
    if (!line.starts_with('#')) return {};
    line.remove_prefix(1);
    skip();
    if (!line.starts_with("include")) return {};
    line.remove_prefix(7);
    skip();
    if (line.empty() || (line[0] != '"' && line[0] != '<')) return {};
    const auto end = line.find(line[0] == '"' ? '"' : '>', 1);
    if (end == line.npos) return {};
    return Include{{}, 0, std::string(line.substr(1, end - 1)), line[0] == '"'};
}

bool is_source(const fs::path& path) {
    return path.extension() == ".hpp" || path.extension() == ".cpp";
}

std::vector<fs::path> sources(const fs::path& root, const std::vector<std::string>& top) {
    std::vector<fs::path> found;
    for (const auto& folder : top) {
        if (!fs::exists(root / folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            if (entry.is_regular_file() && is_source(entry.path())) found.push_back(entry.path());
        }
    }
    std::ranges::sort(found);
    return found;
}

std::vector<Include> read_includes(const fs::path& root, const fs::path& file) {
    std::vector<Include> includes;
    std::ifstream in(file);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        auto include = parse_include(line);
        if (!include) continue;
        include->file = fs::relative(file, root).generic_string();
        include->line = number;
        includes.push_back(std::move(*include));
    }
    return includes;
}

std::string folder_of(const std::string& file) {
    return fs::path(file).parent_path().generic_string();
}

std::string judge_own(const Arrows& arrows, const fs::path& root, const Include& include) {
    const auto from = folder_of(include.file);
    const auto to = folder_of(include.target);
    if (!fs::exists(root / include.target)) return "is not in the tree (includes are relative to its root)";
    if (from == to) return "";
    if (!arrows.contains(to)) return "lies in no declared layer";
    if (!reaches(arrows, from, to)) return fmt::format("is a wrong arrow: {} may not include {}", from, to);
    return "";
}

std::string judge_library(const std::vector<Reserved>& reserved, const Include& include) {
    for (const auto& [prefix, folders] : reserved) {
        if (include.target.starts_with(prefix) && !folders.contains(folder_of(include.file)))
            return fmt::format("is kept out of {}", folder_of(include.file));
    }
    return "";
}

}  // namespace

Arrows parse_arrows(std::string_view text) {
    Arrows arrows;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        const auto colon = line.find(':');
        if (colon == line.npos) continue;
        auto& targets = arrows[line.substr(0, colon)];
        std::istringstream words(line.substr(colon + 1));
        for (std::string word; words >> word;) targets.insert(word);
    }
    return arrows;
}

std::string find_cycle(const Arrows& arrows) {
    std::set<std::string> done;
    std::vector<std::string> way;
    std::function<std::string(const std::string&)> visit = [&](const std::string& node) -> std::string {
        if (const auto seen = std::ranges::find(way, node); seen != way.end())
            return fmt::format("{} → {}", fmt::join(seen, way.end(), " → "), node);
        if (done.contains(node) || !arrows.contains(node)) return "";
        way.push_back(node);
        for (const auto& next : arrows.at(node)) {
            if (auto cycle = visit(next); !cycle.empty()) return cycle;
        }
        way.pop_back();
        done.insert(node);
        return "";
    };
    for (const auto& [node, targets] : arrows) {
        if (auto cycle = visit(node); !cycle.empty()) return cycle;
    }
    return "";
}

bool reaches(const Arrows& arrows, const std::string& from, const std::string& to) {
    std::set<std::string> seen{from};
    std::vector<std::string> open{from};
    while (!open.empty()) {
        const auto node = open.back();
        open.pop_back();
        if (!arrows.contains(node)) continue;
        for (const auto& next : arrows.at(node)) {
            if (next == to) return true;
            if (seen.insert(next).second) open.push_back(next);
        }
    }
    return false;
}

std::vector<std::string> check(const Arrows& arrows, const std::vector<Reserved>& reserved,
                               const fs::path& root, const std::vector<std::string>& top) {
    std::vector<std::string> wrong;
    Arrows files;
    for (const auto& source : sources(root, top)) {
        const auto file = fs::relative(source, root).generic_string();
        if (!arrows.contains(folder_of(file))) wrong.push_back(file + ": lies in no declared layer");
        for (const auto& include : read_includes(root, source)) {
            if (include.quoted) files[file].insert(include.target);
            const auto judgement =
                include.quoted ? judge_own(arrows, root, include) : judge_library(reserved, include);
            if (!judgement.empty())
                wrong.push_back(fmt::format("{}:{}: {} {}", file, include.line, include.target, judgement));
        }
    }
    if (const auto cycle = find_cycle(arrows); !cycle.empty())
        wrong.push_back("layers in a circle: " + cycle);
    if (const auto cycle = find_cycle(files); !cycle.empty())
        wrong.push_back("includes in a circle: " + cycle);
    return wrong;
}

}  // namespace entente::layers
