#include <doctest/doctest.h>

#include "extractors/actors/name_trie.hpp"

using namespace entente::actors;

namespace {

std::string cut_to_text(std::string_view text) {
    std::vector<Atom> atoms;
    cut(text, 0, 0, atoms);
    std::string out;
    for (const auto& atom : atoms) out += (out.empty() ? "" : " ") + fold(atom.text);
    return out;
}

// The senses of the longest name at the head of the text, as indices.
std::string find(const NameTrie& trie, std::string_view text) {
    std::vector<Atom> atoms;
    cut(text, 0, 0, atoms);
    std::vector<std::uint32_t> numbers;
    for (const auto& atom : atoms) numbers.push_back(trie.number(fold(atom.text)));
    const auto match = trie.longest(atoms, numbers);
    std::string out = std::to_string(match.atoms) + ":";
    for (const auto& sense : match.senses) out += " " + std::to_string(sense.index);
    return out;
}

}  // namespace

TEST_CASE("text is cut into atoms that do not depend on spelling") {
    struct Row {
        std::string_view text, atoms;
    };
    const Row rows[] = {
        {"U.S.-Japan", "us japan"},
        {"the U.S. and the U.N.", "the us and the un"},
        {"Türkiye's", "turkiye"},
        {"Türkiye’s", "turkiye"},
        {"Côte d'Ivoire", "cote d ivoire"},
        {"Çavuşoğlu", "cavusoglu"},
        {"Wałęsa", "walesa"},
        {"P5+1", "p5+1"},
        {"Paris, France", "paris , france"},
        {"“Both sides”", "“ both sides ”"},
        {"--", ""},
        {"", ""},
    };
    for (const auto& row : rows) CHECK_MESSAGE(cut_to_text(row.text) == row.atoms, row.text);
}

TEST_CASE("slugs") {
    CHECK(slug("Yoshimasa Hayashi") == "yoshimasa-hayashi");
    CHECK(slug("Abdel Fattah el-Sisi") == "abdel-fattah-el-sisi");
    CHECK(slug("Mevlüt Çavuşoğlu") == "mevlut-cavusoglu");
}

TEST_CASE("the longest name wins, and capitals count") {
    NameTrieBuilder builder;
    builder.add("Korea", {NameKind::country, 1});
    builder.add("North Korea", {NameKind::country, 2});
    builder.add("North", {NameKind::place, 3});
    builder.add("US", {NameKind::country, 4});
    builder.add("foreign minister", {NameKind::office, 5});
    builder.add("Turkey", {NameKind::country, 6});
    builder.add("North Korea", {NameKind::country, 7});
    struct Row {
        std::string_view text, found;
    };
    const Row rows[] = {
        {"North Korea said", "2: 2 7"},
        {"NORTH KOREA SAID", "2: 2 7"},
        {"North Dakota", "1: 3"},
        {"north korea", "0:"},
        {"US forces", "1: 4"},
        {"U.S. forces", "1: 4"},
        {"us too", "0:"},
        {"Us and them", "0:"},
        {"Foreign Minister Li", "2: 5"},
        {"foreign minister", "2: 5"},
        {"foreign affairs", "0:"},
        {"turkey dinner", "0:"},
        {"", "0:"},
    };
    const auto arrays = builder.build();
    const NameTrie trie{builder.atoms().view(), arrays.atom_slots, arrays.edges, arrays.entry_begins,
                        arrays.entries};
    for (const auto& row : rows) CHECK_MESSAGE(find(trie, row.text) == row.found, row.text);
}
