// The sentence being read, together with what was said before it: where words that point back look for their
// antecedent. Internal to coreference.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/actors/discourse.hpp"
#include "extractors/actors/knowledge.hpp"
#include "extractors/actors/recognise.hpp"

namespace entente::actors {

// Something that may be meant. The pointer holds until the next mention is added.
struct Candidate {
    const LinkedMention* mention = nullptr;
    Standing standing = Standing::other;
    std::uint32_t list = 0;
};

using Fits = std::function<bool(const LinkedMention&)>;

class Scene {
  public:
    Scene(const Knowledge& knowledge, const language::Parsed& parsed, language::Sentence sentence,
          const std::vector<Name>& names, std::optional<schema::Day> day, const Memory& memory,
          std::vector<LinkedMention>& mentions);

    const Knowledge& knowledge() const { return knowledge_; }
    const language::Parsed& parsed() const { return parsed_; }
    language::Sentence sentence() const { return sentence_; }
    const std::vector<Name>& names() const { return names_; }
    std::optional<schema::Day> day() const { return day_; }
    const Memory& memory() const { return memory_; }
    std::vector<LinkedMention>& mentions() { return mentions_; }
    const std::vector<LinkedMention>& mentions() const { return mentions_; }

    std::string_view norm(std::uint32_t token) const { return parsed_.tokens[token].norm; }
    bool in_sentence(std::uint32_t token) const { return token >= sentence_.begin && token < sentence_.end; }
    bool covered(std::uint32_t token) const { return covered_[token - sentence_.begin]; }

    // Whether the token stands between quotation marks, and whether they are open at the sentence's end.
    bool quoted(std::uint32_t token) const { return quoted_[token - sentence_.begin]; }
    bool quotation_open() const { return quotation_open_; }

    // A mention that points back. One stretch may get several.
    void add(std::uint32_t begin, std::uint32_t end, const Actor& actor, std::string_view rule,
             std::string_view row, double confidence);
    // The same actor again.
    void add(std::uint32_t begin, std::uint32_t end, const LinkedMention& antecedent, std::string_view rule,
             double confidence);

    // What was said `distance` sentences back, in order; 0: before the token in this sentence.
    std::vector<Candidate> said(std::uint32_t distance, std::uint32_t token) const;

    // The one that a singular word at `token` means: in the nearest sentence where any fits, the only one,
    // else the subject that governs the word's clause, else the only subject (of an earlier sentence only
    // where `subject_first`: "Biden called Suga. He …" may be either). A doubt gives none.
    const LinkedMention* antecedent(std::uint32_t token, std::uint32_t furthest, const Fits& fits,
                                    bool subject_first = true) const;

    // A word points back to somebody, and it is not certain to whom: it is left out, and counted.
    void doubt() const { ++doubts_; }
    std::size_t doubts() const { return doubts_; }

    // The mention that stands at the token, if one does.
    const LinkedMention* mention_at(std::uint32_t token) const;

  private:
    std::vector<Candidate> said_here(std::uint32_t token) const;
    void note_holders();
    void note_quotations();
    const LinkedMention* governing(std::uint32_t token, const Fits& fits) const;

    const Knowledge& knowledge_;
    const language::Parsed& parsed_;
    language::Sentence sentence_;
    const std::vector<Name>& names_;
    std::optional<schema::Day> day_;
    const Memory& memory_;
    std::vector<LinkedMention>& mentions_;
    std::vector<LinkedMention> strangers_;
    std::vector<bool> covered_;
    std::vector<bool> quoted_;
    bool quotation_open_ = false;
    mutable std::size_t doubts_ = 0;
};

// Different actors among the candidates, in order of their first mention.
std::vector<const LinkedMention*> distinct(const std::vector<Candidate>& candidates);

}  // namespace entente::actors
