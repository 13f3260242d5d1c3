#include "extractors/events/frames.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

#include "graph/schema/did_you_mean.hpp"
#include "graph/schema/table.hpp"

namespace entente::events {
namespace {

using schema::Error;
using schema::Result;
using schema::Table;
using schema::TableRow;

constexpr std::array<std::string_view, 11> columns{"id",    "head",   "pos",    "slots",   "act",    "mode",
                                                   "cameo", "status", "mutual", "example", "reading"};
constexpr std::array<std::string_view, 57> relations{
    "agent",  "patient", "recipient", "attribute", "with",    "to",      "against",    "from",
    "on",     "in",      "at",        "over",      "about",   "for",     "by",         "of",
    "into",   "between", "toward",    "towards",   "via",     "upon",    "after",      "during",
    "behind", "among",   "near",      "amid",      "through", "under",   "within",     "around",
    "inside", "than",    "regarding", "alongside", "clause",  "subject", "across",     "throughout",
    "along",  "outside", "following", "despite",   "since",   "beyond",  "off",        "like",
    "as",     "per",     "without",   "before",    "until",   "because", "concerning", "clause-subject",
    "where"};
constexpr std::array<std::pair<std::string_view, Role>, 5> roles{{{"actor", Role::actor},
                                                                  {"recipient", Role::recipient},
                                                                  {"about", Role::about},
                                                                  {"place", Role::place},
                                                                  {"none", Role::none}}};

std::unexpected<Error> fail(const Table& table, const TableRow& row, std::string message, std::string hint) {
    return std::unexpected(table.error(row, std::move(message), std::move(hint)));
}

constexpr std::array<std::string_view, 4> fillers{"PARTY", "PARTY+", "PLACE", "CLAUSE"};
constexpr std::array<std::string_view, 7> statuses{"happened", "planned", "cancelled",   "called-for",
                                                   "alleged",  "denied",  "hypothetical"};

std::string hint_of(std::string_view word, std::span<const std::string_view> known, std::string otherwise) {
    auto hint = schema::did_you_mean(word, known);
    return hint.empty() ? std::move(otherwise) : hint;
}

// Nouns are lemmas: a word in capitals is meant as one of ours.
bool is_misspelt_filler(std::string_view text) {
    const auto is_capital = [](char c) { return (c >= 'A' && c <= 'Z') || c == '+'; };
    return text.size() > 1 && std::ranges::all_of(text, is_capital);
}

std::optional<Role> role_of(std::string_view name) {
    for (const auto& [known, role] : roles)
        if (known == name) return role;
    return std::nullopt;
}

Filler filler_of(std::string_view text) {
    if (text == "PARTY") return Filler::party;
    if (text == "PARTY+") return Filler::party_or_owner;
    if (text == "PLACE") return Filler::place;
    if (text == "CLAUSE") return Filler::any;
    return Filler::nouns;
}

Role usual_role(const Slot& slot) {
    if (slot.filler == Filler::place) return Role::place;
    if (slot.filler != Filler::party && slot.filler != Filler::party_or_owner) return Role::none;
    return slot.relation == "agent" ? Role::actor : Role::recipient;
}

// The row that is read, and what it may refer to.
struct Context {
    const Table& table;
    const TableRow& row;
    const Synonyms& classes;
};

// Lemmas, and those of the synonym sets that are named among them: "@talks|round".
Result<std::vector<std::string>> parse_lemmas(const Context& at, std::string_view text, bool verb) {
    std::vector<std::string> lemmas;
    const auto add = [&](std::string_view lemma) {
        if (std::ranges::find(lemmas, lemma) == lemmas.end()) lemmas.emplace_back(lemma);
    };
    for (const auto word : schema::split_list(text)) {
        if (!word.starts_with('@')) {
            add(word);
            continue;
        }
        const auto* set = at.classes.named(word.substr(1), verb);
        if (!set)
            return fail(at.table, at.row,
                        fmt::format("no class \"{}\" of {} in synonyms.tsv", word.substr(1),
                                    verb ? "verbs" : "nouns"),
                        schema::did_you_mean(word.substr(1), at.classes.names(verb)));
        for (const auto& lemma : set->lemmas) add(lemma);
    }
    return lemmas;
}

Result<Slot> parse_slot(const Context& at, std::string_view text) {
    const auto& table = at.table;
    const auto& row = at.row;
    Slot slot;
    slot.optional = text.starts_with('?');
    if (slot.optional) text.remove_prefix(1);
    const auto colon = text.find(':');
    if (colon == std::string_view::npos)
        return fail(table, row, fmt::format("slot \"{}\" has no filler", text),
                    "write relation:FILLER, as agent:PARTY");
    slot.relation = text.substr(0, colon);
    if (std::ranges::find(relations, slot.relation) == relations.end())
        return fail(table, row, fmt::format("relation \"{}\" unknown", slot.relation),
                    hint_of(slot.relation, relations, "agent, patient, recipient or a preposition"));
    auto filler = text.substr(colon + 1);
    const auto arrow = filler.find('>');
    const auto role = arrow == std::string_view::npos ? std::string_view() : filler.substr(arrow + 1);
    filler = filler.substr(0, arrow);
    slot.filler = filler_of(filler);
    if (slot.filler == Filler::nouns && is_misspelt_filler(filler))
        return fail(table, row, fmt::format("filler \"{}\" unknown", filler),
                    hint_of(filler, fillers, "PARTY, PARTY+, PLACE, CLAUSE, or nouns in lower case"));
    if (slot.filler == Filler::nouns) {
        auto nouns = parse_lemmas(at, filler, false);
        if (!nouns) return std::unexpected(nouns.error());
        slot.nouns = *std::move(nouns);
    }
    if (slot.filler == Filler::nouns && slot.nouns.empty())
        return fail(table, row, fmt::format("slot \"{}\" has no filler", text),
                    "write relation:FILLER, as agent:PARTY");
    const auto known = role.empty() ? usual_role(slot) : role_of(role);
    if (!known)
        return fail(table, row, fmt::format("role \"{}\" unknown", role),
                    "actor, recipient, about, place or none");
    slot.role = *known;
    return slot;
}

Result<std::vector<Slot>> parse_slots(const Context& at) {
    std::vector<Slot> slots;
    for (const auto text : schema::split_list(at.table.cell(at.row, "slots"), ' ')) {
        auto slot = parse_slot(at, text);
        if (!slot) return std::unexpected(slot.error());
        slots.push_back(*std::move(slot));
    }
    if (slots.empty()) return fail(at.table, at.row, "the frame has no slots", "write at least agent:PARTY");
    return slots;
}

Result<Frame> parse_frame(const Context& at, const schema::EventTypes& types) {
    const auto& table = at.table;
    const auto& row = at.row;
    Frame frame;
    frame.id = table.cell(row, "id");
    const auto pos = table.cell(row, "pos");
    if (pos != "verb" && pos != "noun")
        return fail(table, row, fmt::format("pos \"{}\" unknown", pos), "verb or noun");
    frame.verb = pos == "verb";
    auto heads = parse_lemmas(at, table.cell(row, "head"), frame.verb);
    if (!heads) return std::unexpected(heads.error());
    frame.heads = *std::move(heads);
    if (frame.heads.empty())
        return fail(table, row, "the frame has no head", "give a lemma, or several separated by |");
    auto slots = parse_slots(at);
    if (!slots) return std::unexpected(slots.error());
    frame.slots = *std::move(slots);
    frame.act = table.cell(row, "act") == "-" ? "" : table.cell(row, "act");
    frame.mode = table.cell(row, "mode") == "-" ? "" : table.cell(row, "mode");
    frame.cameo = table.cell(row, "cameo");
    const auto mutual = table.cell(row, "mutual");
    if (mutual != "yes" && mutual != "-")
        return fail(table, row, fmt::format("mutual \"{}\" unknown", mutual), "yes or -");
    frame.mutual = mutual == "yes";
    const auto status = table.cell(row, "status");
    frame.status = schema::parse_status(status);
    if (status != "-" && !frame.status)
        return fail(table, row, fmt::format("status \"{}\" unknown", status),
                    hint_of(status, statuses, "a status of the event record, or -"));
    if (!frame.act.empty()) {
        const auto type = types.find(frame.act, frame.mode, frame.status.value_or(schema::Status::happened));
        if (!type) return std::unexpected(schema::at(type.error(), table.name, row.line));
    }
    frame.example = table.cell(row, "example");
    frame.reading = table.cell(row, "reading");
    if (frame.example.empty() || frame.reading.empty())
        return fail(table, row, "the frame has no example",
                    "give a sentence of your own, and its reading as RUS ACCUSE USA happened");
    frame.row = fmt::format("{}:{}", table.name, row.line);
    return frame;
}

// A user's row takes the place of ours with the same id, and of none in its own file.
Result<void> add(Frames& frames, const Table& table, const TableRow& row, const schema::EventTypes& types,
                 std::set<std::string>& own, bool of_user) {
    auto frame = parse_frame({table, row, frames.classes}, types);
    if (!frame) return std::unexpected(frame.error());
    frame->of_user = of_user;
    if (!own.insert(frame->id).second)
        return fail(table, row, fmt::format("frame \"{}\" stands twice", frame->id), "ids are unique");
    const auto known = std::ranges::find(frames.all, frame->id, &Frame::id);
    if (known == frames.all.end())
        frames.all.push_back(*std::move(frame));
    else
        *known = *std::move(frame);
    return {};
}

Result<void> add(Frames& frames, const FrameText& given, const schema::EventTypes& types,
                 std::set<std::string>& own, bool of_user) {
    const auto table = schema::parse_table(given.text, given.name, columns);
    if (!table) return std::unexpected(table.error());
    for (const auto& row : table->rows)
        if (auto good = add(frames, *table, row, types, own, of_user); !good)
            return std::unexpected(good.error());
    return {};
}

// Patterns of a verb dictionary without an act stand with its others: they count in their order.
bool is_row_of_nothing(const Frame& frame) {
    return frame.act.empty() && !frame.example.empty();
}

void index_heads(Frames& frames, std::size_t first) {
    for (auto index = static_cast<std::uint32_t>(first); index < frames.all.size(); ++index) {
        const auto& frame = frames.all[index];
        auto& heads = is_row_of_nothing(frame)
                          ? (frame.verb ? frames.nothing_by_verb : frames.nothing_by_noun)
                      : frame.verb ? frames.by_verb
                                   : frames.by_noun;
        for (const auto& head : frame.heads) heads[head].push_back(index);
    }
}

using Heads = std::unordered_map<std::string, std::vector<std::uint32_t>>;

std::span<const std::uint32_t> rows_of(const Heads& heads, std::string_view lemma) {
    const auto found = heads.find(std::string(lemma));
    return found == heads.end() ? std::span<const std::uint32_t>() : std::span(found->second);
}

}  // namespace

std::span<const std::uint32_t> Frames::of(std::string_view lemma, bool verb) const {
    return rows_of(verb ? by_verb : by_noun, lemma);
}

std::span<const std::uint32_t> Frames::of_nothing(std::string_view lemma, bool verb) const {
    return rows_of(verb ? nothing_by_verb : nothing_by_noun, lemma);
}

const Frame* Frames::named(std::string_view id) const {
    const auto found = std::ranges::find(all, id, &Frame::id);
    return found == all.end() ? nullptr : &*found;
}

Result<Frames> parse_frames(std::span<const FrameText> tables, const schema::EventTypes& types,
                            std::span<const FrameText> users, Synonyms classes) {
    Frames frames;
    frames.classes = std::move(classes);
    std::set<std::string> ids;
    for (const auto& table : tables)
        if (auto good = add(frames, table, types, ids, false); !good) return std::unexpected(good.error());
    for (const auto& table : users) {
        std::set<std::string> own;
        if (auto good = add(frames, table, types, own, true); !good) return std::unexpected(good.error());
    }
    index_heads(frames, 0);
    return frames;
}

void add_frames(Frames& frames, std::vector<Frame> more) {
    const auto first = frames.all.size();
    std::ranges::move(more, std::back_inserter(frames.all));
    index_heads(frames, first);
}

}  // namespace entente::events
