#include "extractors/text/boilerplate.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_set>

#include "extractors/text/layout.hpp"
#include "extractors/text/tables.hpp"
#include "graph/schema/table.hpp"

namespace entente::text {
namespace {

constexpr std::size_t longest_line = 200;  // longer blocks are no navigation
constexpr std::size_t caption_head = 24;   // where a caption's mark stands: in its first bytes
constexpr std::size_t caption_tail = 80;   // or its last

enum class Effect : std::uint8_t { none, line, list, end, caption };

struct Row {
    Effect effect;
    std::string_view where;
    std::string_view phrase;
};

Effect effect_of(std::string_view word) {
    if (word == "line") return Effect::line;
    if (word == "list") return Effect::list;
    return word == "end" ? Effect::end : Effect::caption;
}

std::vector<Row> read_rows() {
    static constexpr std::array<std::string_view, 4> columns = {"effect", "where", "phrase", "example"};
    std::vector<Row> rows;
    const auto table = schema::parse_table(boilerplate_tsv(), "boilerplate.tsv", columns);
    if (!table) return rows;  // the tests read the same text
    for (const schema::TableRow& row : table->rows) {
        rows.push_back(
            {effect_of(table->cell(row, "effect")), table->cell(row, "where"), table->cell(row, "phrase")});
    }
    return rows;
}

const std::vector<Row>& rows() {
    static const std::vector<Row> all = read_rows();
    return all;
}

std::string lower(std::string_view text) {
    std::string small{text};
    for (char& c : small) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return small;
}

std::string_view without_end_marks(std::string_view line) {
    while (!line.empty() && std::string_view(".:!? \t").find(line.back()) != std::string_view::npos) {
        line.remove_suffix(1);
    }
    return line;
}

bool matches_place(const Row& row, std::string_view line) {
    if (row.where == "whole") return without_end_marks(line) == row.phrase;
    if (row.where == "start") return line.starts_with(row.phrase);
    return line.find(row.phrase) != std::string_view::npos;
}

bool matches(const Row& row, std::string_view line, bool sentence) {
    const bool only_without_stop = row.effect != Effect::end && row.where != "whole";
    return !(only_without_stop && sentence) && matches_place(row, line);
}

bool is_caption(std::string_view block) {
    const std::string head = lower(block.substr(0, caption_head));
    const std::string tail = lower(block.substr(block.size() - std::min(block.size(), caption_tail)));
    return std::ranges::any_of(rows(), [&](const Row& row) {
        if (row.effect != Effect::caption) return false;
        if (head.starts_with(row.phrase)) return true;
        return row.where == "part" && tail.find(row.phrase) != std::string::npos;
    });
}

// "Home | News | Asia | Contact": parts between separators, and no sentence.
bool is_trail(std::string_view line) {
    static constexpr std::array<std::string_view, 5> separators = {" | ", " \xC2\xBB ", " \xE2\x80\xBA ",
                                                                   " > ", " / "};
    return !ends_sentence(line) && std::ranges::any_of(separators, [line](std::string_view separator) {
        std::size_t found = 0;
        for (std::size_t at = line.find(separator); at != std::string_view::npos;
             at = line.find(separator, at + separator.size())) {
            ++found;
        }
        return found >= 2;
    });
}

// "* * *", "-----", "<!-- -->": a line that only parts others.
bool is_rule(std::string_view line) {
    return std::ranges::none_of(line, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xC3 || (c >= '0' && c <= '9') || ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z');
    });
}

Effect effect_on(std::string_view block) {
    if (block.size() > longest_line) return Effect::none;
    if (is_rule(block)) return Effect::line;
    const std::string line = lower(block);
    const bool sentence = ends_sentence(block);
    for (const Row& row : rows()) {
        if (row.effect != Effect::caption && matches(row, line, sentence)) return row.effect;
    }
    return is_trail(block) ? Effect::line : Effect::none;
}

std::size_t prose_bytes(std::string_view text, std::span<const Block> blocks) {
    std::size_t bytes = 0;
    for (const Block& block : blocks) {
        if (block.kind != BlockKind::skipped && is_prose(slice(text, block.span))) bytes += block.span.size();
    }
    return bytes;
}

// Marks the rest from `at` on if more was said before than is said after.
void skip_rest(std::string_view text, std::vector<Block>& blocks, std::size_t at) {
    const std::span<const Block> all = blocks;
    if (prose_bytes(text, all.first(at)) <= prose_bytes(text, all.subspan(at + 1))) return;
    for (std::size_t i = at; i < blocks.size(); ++i) blocks[i].kind = BlockKind::skipped;
}

void skip_list(std::string_view text, std::vector<Block>& blocks, std::size_t at) {
    for (++at; at < blocks.size(); ++at) {
        const std::string_view line = slice(text, blocks[at].span);
        if (is_prose(line) || effect_on(line) == Effect::end) return;
        blocks[at].kind = BlockKind::skipped;
    }
}

}  // namespace

void mark_boilerplate(std::string_view text, std::vector<Block>& blocks) {
    bool ended = false;
    for (std::size_t i = 0; i < blocks.size() && !ended; ++i) {
        Block& block = blocks[i];
        if (block.kind == BlockKind::skipped) continue;
        const std::string_view line = slice(text, block.span);
        const Effect effect = effect_on(line);
        if (effect != Effect::none) block.kind = BlockKind::skipped;
        if (effect == Effect::list) skip_list(text, blocks, i);
        if (effect == Effect::end) {
            skip_rest(text, blocks, i);
            ended = i + 1 < blocks.size() && blocks.back().kind == BlockKind::skipped;
        }
        if (effect == Effect::none && is_caption(line)) block.kind = BlockKind::caption;
    }
}

bool is_copyright_line(std::string_view block) {
    if (block.size() > longest_line) return false;
    static constexpr std::array<std::string_view, 4> words = {"\xC2\xA9", "copyright", "(c)",
                                                              "rights reserved"};
    const std::string line = lower(block);
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return line.find(word) != std::string::npos; });
}

void mark_repeats(std::string_view text, std::string_view title, std::vector<Block>& blocks) {
    std::unordered_set<std::string_view> seen;
    if (!title.empty()) seen.insert(title);
    std::string_view previous;
    for (Block& block : blocks) {
        if (block.kind == BlockKind::skipped) continue;
        const std::string_view said = slice(text, block.span);
        const bool once_only = block.kind == BlockKind::heading || block.kind == BlockKind::caption;
        if (said == previous || (once_only && seen.contains(said))) block.kind = BlockKind::skipped;
        if (once_only) seen.insert(said);
        previous = said;
    }
}

}  // namespace entente::text
