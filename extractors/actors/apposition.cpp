#include "extractors/actors/apposition.hpp"

#include <utility>

#include "extractors/actors/tokens.hpp"
#include "extractors/actors/values.hpp"

namespace entente::actors {
namespace {

using language::Parsed;
using schema::ActorKind;

class Merger {
  public:
    Merger(const Knowledge& knowledge, const Parsed& parsed, language::Sentence sentence, Memory& memory)
        : knowledge_(knowledge), parsed_(parsed), sentence_(sentence), memory_(memory) {}

    std::vector<LinkedMention> run(std::vector<LinkedMention> mentions) {
        std::vector<LinkedMention> merged;
        for (auto& mention : mentions) {
            const bool told_by_office =
                mention.rule == "office at date" || mention.rule == "state+office" ||
                (mention.rule == "state+noun" && !mention.actor.level.empty() && !plural(mention));
            const auto comma = told_by_office ? comma_before(mention.begin) : std::nullopt;
            if (!comma) {
                merged.push_back(std::move(mention));
            } else if (!merged.empty() && merged.back().actor.kind == ActorKind::person &&
                       merged.back().end == *comma && merged.back().actor.code == mention.actor.code) {
                if (merged.back().actor.office.empty()) merged.back().actor.office = mention.actor.office;
            } else if (const auto* entity = entity_ending(parsed_, *comma);
                       entity && entity->label == "PERSON") {
                merged.push_back(named_by_apposition(*entity, mention));
            } else {
                merged.push_back(std::move(mention));
            }
        }
        return merged;
    }

  private:
    std::optional<std::uint32_t> comma_before(std::uint32_t token) const {
        if (token > sentence_.begin && parsed_.tokens[token - 1].tag == "DT") --token;
        if (token > sentence_.begin && parsed_.form(token - 1) == ",") return token - 1;
        return std::nullopt;
    }

    LinkedMention named_by_apposition(const language::Entity& entity, const LinkedMention& office) {
        LinkedMention mention = office;
        const schema::ByteSpan span{parsed_.tokens[entity.begin].span.begin,
                                    parsed_.tokens[entity.end - 1].span.end};
        const auto name = schema::slice(parsed_.text, span);
        mention.begin = entity.begin;
        mention.head = head_of(parsed_, entity.begin, entity.end);
        mention.span = {span.begin, office.span.end};
        mention.rule = "name, office";
        if (office.actor.kind != ActorKind::person ||
            surname(office.actor.name, office.actor.code) != surname(name, office.actor.code)) {
            mention.actor = unknown_person(knowledge_, name, office.actor.code, nullptr, office.actor.office,
                                           office.function);
            mention.actor.level = office.actor.level;
            mention.actor.sector = office.actor.sector;
            mention.row.clear();
        }
        const auto key = surname(name, mention.actor.code);
        introduce(memory_, key, mention);
        return mention;
    }

    bool plural(const LinkedMention& mention) const {
        for (auto token = mention.begin; token < mention.end; ++token)
            if (parsed_.tokens[token].tag == "NNS" || parsed_.tokens[token].tag == "NNPS") return true;
        return false;
    }

    const Knowledge& knowledge_;
    const Parsed& parsed_;
    language::Sentence sentence_;
    Memory& memory_;
};

}  // namespace

std::vector<LinkedMention> merge_appositions(const Knowledge& knowledge, const Parsed& parsed,
                                             language::Sentence sentence, std::vector<LinkedMention> mentions,
                                             Memory& memory) {
    return Merger(knowledge, parsed, sentence, memory).run(std::move(mentions));
}

}  // namespace entente::actors
