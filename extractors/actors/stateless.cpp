#include "extractors/actors/stateless.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <string_view>
#include <utility>

#include "extractors/actors/names.hpp"
#include "extractors/actors/tokens.hpp"
#include "extractors/actors/values.hpp"

namespace entente::actors {
namespace {

using language::Parsed;
using schema::ActorKind;

constexpr double name_confidence = 0.6;  // that the model's name is one of an actor
constexpr double role_confidence = 0.5;

class Finder {
  public:
    Finder(const Knowledge& knowledge, const Parsed& parsed, const std::vector<LinkedMention>& mentions)
        : knowledge_(knowledge), parsed_(parsed), covered_(parsed.tokens.size()) {
        for (const auto& mention : mentions) cover(mention.begin, mention.end);
        cover_dyads(mentions);
    }

    std::vector<LinkedMention> run() {
        for (const auto& entity : parsed_.entities) name(entity);
        for (std::uint32_t token = 0; token < parsed_.tokens.size(); ++token) role(token);
        return std::move(found_);
    }

  private:
    void cover(std::uint32_t begin, std::uint32_t end) {
        std::fill(covered_.begin() + begin, covered_.begin() + end, true);
    }

    // A sentence of two states tells what happened between them.
    void cover_dyads(const std::vector<LinkedMention>& mentions) {
        auto first = mentions.begin();
        for (const auto sentence : parsed_.sentences) {
            std::set<std::string_view> codes;
            for (; first != mentions.end() && first->begin < sentence.end; ++first)
                if (first->use != Use::place && !first->actor.code.empty()) codes.insert(first->actor.code);
            if (codes.size() > 1) cover(sentence.begin, sentence.end);
        }
    }

    void name(const language::Entity& entity) {
        const bool person = entity.label == "PERSON";
        if (!person && !is_any(entity.label, {"ORG", "NORP"})) return;
        auto [begin, end] = std::pair(entity.begin, entity.end);
        if (parsed_.tokens[begin].tag == "DT") ++begin;
        if (end > begin && parsed_.tokens[end - 1].tag == "POS") --end;
        if (begin == end ||
            std::find(covered_.begin() + begin, covered_.begin() + end, true) != covered_.begin() + end)
            return;
        const auto text = schema::slice(parsed_.text, span_of(begin, end));
        add(begin, end,
            {.id = fmt::format("{}:-/{}", person ? "person" : "group", slug(text)),
             .name = std::string(text),
             .kind = person ? ActorKind::person : ActorKind::group},
            "name of no known state", "", name_confidence);
    }

    void role(std::uint32_t token) {
        const auto& at = parsed_.tokens[token];
        if (covered_[token] || at.pos != "NOUN") return;
        const auto* row = knowledge_.noun(at.lemma);
        if (!row) return;
        add(token, token + 1,
            {.id = fmt::format("group:-/{}", at.lemma),
             .name = std::string(at.lemma),
             .kind = ActorKind::group,
             .sector = row->sector,
             .level = row->level},
            "role of no known state", row->row, role_confidence);
    }

    void add(std::uint32_t begin, std::uint32_t end, Actor actor, std::string_view rule, std::string_view row,
             double confidence) {
        const auto head = head_of(parsed_, begin, end);
        found_.push_back({.begin = begin,
                          .end = end,
                          .head = head,
                          .span = span_of(begin, end),
                          .actor = std::move(actor),
                          .use = modifies_noun(parsed_, head) ? Use::modifies : Use::acts,
                          .rule = std::string(rule),
                          .row = std::string(row),
                          .confidence = confidence});
        cover(begin, end);
    }

    schema::ByteSpan span_of(std::uint32_t begin, std::uint32_t end) const {
        return {parsed_.tokens[begin].span.begin, parsed_.tokens[end - 1].span.end};
    }

    const Knowledge& knowledge_;
    const Parsed& parsed_;
    std::vector<bool> covered_;
    std::vector<LinkedMention> found_;
};

}  // namespace

bool is_stateless(const Actor& actor) {
    return actor.id.starts_with("group:-/") || actor.id.starts_with("person:-/");
}

std::vector<LinkedMention> with_stateless(const Knowledge& knowledge, const Parsed& parsed,
                                          std::vector<LinkedMention> mentions) {
    auto found = Finder(knowledge, parsed, mentions).run();
    mentions.insert(mentions.end(), std::make_move_iterator(found.begin()),
                    std::make_move_iterator(found.end()));
    std::ranges::stable_sort(mentions, {}, &LinkedMention::begin);
    return mentions;
}

}  // namespace entente::actors
