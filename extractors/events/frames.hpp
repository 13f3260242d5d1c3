// Frames: what a political scientist knows about words, as rows that he can read, edit and test
// (data/frames/*.tsv).
//
//     id            head   slots                                       act      mode  …  example reading
//     accuse.of     accuse agent:PARTY patient:PARTY ?of:CLAUSE        ACCUSE   -        Iraq accused Iran of
//     …       IRQ ACCUSE IRN happened
//
// A slot is a relation (relations.hpp) and what must fill it:
//     PARTY       a linked actor
//     PARTY+      a linked actor, or the one whose conduct, property or part is named ("concern about China's
//                 efforts")
//     PLACE       a linked place or state
//     a|b         a noun with one of these lemmas; its own relations then count as the predicate's ("held
//                 talks with")
//     CLAUSE      anything
// In place of a lemma, in the head and in a noun slot, `@talks` names a synonym set (synonyms.hpp).
// A question mark before the relation: may be absent. An arrow names the party's role where it is not the
// usual one (agent = actor, others = recipient): agent:PARTY>recipient. Roles: actor, recipient, about,
// place, none.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/events/synonyms.hpp"
#include "graph/schema/event_types.hpp"
#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"

namespace entente::events {

enum class Filler : std::uint8_t { party, party_or_owner, place, nouns, any };
enum class Role : std::uint8_t { actor, recipient, about, place, none };

struct Slot {
    std::string relation;
    Filler filler = Filler::any;
    std::vector<std::string> nouns;
    bool optional = false;
    Role role = Role::none;
};

struct Frame {
    std::string id;
    std::vector<std::string> heads;  // lemmas, with particle: "call off"
    bool verb = true;                // false: a noun is the predicate
    std::vector<Slot> slots;
    std::string act;  // "": no event; where this frame fits, nothing happened
    std::string mode;
    std::string cameo;
    std::optional<schema::Status> status;  // what the words themselves say: "cancel a meeting"
    bool mutual = false;                   // all who take part are actors
    std::string example;
    std::string reading;
    std::string row;       // "accuse.tsv:3"
    bool of_user = false;  // of --frames or --verbs: fires whatever the scorer thinks
};

struct Frames {
    std::vector<Frame> all;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_verb;  // lemma → frames, in table order
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_noun;
    std::unordered_map<std::string, std::vector<std::uint32_t>> nothing_by_verb;  // rows without an act
    std::unordered_map<std::string, std::vector<std::uint32_t>> nothing_by_noun;
    Synonyms classes;

    // Rows that know the word; those without an act stand apart.
    std::span<const std::uint32_t> of(std::string_view lemma, bool verb) const;
    std::span<const std::uint32_t> of_nothing(std::string_view lemma, bool verb) const;
    const Frame* named(std::string_view id) const;
};

struct FrameText {
    std::string_view name;
    std::string_view text;
};

// The files of data/frames that the program reads.
inline constexpr std::string_view frame_table_names[] = {
    "agree.tsv",    "consult.tsv",  "support.tsv", "concede.tsv", "cooperate.tsv", "aid.tsv",
    "retreat.tsv",  "request.tsv",  "accuse.tsv",  "reject.tsv",  "threaten.tsv",  "protest.tsv",
    "sanction.tsv", "mobilize.tsv", "coerce.tsv",  "assault.tsv", "nothing.tsv"};

// Refuses a bad row with file, line and what was expected. Rows of `users` come after ours; one with the id
// of a row before takes its place.
schema::Result<Frames> parse_frames(std::span<const FrameText> tables, const schema::EventTypes& types,
                                    std::span<const FrameText> users = {}, Synonyms classes = {});

// Further frames behind those of the tables. Requires: ids that are not there yet.
void add_frames(Frames& frames, std::vector<Frame> more);

}  // namespace entente::events
