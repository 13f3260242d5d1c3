#include "graph/query/cite.hpp"

#include <fmt/format.h>
#include <iterator>
#include <map>
#include <vector>

#include "graph/store/reading.hpp"
#include "graph/store/stats.hpp"

namespace entente::query {
namespace {

using schema::Result;

struct Facts {
    std::string file;
    std::map<std::string, std::string> manifest;
    std::map<std::string, std::string> derived_by;
    store::Totals totals;
    store::DaysRead days;
    std::vector<store::Input> inputs;
};

template <class T>
Result<void> keep(Result<T> from, T& to) {
    if (!from) return std::unexpected(from.error());
    to = *std::move(from);
    return {};
}

Result<Facts> read(store::Store& store, const std::string& file) {
    Facts facts;
    facts.file = file;
    if (auto kept = keep(store.manifest(), facts.manifest); !kept) return std::unexpected(kept.error());
    if (auto kept = keep(store.derived_by(), facts.derived_by); !kept) return std::unexpected(kept.error());
    if (auto kept = keep(store::totals(store), facts.totals); !kept) return std::unexpected(kept.error());
    if (auto kept = keep(store::days_read(store), facts.days); !kept) return std::unexpected(kept.error());
    if (auto kept = keep(store::inputs(store), facts.inputs); !kept) return std::unexpected(kept.error());
    return facts;
}

std::string version(const Facts& facts) {
    const auto found = facts.manifest.find("program");
    return found == facts.manifest.end() ? "" : found->second;
}

std::string identity(const Facts& facts) {
    const auto found = facts.derived_by.find("identity");
    return found == facts.derived_by.end() ? "default" : found->second;
}

// "12 documents of 2020-01-01 to 2021-03-04, 40 records, 31 events"
std::string contents(const Facts& facts) {
    const auto& [counts, copies, events, actors] = facts.totals;
    const std::string days =
        facts.days.first.empty() ? "" : fmt::format(" of {} to {}", facts.days.first, facts.days.last);
    return fmt::format("{} documents{}, {} records, {} events", counts.documents, days, counts.records,
                       events);
}

std::string as_text(const Facts& facts) {
    std::string text = fmt::format("{}: {}. Made with Entente {}, identity {}.\n", facts.file,
                                   contents(facts), version(facts), identity(facts));
    const auto out = std::back_inserter(text);
    for (const auto& [key, value] : facts.manifest) fmt::format_to(out, "{}: {}\n", key, value);
    for (const auto& input : facts.inputs)
        fmt::format_to(out, "input: {} ({} bytes, {} documents, SHA-256 {})\n", input.path, input.bytes,
                       input.documents, input.sha256);
    return text;
}

// Braces and backslashes would be taken for commands.
std::string tex(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '\\')
            escaped += "\\textbackslash{}";
        else if (std::string_view("{}%&#_$").contains(c))
            escaped += std::string("\\") + c;
        else
            escaped += c;
    }
    return escaped;
}

std::string note(const Facts& facts) {
    std::string text = fmt::format("{}; identity {}", contents(facts), identity(facts));
    for (const auto& [key, value] : facts.manifest)
        if (key != "program") text += fmt::format("; {} {}", key, value);
    return text;
}

std::string as_bibtex(const Facts& facts) {
    return fmt::format(
        "@misc{{entente-graph,\n"
        "  title = {{{{{}}}}},\n"
        "  howpublished = {{Knowledge graph made with Entente {}}},\n"
        "  note = {{{}}}\n"
        "}}\n",
        tex(facts.file), tex(version(facts)), tex(note(facts)));
}

// A YAML double-quoted scalar.
std::string yaml(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c == '\n' ? ' ' : c;
    }
    return quoted + "\"";
}

std::string as_cff(const Facts& facts) {
    std::string text = "cff-version: 1.2.0\nmessage: Please cite this graph as below.\ntype: dataset\n";
    const auto out = std::back_inserter(text);
    fmt::format_to(out, "title: {}\nauthors:\n  - name: Entente\nversion: {}\nabstract: {}\n",
                   yaml(facts.file), yaml(version(facts)), yaml(note(facts)));
    if (facts.inputs.empty()) return text;
    text += "identifiers:\n";
    for (const auto& input : facts.inputs)
        fmt::format_to(out, "  - type: other\n    value: {}\n    description: {}\n",
                       yaml("sha256:" + input.sha256), yaml(input.path));
    return text;
}

}  // namespace

Result<std::string> cite(store::Store& store, const std::string& file, CitationStyle style) {
    const auto facts = read(store, file);
    if (!facts) return std::unexpected(facts.error());
    if (style == CitationStyle::bibtex) return as_bibtex(*facts);
    return style == CitationStyle::cff ? as_cff(*facts) : as_text(*facts);
}

}  // namespace entente::query
