#include "extractors/actors/strangers.hpp"

#include <algorithm>

#include "extractors/actors/tokens.hpp"
#include "extractors/actors/values.hpp"

namespace entente::actors {
namespace {

using language::Parsed;
using schema::ActorKind;

constexpr std::uint32_t longest_apposition = 30;  // tokens

bool owns(const LinkedMention& mention) {
    return !mention.actor.code.empty() && mention.actor.kind != ActorKind::place;
}

// "of Japan" or "(Japan)" right behind the name.
const LinkedMention* owner_after(const Scene& scene, std::uint32_t end) {
    if (!scene.in_sentence(end) || !is_any(scene.norm(end), {"of", "("})) return nullptr;
    for (auto token = end + 1; scene.in_sentence(token) && token < end + 4; ++token) {
        const auto* mention = scene.mention_at(token);
        if (mention) return owns(*mention) ? mention : nullptr;
        if (scene.parsed().tokens[token].tag != "DT") break;
    }
    return nullptr;
}

bool hangs_below(const Parsed& parsed, std::uint32_t token, std::uint32_t top) {
    for (int steps = 0; steps < 32; ++steps) {
        if (token == top) return true;
        const auto above = static_cast<std::uint32_t>(parsed.tokens[token].head);
        if (above == token) return false;
        token = above;
    }
    return false;
}

// The noun behind the comma that tells what the person is.
std::optional<std::uint32_t> apposition(const Scene& scene, const LinkedMention& person) {
    const auto& parsed = scene.parsed();
    if (!scene.in_sentence(person.end) || parsed.form(person.end) != ",") return std::nullopt;
    for (auto token = person.end + 1; scene.in_sentence(token) && token < person.end + longest_apposition;
         ++token) {
        const auto& at = parsed.tokens[token];
        const auto above = static_cast<std::uint32_t>(at.head);
        if (at.label == "appos" && above >= person.begin && above < person.end) return token;
    }
    return std::nullopt;
}

const LinkedMention* owner_in_apposition(const Scene& scene, const LinkedMention& person) {
    const auto noun = apposition(scene, person);
    if (!noun) return nullptr;
    const auto last = person.end + longest_apposition;
    for (const auto& mention : scene.mentions())
        if (mention.begin > person.end && mention.begin < last && owns(mention) &&
            hangs_below(scene.parsed(), mention.head, *noun))
            return &mention;
    return nullptr;
}

}  // namespace

void resolve_strangers(Scene& scene, Memory& memory) {
    for (const auto& person : strangers(scene.parsed(), scene.sentence(), scene.mentions())) {
        const auto* owner = owner_after(scene, person.end);
        if (!owner) owner = owner_in_apposition(scene, person);
        if (!owner) continue;
        const schema::ByteSpan span{scene.parsed().tokens[person.begin].span.begin,
                                    scene.parsed().tokens[person.end - 1].span.end};
        const auto name = schema::slice(scene.parsed().text, span);
        const auto code = owner->actor.code;
        auto actor = unknown_person(scene.knowledge(), name, code, nullptr, "");
        actor.level = "official";
        scene.add(person.begin, person.end, actor, "name, apposition", "", 0.7);
        scene.mentions().back().pronoun = false;
        introduce(memory, surname(name, code), scene.mentions().back());
    }
}

}  // namespace entente::actors
