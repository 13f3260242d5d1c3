#include "tests/actors/expected.hpp"

#include <algorithm>
#include <charconv>
#include <doctest/doctest.h>
#include <filesystem>
#include <map>
#include <set>

#include "extractors/actors/names.hpp"
#include "graph/schema/table.hpp"
#include "tests/support/engine.hpp"

namespace entente::tests {
namespace {

using actors::Actor;
using actors::LinkedMention;
using schema::ActorKind;
using schema::ByteSpan;

constexpr auto word_marks = "-_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

// Every non-ASCII character of the case tables is a letter.
bool in_word(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || std::string_view(word_marks).contains(c);
}

std::vector<ByteSpan> occurrences(std::string_view text, std::string_view surface) {
    std::vector<ByteSpan> found;
    for (auto at = text.find(surface); at != std::string_view::npos; at = text.find(surface, at + 1)) {
        const auto end = at + surface.size();
        const bool begins = at == 0 || !in_word(text[at - 1]) || !in_word(surface.front());
        const bool ends = end == text.size() || !in_word(text[end]) || !in_word(surface.back());
        if (begins && ends)
            found.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    }
    return found;
}

ByteSpan locate(std::string_view text, std::string_view surface, std::string_view number) {
    const auto found = occurrences(text, surface);
    std::size_t n = 1;
    std::from_chars(number.data(), number.data() + number.size(), n);
    const bool unclear = number.empty() && found.size() > 1;
    if (n == 0 || n > found.size() || unclear)
        FAIL("\"" << surface << "\"@" << number << " occurs " << found.size() << " times in: " << text);
    return found[n - 1];
}

Expected parse_item(std::string_view text, std::string_view item) {
    const auto sign = item.find_first_of("=!");
    if (sign == std::string_view::npos) FAIL("neither = nor ! in: " << item);
    const auto left = item.substr(0, sign);
    const auto at = std::min(left.find('@'), left.size());
    Expected expected{.surface = left.substr(0, at), .barred = item[sign] == '!'};
    expected.span = locate(text, expected.surface, left.substr(std::min(at + 1, left.size())));
    if (item.substr(sign + 1) != "?") expected.ids = schema::split_list(item.substr(sign + 1), '+');
    return expected;
}

// "person:George_Bush_(elder)" → "george-bush".
std::string name_key(std::string_view name) {
    std::string plain(name.substr(0, name.find("_(")));
    std::ranges::replace(plain, '_', ' ');
    return actors::slug(plain);
}

struct Names {
    std::map<std::string, std::set<std::string>> of;      // actor id without its kind → keys of its names
    std::map<std::string, std::set<std::string>> titles;  // "FRA/foreign-minister" → keys of its titles
};

// Every row of a table of data/actors that a checkout has; share-alike tables may be left out of one.
template <class Take>
void read_rows(std::string_view name, std::span<const std::string_view> optional, Take take) {
    const auto path = "data/actors/" + std::string(name);
    if (!std::filesystem::exists(std::filesystem::path(ENTENTE_SOURCE_DIR) / path)) return;
    const auto text = read_source(path);
    const std::string_view required[] = {"id", "name"};
    const auto table = schema::parse_table(text, name, required, optional);
    if (!table) FAIL(schema::describe(table.error()));
    for (const auto& row : table->rows)
        take([&](std::string_view column) { return table->cell(row, column); });
}

void add_names(std::set<std::string>& keys, std::string_view name, std::string_view aliases) {
    keys.insert(name_key(name));
    for (const auto alias : schema::split_list(aliases)) keys.insert(name_key(alias));
}

Names read_names() {
    Names names;
    const std::string_view person[] = {"aliases", "gender", "for", "office",      "to",
                                       "title",   "start",  "end", "known_until", "source"};
    for (const auto name : {"persons.tsv", "persons_current.tsv"})
        read_rows(name, person, [&](auto cell) {
            add_names(names.of[std::string(cell("id"))], cell("name"), cell("aliases"));
            const auto office = std::string(cell("for")) + "/" + std::string(cell("office"));
            names.titles[office].insert(name_key(cell("title")));
        });
    const std::string_view office[] = {"only", "titles", "level", "sector", "speaks"};
    read_rows("offices.tsv", office, [&](auto cell) {
        const auto key = std::string(cell("only")) + "/" + std::string(cell("id"));
        add_names(names.titles[key], cell("name"), cell("titles"));
    });
    const std::string_view organization[] = {"aliases",  "adjectives", "code", "seats",
                                             "wikidata", "from",       "until"};
    read_rows("organizations.tsv", organization, [&](auto cell) {
        add_names(names.of[std::string(cell("id"))], cell("name"), cell("aliases"));
    });
    return names;
}

const Names& names() {
    static const auto read = read_names();
    return read;
}

bool has(const std::map<std::string, std::set<std::string>>& map, const std::string& key,
         const std::string& value) {
    const auto found = map.find(key);
    return found != map.end() && found->second.contains(value);
}

// "person" and "Theresa_May" of "person:Theresa_May".
std::pair<std::string_view, std::string_view> split_id(std::string_view id) {
    const auto colon = id.find(':');
    if (colon == std::string_view::npos) FAIL("no kind in the id: " << id);
    return {id.substr(0, colon), id.substr(colon + 1)};
}

bool is_known_as(const Actor& actor, std::string_view name) {
    const auto key = name_key(name);
    return name_key(actor.name) == key || has(names().of, std::string(split_id(actor.id).second), key);
}

// Ids of bodies, offices and groups were guessed: kind and state count.
bool is(const Actor& actor, std::string_view id) {
    const auto [kind, value] = split_id(id);
    if (kind == "person") return is_called(actor, value);
    if (kind == "org")
        return actor.id == id || actor.id.starts_with(std::string(id) + "/") ||
               (actor.kind == ActorKind::organization && is_known_as(actor, value));
    if (kind == "body" || kind == "office" || kind == "group")
        return schema::name(actor.kind) == kind && actor.code == value.substr(0, value.find('/'));
    return actor.id == id;
}

// Of a mention that is more than the surface ("Dominican" in "Dominican minister") the state counts.
bool acts_for(const Actor& actor, std::string_view id) {
    const auto [kind, value] = split_id(id);
    return (kind == "country" || kind == "org") && actor.kind != ActorKind::place && actor.code == value;
}

// "Downing Street announced": a body of the state is as good as the state.
bool is_seat(std::string_view surface) {
    return surface == "Kremlin" || surface == "Downing Street";
}

bool meets(const LinkedMention& mention, const Expected& expected, std::string_view id) {
    if (is(mention.actor, id)) return true;
    const bool by_state = !expected.span.contains(mention.span) || is_seat(expected.surface);
    return by_state && acts_for(mention.actor, id);
}

// The government or someone of it where something else is meant. A company whose name holds the state's
// ("Bank of China") is not the state; people who are called after it ("Turkey farmers") are.
bool is_barred(const LinkedMention& mention, const Expected& expected) {
    if (is(mention.actor, expected.ids.front())) return true;
    const bool own_name = mention.actor.kind == ActorKind::group && mention.span.end <= expected.span.end;
    return !own_name && acts_for(mention.actor, expected.ids.front());
}

bool is_pronoun(std::string_view surface) {
    constexpr std::string_view pronouns[] = {"he",  "him",  "his",  "she",   "her", "it",
                                             "its", "they", "them", "their", "we",  "us",
                                             "our", "you",  "your", "i",     "my",  "me"};
    return std::ranges::find(pronouns, actors::fold(surface)) != std::end(pronouns);
}

ByteSpan last_word(const Expected& expected) {
    const auto blank = expected.surface.rfind(' ');
    const auto skipped = blank == std::string_view::npos ? 0 : static_cast<std::uint32_t>(blank + 1);
    return {expected.span.begin + skipped, expected.span.end};
}

std::uint32_t distance(ByteSpan a, ByteSpan b) {
    const auto apart = [](std::uint32_t x, std::uint32_t y) { return x < y ? y - x : x - y; };
    return apart(a.begin, b.begin) + apart(a.end, b.end);
}

// The mentions that say who the surface is: those that hold its last word ("host" in "his host") and whose
// span is nearest to it. A pronoun is a mention by itself or none: "his" in "his host" is not the host.
std::vector<const LinkedMention*> answers(const Expected& expected, std::span<const LinkedMention> mentions) {
    std::vector<const LinkedMention*> found;
    for (const auto& mention : mentions) {
        if (is_pronoun(expected.surface) ? mention.span != expected.span
                                         : !mention.span.overlaps(last_word(expected)))
            continue;
        const auto nearer = [&](const auto* other) {
            return distance(other->span, expected.span) < distance(mention.span, expected.span);
        };
        if (std::ranges::any_of(found, nearer)) continue;
        std::erase_if(found, [&](const auto* other) { return other->span != mention.span; });
        found.push_back(&mention);
    }
    return found;
}

Score judge_barred(const Expected& expected, std::span<const LinkedMention> mentions) {
    const auto wrong = std::ranges::count_if(mentions, [&](const auto& mention) {
        return mention.span.overlaps(expected.span) && is_barred(mention, expected);
    });
    return {.wrong = wrong > 0};
}

double share(int part, int other) {
    return part + other == 0 ? 1.0 : double(part) / double(part + other);
}

}  // namespace

Score& Score::operator+=(const Score& other) {
    right += other.right;
    wrong += other.wrong;
    missed += other.missed;
    return *this;
}

double Score::precision() const {
    return share(right, wrong);
}
double Score::recall() const {
    return share(right, missed);
}

std::vector<Expected> parse_expected(std::string_view text, std::string_view cell) {
    std::vector<Expected> items;
    for (const auto item : schema::split_list(cell)) items.push_back(parse_item(text, item));
    return items;
}

Score judge(const Expected& expected, std::span<const LinkedMention> mentions) {
    if (expected.barred) return judge_barred(expected, mentions);
    const auto found = answers(expected, mentions);
    Score score;
    for (const auto id : expected.ids) {
        const bool met = std::ranges::any_of(found, [&](const auto* m) { return meets(*m, expected, id); });
        ++(met ? score.right : score.missed);
    }
    // Beside a right answer another is wrong only where the surface itself was linked to it: "Dominican and
    // Haitian ministers" is a mention of two states.
    for (const auto* mention : found) {
        const bool met =
            std::ranges::any_of(expected.ids, [&](auto id) { return meets(*mention, expected, id); });
        if (!met && (score.right == 0 || expected.span.contains(mention->span))) ++score.wrong;
    }
    return score;
}

bool is_called(const Actor& person, std::string_view name) {
    return person.kind == ActorKind::person && is_known_as(person, name);
}

bool is_title(std::string_view country, std::string_view office, std::string_view title) {
    const auto id = "/" + std::string(office);
    const auto key = name_key(title);
    return has(names().titles, std::string(country) + id, key) || has(names().titles, id, key);
}

}  // namespace entente::tests
