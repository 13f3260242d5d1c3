// A sentence with all that is known of it before its events are read. And the way from a word to its clause.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "extractors/actors/mention.hpp"
#include "extractors/events/date_words.hpp"
#include "extractors/events/parties.hpp"
#include "extractors/events/relations.hpp"
#include "extractors/language/parsed.hpp"
#include "graph/schema/date.hpp"
#include "graph/schema/record.hpp"

namespace entente::events {

struct SentenceView {
    SentenceView(const language::Parsed& text, std::uint32_t sentence_number,
                 std::span<const actors::LinkedMention> sentence_mentions,
                 std::optional<schema::Day> document_day, schema::Field text_field)
        : parsed(text),
          number(sentence_number),
          sentence(text.sentences[sentence_number]),
          mentions(sentence_mentions),
          children(text, sentence),
          relations(relate(text, sentence)),
          parties(text, sentence, children, sentence_mentions),
          day(document_day),
          field(text_field) {}
    // Its parts refer to each other.
    SentenceView(const SentenceView&) = delete;
    SentenceView& operator=(const SentenceView&) = delete;

    // In the document.
    schema::ByteSpan span() const {
        return {parsed.tokens[sentence.begin].span.begin, parsed.tokens[sentence.end - 1].span.end};
    }

    const language::Parsed& parsed;
    std::uint32_t number;
    language::Sentence sentence;
    std::span<const actors::LinkedMention> mentions;  // those of this sentence
    Children children;
    Relations relations;
    Parties parties;
    std::optional<schema::Day> day;  // the document's
    schema::Field field;
    std::vector<std::uint32_t> silent{};  // words of which a row of the frames says that they tell nothing

    // The dates that it names; ahead: as said of what is to come. Found when first asked for.
    const std::vector<DateMention>& dates(bool ahead) const;

  private:
    mutable std::array<std::optional<std::vector<DateMention>>, 2> dates_;
};

// The first verb or one of `stops` on the way up from a token.
std::uint32_t clause_of(const language::Parsed& parsed, std::uint32_t token,
                        const std::vector<std::uint32_t>& stops);

}  // namespace entente::events
