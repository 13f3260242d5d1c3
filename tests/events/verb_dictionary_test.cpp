#include "extractors/events/verb_dictionary.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "extractors/events/cameo_acts.hpp"
#include "extractors/events/verb_pattern.hpp"
#include "tests/support/engine.hpp"
#include "tests/support/readings.hpp"

using namespace entente;
using events::Filler;
using events::Role;

namespace {

const events::CameoActs& acts() {
    static const auto read = *events::parse_cameo_acts(tests::read_source("data/cameo_acts.tsv"),
                                                       "cameo_acts.tsv", tests::event_types());
    return read;
}

events::VerbDictionary read(std::string_view text) {
    return events::parse_verb_dictionary(text, "v.txt", acts());
}

// "agent:PARTY+>actor patient:raid|raids ?to:PARTY+>recipient"
std::string in_short(const events::VerbPattern& pattern) {
    std::string text = pattern.particle.empty() ? "" : "+" + pattern.particle + " ";
    for (const auto& slot : pattern.slots) {
        if (slot.optional && slot.role == Role::recipient) continue;  // the usual ones
        text += slot.optional ? "?" : "";
        text += slot.relation + ':';
        if (slot.filler == Filler::any) text += "any";
        for (const auto& noun : slot.nouns) text += noun + (noun == slot.nouns.back() ? "" : "|");
        if (slot.role != Role::none) text += slot.role == Role::actor ? "ACTOR" : "RECIPIENT";
        text += ' ';
    }
    if (!text.empty()) text.pop_back();
    return text;
}

std::string patterns_of(std::string_view text) {
    const events::SynonymSets sets{{"WEAPON", {"missile", "gun"}}};
    std::vector<std::string> mended;
    const auto patterns = events::read_verb_pattern(text, sets, mended);
    if (!patterns) return "error: " + patterns.error();
    std::string all;
    for (const auto& pattern : *patterns) all += (all.empty() ? "" : " / ") + in_short(pattern);
    for (const auto& reason : mended) all += "; " + reason;
    return all;
}

constexpr std::string_view small = R"(# a dictionary
&WEAPON
+MISSILES
+FIELD_GUN_

---  SEND   [---]  ---   # block
SEND {SENT SENDING SENDS}
RE_+SEND
SHIP [070]  ; own code
- * &WEAPON                 [072]
- * REGARDS                 [---]
- * TROOPS (TO BORDER)      [154]

---  HOST   [043]  ---
HOST
)";

}  // namespace

TEST_CASE("a pattern of a verb dictionary as slots") {
    struct Row {
        std::string_view pattern, slots;
    };
    const Row rows[] = {
        {"*", "agent:ACTOR"},
        {"* SANCTIONS", "patient:sanctions|sanction agent:ACTOR"},
        {"* {ARMS SHIPMENT}", "patient:shipment agent:ACTOR"},
        {"* &WEAPON", "patient:missile|gun agent:ACTOR"},
        {"* FIGHTER_&WEAPON", "patient:missile|gun agent:ACTOR"},
        {"* (TO BORDER)", "to:border agent:ACTOR"},
        {"* WARRANT (FOR ARREST)", "patient:warrant for:arrest agent:ACTOR"},
        {"* (AGAINST)", "agent:ACTOR against:RECIPIENT"},
        {"* +", "agent:ACTOR patient:RECIPIENT"},
        {"* ROCKET (INTO +)", "patient:rocket agent:ACTOR into:RECIPIENT"},
        {"* ATTACK ON +", "patient:attack agent:ACTOR on:RECIPIENT"},
        {"* OFFENSIVE (IN ^)", "patient:offensive ?in:any agent:ACTOR"},
        {"+ * (BY $)", "patient:RECIPIENT agent:ACTOR"},
        {"+ *", "agent:RECIPIENT"},
        {"TROOPS *", "agent:troops|troop ?agent:ACTOR"},
        {"* UP BARRICADE", "+up patient:barricade agent:ACTOR"},
        {"* (BY/WITH GRENADE)", "by:grenade agent:ACTOR / with:grenade agent:ACTOR"},
        {"BOMBING/EXPLOSION *", "agent:bombing|explosion ?agent:ACTOR"},
        {"% * (IN TALKS)", "in:talks|talk agent:ACTOR"},
        {"* &SHIP", "patient:ship agent:ACTOR; synonym set &SHIP is not defined; read as the word"},
        {"SANCTIONS", "error: no * for the verb"},
        {"* *", "error: two * for the verb"},
        {"* (TO BORDER", "to:border agent:ACTOR; a bracket ( is not closed"},
        {"* TO BORDER)", "to:border agent:ACTOR; brackets ( ) do not fit"},
        {"* ATTACK (ON ^)   ^)", "patient:attack ?on:any ?patient:any agent:ACTOR; brackets ( ) do not fit"},
        {"* VENTURE (WITH VISIT)  VISIT)", "patient:venture with:visit agent:ACTOR; brackets ( ) do not fit"},
        {"* {ARMS", "error: a brace { is not closed"},
        {"* {}", "error: the braces { } hold no word"},
    };
    for (const auto& row : rows) CHECK_MESSAGE(patterns_of(row.pattern) == row.slots, row.pattern);
}

TEST_CASE("a verb dictionary as frames") {
    const auto dictionary = read(small);
    CHECK(dictionary.issues.empty());
    CHECK(dictionary.verbs == 4);
    CHECK(dictionary.patterns == 3);
    const auto& frames = dictionary.frames;
    REQUIRE(frames.size() == 5);
    CHECK(frames[0].row == "v.txt:9");  // SHIP alone has a code
    CHECK(frames[0].act == "AID");
    CHECK(frames[0].heads == std::vector<std::string>{"ship"});
    CHECK(frames[1].act == "AID");
    CHECK(frames[1].cameo == "072");
    CHECK(frames[1].heads == std::vector<std::string>{"send", "resend", "re-send", "ship"});
    CHECK(frames[1].slots[0].nouns == std::vector<std::string>{"missiles", "missile", "gun"});
    CHECK(frames[2].act.empty());  // regards are no event
    CHECK(frames[3].mode == "troops");
    CHECK(frames[4].mode == "visit");
    CHECK(frames[4].slots[0].role == Role::recipient);  // who hosts is visited
}

TEST_CASE("what a verb dictionary has wrong is named by line; the rest is read") {
    struct Row {
        std::string_view text, reason;
        std::uint64_t line;
        bool skipped;
    };
    const Row rows[] = {
        {"ACCUSE [112]\n", "a verb before the first block", 1, true},
        {"- * X [112]\n", "a pattern before the first verb", 1, true},
        {"---  A   [999]  ---\nA\n", "code \"999\" is none of CAMEO", 1, true},
        {"---  A  ---\nA\n", "the block has no code: only its patterns have one", 1, false},
        {"---  A   [112]\nA\n", "the block's line does not end in ---", 1, false},
        {"---  A   [112]  ---\nA\n- X [112]\n", "no * for the verb", 3, true},
        {"---  A   [112]  ---\nA\n- * X [112\n", "the bracket of the code is not closed", 3, false},
        {"---  A   [112]  ---\nA\n- * X [abc]\n", "code \"abc\" is none of CAMEO", 3, true},
        {"---  A   [112]  ---\nA\n- * X\n", "the pattern has no code; it gets that of its block", 3, false},
        {"---  A   [112]  ---\nA\n- * &SHIP [112]\n", "synonym set &SHIP is not defined; read as the word", 3,
         false},
        {"---  A   [112]  ---\nA {AS\n", "the brace of the forms is not closed", 2, false},
        {"---  A   [112]  ---\nA\n+SHIP\n", "a word of a synonym set, but no &NAME stands above it", 3, true},
        {"---  A   [112]  ---\nA\n- * \xFF [112]\n", "not UTF-8", 3, true},
    };
    for (const auto& row : rows) {
        const auto dictionary = read(row.text);
        CAPTURE(row.text);
        REQUIRE(dictionary.issues.size() == 1);
        CHECK(dictionary.issues[0] ==
              actors::DictionaryIssue{row.line, std::string(row.reason), row.skipped});
    }
}

TEST_CASE("a line longer than any is named, and the rest is read") {
    const auto dictionary = read("---  A   [112]  ---\nA\n- * " + std::string(100000, 'X') + " [112]\n- * B [112]\n");
    REQUIRE(dictionary.issues.size() == 1);
    CHECK(dictionary.issues[0].line == 3);
    CHECK(dictionary.patterns == 1);
}

TEST_CASE("codes with a colon: the active side, or the passive one turned round") {
    const auto both = read("---  A   [112:111]  ---\nA\n").frames;
    REQUIRE(both.size() == 1);
    CHECK(both[0].cameo == "112");
    const auto passive = read("---  A   [:110]  ---\nA\n").frames;
    REQUIRE(passive.size() == 1);
    CHECK(passive[0].cameo == "110");
    CHECK(passive[0].slots[0].role == Role::recipient);
}

TEST_CASE("every act of cameo_acts.tsv keeps the code that led to it") {
    for (const auto& [code, act] : acts().rows()) {
        if (act.act.empty()) continue;
        const auto type =
            tests::event_types().find(act.act, act.mode, act.status.value_or(schema::Status::happened));
        REQUIRE(type.has_value());
        if (code.size() > 2) CHECK_MESSAGE(schema::cameo_of(**type, code).code == code, code);
    }
}
