// A person's name at a place in the sentence, with what stands before it: "Foreign Minister" + "Wang",
// "President" + "Emmanuel Macron", or the name alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractors/actors/knowledge.hpp"
#include "extractors/actors/link.hpp"
#include "extractors/actors/recognise.hpp"

namespace entente::actors {

struct NameQuery {
    std::uint32_t token = 0;  // where the name would begin; a comma is passed over
    std::string owner{};      // state or organisation that the title belongs to; "" where it is not said
    const Office* office = nullptr;
    std::string title{};      // as written
    bool implied = false;     // whose the title is follows from the context alone
    bool alone = false;       // one capitalised word that acts: a name even if the model sees none
    bool prominent = false;   // only a head of state or government counts
    bool apposition = false;  // "her Iranian colleague, …": a name may stand behind the comma without a title
};

struct NamedPerson {
    std::uint32_t end = 0;  // tokens
    Actor actor{};          // code "" where it is not known whom the person acts for
    std::string surname{};  // folded
    std::string office{};   // office id, for "the president" later
    std::string rule{};
    std::string row{};
    double confidence = 1;
    char gender = 0;  // 'm', 'f'; 0 where it is not known
    std::string flag{};
};

std::optional<NamedPerson> name_person(const Knowledge& knowledge, const language::Parsed& parsed,
                                       language::Sentence sentence, const std::vector<Name>& names,
                                       std::optional<schema::Day> day, const Memory& memory,
                                       const NameQuery& query);

// "the Trump administration", behind a person who acts for that state: where it ends, and the state.
struct Administration {
    std::uint32_t end = 0;
    Actor actor{};
    std::string row{};
};
std::optional<Administration> administration_of(const Knowledge& knowledge, const language::Parsed& parsed,
                                                language::Sentence sentence, const NamedPerson& leader);

}  // namespace entente::actors
