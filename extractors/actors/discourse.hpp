// What a document has said so far, as far as later words point back to it: who was introduced under which
// name and office, who stood where in the last sentences, whose words are being told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "extractors/actors/mention.hpp"
#include "extractors/language/parsed.hpp"

namespace entente::actors {

enum class Standing : std::uint8_t { subject, object, other };

// A mention of a sentence that has been read.
struct Said {
    LinkedMention mention;
    std::uint32_t sentence = 0;  // counted over title and text
    std::uint32_t list =
        0;  // mentions of one list ("Japan, Korea and the US") share a number; 0 = in no list
    Standing standing = Standing::other;
};

struct Memory {
    std::unordered_map<std::string, LinkedMention> surnames;  // folded surname → the person introduced; two
                                                              // of one name: an actor without id
    std::unordered_map<std::string, LinkedMention> abbreviations;  // as introduced in brackets
    std::unordered_map<std::string, LinkedMention> offices;  // office id → who held it when last mentioned
    std::string last_office;                // of the person named last, for "his counterpart"
    std::vector<std::string> pair;          // the two sides last named together
    std::vector<LinkedMention> principals;  // who met, called or visited whom where the document began
    std::uint32_t other_plural = 0;         // one past the sentence where people whom nobody knows last acted
    std::vector<LinkedMention> persons;     // one mention a person, the last named at the end
    std::unordered_map<std::string, std::string> dictionary_codes;  // actor id → code of a user's dictionary

    std::vector<Said> said;      // of the last sentences, in order of the text
    std::uint32_t sentence = 0;  // the one being read
    std::uint32_t lists = 0;
    std::optional<LinkedMention> speaker;  // of the words being told
    bool quoting = false;                  // a quotation is open at the end of the last sentence
    std::size_t left_out = 0;              // words that point back, and of which nobody can be sure to whom
    bool transcript = false;               // "Name: words", which need no quotation marks
};

// Sentences that a word may point back over.
inline constexpr std::uint32_t furthest_back = 5;

// A person is named with this surname.
void introduce(Memory& memory, const std::string& surname, const LinkedMention& mention);

Standing standing(const language::Parsed& parsed, const LinkedMention& mention);

// One list of names: mentions that share a stretch or whose heads are coordinated, in order; each number is
// that of the list of mentions[i], 0 for none. Numbers go on from `lists`.
std::vector<std::uint32_t> lists_of(const language::Parsed& parsed,
                                    const std::vector<LinkedMention>& mentions, std::uint32_t& lists);

// Persons whom the model sees and nobody knows: "he" may mean one of them. Their actor has no id.
std::vector<LinkedMention> strangers(const language::Parsed& parsed, language::Sentence sentence,
                                     const std::vector<LinkedMention>& mentions);

// Takes over into memory what the sentence said, and goes on to the next.
void remember(const language::Parsed& parsed, language::Sentence sentence,
              const std::vector<LinkedMention>& mentions, Memory& memory);

}  // namespace entente::actors
