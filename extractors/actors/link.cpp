#include "extractors/actors/link.hpp"

#include <iterator>

#include "extractors/actors/compose.hpp"
#include "extractors/actors/coreference.hpp"
#include "extractors/actors/declaration.hpp"
#include "extractors/actors/dictionary_link.hpp"
#include "extractors/actors/narrator.hpp"
#include "extractors/actors/recognise.hpp"

namespace entente::actors {

std::vector<LinkedMention> link(const Knowledge& knowledge, const language::Parsed& parsed,
                                std::optional<schema::Day> day, Memory& memory) {
    std::vector<LinkedMention> all;
    Meanings meanings(knowledge, parsed.text);
    for (const auto sentence : parsed.sentences) {
        const auto names = recognise(knowledge, parsed, sentence, meanings);
        auto mentions = compose(knowledge, parsed, sentence, names, day, memory);
        resolve(knowledge, parsed, sentence, names, day, memory, mentions);
        remember(parsed, sentence, mentions, memory);
        link_dictionary(knowledge, parsed, sentence, day, memory, mentions);
        all.insert(all.end(), std::make_move_iterator(mentions.begin()),
                   std::make_move_iterator(mentions.end()));
    }
    name_leaders(knowledge, parsed, day, all);
    if (!memory.transcript) add_narrator(knowledge, parsed, all);
    return all;
}

}  // namespace entente::actors
