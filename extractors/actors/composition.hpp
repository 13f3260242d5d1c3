// A sentence while its names are put together: what is read, which mentions there are so far, and the few
// ways to add one. Internal to composing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/actors/link.hpp"
#include "extractors/actors/person_name.hpp"
#include "extractors/actors/words.hpp"

namespace entente::actors {

class Composition {
  public:
    Composition(const Knowledge& knowledge, const language::Parsed& parsed, language::Sentence sentence,
                const std::vector<Name>& names, std::optional<schema::Day> day, Memory& memory);

    const Knowledge& knowledge() const { return knowledge_; }
    const language::Parsed& parsed() const { return parsed_; }
    language::Sentence sentence() const { return sentence_; }
    const std::vector<Name>& names() const { return names_; }
    const Words& words() const { return words_; }
    const Memory& memory() const { return memory_; }

    // Tokens before this one have been read.
    std::uint32_t done() const { return done_; }
    void done_until(std::uint32_t token) { done_ = std::max(done_, token); }

    const std::vector<LinkedMention>& mentions() const { return mentions_; }
    LinkedMention& last() { return mentions_.back(); }
    std::vector<LinkedMention> take() { return std::move(mentions_); }

    void add(std::uint32_t begin, std::uint32_t end, Actor actor, std::string_view rule, std::string_view row,
             double confidence = 1);

    // The name at the token, with what stood before it; nobody where none stands there.
    std::optional<NamedPerson> person_after(std::uint32_t token, std::string_view owner, const Office* office,
                                            std::string title, bool apposition = false) const;

    // Adds the person where it is known whom he acts for, and returns the next name to read.
    std::size_t add_person(std::uint32_t begin, const NamedPerson& named);

    // "the Japanese foreign minister": whoever held the office on the day, else the office itself.
    void add_holder(std::uint32_t begin, std::uint32_t end, const Office& office, const std::string& owner,
                    const std::string& title, std::string_view to = {});

    // A name that nothing around it adds to.
    void add_alone(const Name& name);

    // A singular noun belongs to the last of several states that can stand alone ("Japan, China and the US
    // president"); the others are added as they are.
    void keep_last(Owners& owners);

  private:
    bool add_sense(const Name& name, Sense sense);
    void name_behind(const Name& name);
    void place(LinkedMention& mention, std::uint32_t begin, std::uint32_t end) const;
    void remember(const LinkedMention& mention, const std::string& surname, const std::string& office);

    const Knowledge& knowledge_;
    const language::Parsed& parsed_;
    language::Sentence sentence_;
    const std::vector<Name>& names_;
    Words words_;
    std::optional<schema::Day> day_;
    Memory& memory_;
    std::uint32_t done_ = 0;
    std::vector<LinkedMention> mentions_;
};

}  // namespace entente::actors
