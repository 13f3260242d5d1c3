#include "extractors/actors/flat.hpp"

#include <algorithm>

namespace entente::actors {

bool Strings::valid() const {
    return !offsets.empty() && offsets.front() == 0 && offsets.back() == chars.size() &&
           std::ranges::is_sorted(offsets);
}

std::uint32_t StringsBuilder::number(std::string_view text) {
    const auto [known, fresh] = known_.try_emplace(std::string(text), size());
    return fresh ? append(text) : known->second;
}

std::uint32_t StringsBuilder::append(std::string_view text) {
    chars_ += text;
    offsets_.push_back(static_cast<std::uint32_t>(chars_.size()));
    return size() - 1;
}

std::span<const std::uint32_t> Lists::operator[](std::string_view key) const {
    for (auto at = hash_of(key) & (slots.size() - 1);; at = (at + 1) & (slots.size() - 1)) {
        const auto& slot = slots[at];
        if (slot.key == 0) return {};
        if (strings[slot.key - 1] == key) return values.subspan(slot.begin, slot.end - slot.begin);
    }
}

std::vector<std::string_view> Lists::keys() const {
    std::vector<std::string_view> keys;
    for (const auto& slot : slots)
        if (slot.key != 0) keys.push_back(strings[slot.key - 1]);
    return keys;
}

bool Lists::valid(std::size_t most) const {
    const auto fits = [&](const Slot& slot) {
        return slot.key <= strings.size() && slot.begin <= slot.end && slot.end <= values.size();
    };
    return std::has_single_bit(slots.size()) && std::ranges::all_of(slots, fits) &&
           std::ranges::any_of(slots, [](const Slot& slot) { return slot.key == 0; }) &&
           std::ranges::all_of(values, [&](auto value) { return value < most; });
}

ListsBuilder::Arrays ListsBuilder::build(StringsBuilder& strings) const {
    std::vector<std::string_view> keys;
    for (const auto& [key, list] : lists_) keys.push_back(key);
    std::ranges::sort(keys);  // the same tables give the same bytes
    Arrays arrays{std::vector<Lists::Slot>(slots_for(keys.size())), {}};
    const auto mask = arrays.slots.size() - 1;
    for (const auto key : keys) {
        auto at = hash_of(key) & mask;
        while (arrays.slots[at].key != 0) at = (at + 1) & mask;
        const auto& list = lists_.at(std::string(key));
        const auto begin = static_cast<std::uint32_t>(arrays.values.size());
        arrays.values.insert(arrays.values.end(), list.begin(), list.end());
        arrays.slots[at] = {strings.number(key) + 1, begin, static_cast<std::uint32_t>(arrays.values.size())};
    }
    return arrays;
}

}  // namespace entente::actors
