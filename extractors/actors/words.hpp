// The words of a sentence as composing needs them: where names stand, what lies between, and lists of states.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/actors/knowledge.hpp"
#include "extractors/actors/recognise.hpp"
#include "extractors/language/parsed.hpp"

namespace entente::actors {

// States or organisations that own what follows ("the U.S. and Japanese …") or went before ("… of Japan and
// Korea").
struct Owners {
    std::vector<std::string> codes;
    std::vector<std::size_t> names;  // indices of the names
    std::uint32_t begin = 0;         // tokens
    std::uint32_t end = 0;
    bool adjectives = true;  // none of them can stand alone as a noun
};

class Words {
  public:
    Words(const Knowledge& knowledge, const language::Parsed& parsed, language::Sentence sentence,
          const std::vector<Name>& names)
        : knowledge_(knowledge), parsed_(parsed), sentence_(sentence), names_(names) {}

    std::string_view lower(std::uint32_t token) const { return parsed_.tokens[token].norm; }
    bool in_sentence(std::uint32_t token) const { return token < sentence_.end; }
    bool is_noun(std::uint32_t token) const;
    bool plural(std::uint32_t begin, std::uint32_t end) const;

    // "Ministers of Foreign Affairs" are several, a "Foreign Affairs Minister" is one.
    bool plural_title(const Name& title) const;

    // What people the noun at the token stands for ("Forces" in a name as well as "forces"); none: nullptr.
    const Noun* role(std::uint32_t token) const;

    // A person whom the model sees begins at the token.
    bool begins_person(std::uint32_t token) const;

    // Where a person's name begins behind a few nouns: "political chief Ismail Haniyeh".
    std::optional<std::uint32_t> person_behind_nouns(std::uint32_t token) const;

    // Behind an abbreviation in brackets: "the Foreign Intelligence Service (SVR), Sergey Naryshkin".
    std::uint32_t skip_brackets(std::uint32_t token) const;
    bool has_definite_article(std::uint32_t token) const {
        return token > sentence_.begin && lower(token - 1) == "the";
    }

    // "general election" has an adjective where "General Milley" has a title.
    bool has_noun(const Name& name) const;

    // The token behind a possessive, an article, or up to a few words that modify a noun ("former deputy …");
    // the same token where there is none.
    std::uint32_t skip_possessive(std::uint32_t token) const;
    std::uint32_t skip_article(std::uint32_t token) const;
    std::uint32_t skip_modifiers(std::uint32_t token) const;

    // The token after "," or "and" or ", and"; the same where no list goes on.
    std::uint32_t after_link(std::uint32_t token) const;

    // Index of the name that begins at the token.
    std::optional<std::size_t> name_at(std::uint32_t token) const;

    // "the Netherlands" has its article in the name, "the Japanese" has not.
    std::optional<std::size_t> name_behind_article(std::uint32_t token) const;

    // The list of states or organisations that begins with this name.
    std::optional<Owners> owners_at(std::size_t at) const;

    // Where somebody is posted, whatever the model takes "Myanmar Andrea Faulkner" for.
    std::optional<Owners> post_at(std::size_t at) const;

    // The country of the city or region that the name stands for; "" for other names.
    std::string place_country(const Name& name) const;

    // "Bank of China", "Michael Jordan": the name is part of a longer one that the tables do not know.
    bool inside_longer_entity(const Name& name) const;

  private:
    std::optional<std::string> owner_code(const Name& name) const;
    std::optional<std::size_t> next_owner(std::size_t index) const;

    const Knowledge& knowledge_;
    const language::Parsed& parsed_;
    language::Sentence sentence_;
    const std::vector<Name>& names_;
};

}  // namespace entente::actors
