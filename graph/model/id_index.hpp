// Which of many names is it? Numbers 0, 1, 2 … by names that are kept elsewhere, at 12 to 24 bytes a name: a
// million ids of edges are looked up once each, only to see that no two are alike.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::model {

class IdIndex {
  public:
    // name_of(number) is the name that was added with the number.
    template <class NameOf>
    std::optional<std::uint32_t> find(std::string_view name, const NameOf& name_of) const {
        if (slots_.empty()) return {};
        const auto hash = hash_of(name);
        for (auto at = hash & mask(); slots_[at].number != free; at = (at + 1) & mask())
            if (slots_[at].hash == hash && name_of(slots_[at].number) == name) return slots_[at].number;
        return {};
    }

    // Requires: find(name) is none, number is below 2^32 - 1.
    void add(std::string_view name, std::uint32_t number) {
        if (2 * (size_ + 1) > slots_.size()) grow();
        place({hash_of(name), number});
        ++size_;
    }

  private:
    static constexpr std::uint32_t free = UINT32_MAX;
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = free;
    };

    static std::uint32_t hash_of(std::string_view name) {
        const auto hash = std::hash<std::string_view>()(name);
        return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
    }

    std::uint32_t mask() const { return static_cast<std::uint32_t>(slots_.size() - 1); }

    void place(Slot slot) {
        auto at = slot.hash & mask();
        while (slots_[at].number != free) at = (at + 1) & mask();
        slots_[at] = slot;
    }

    void grow() {
        auto old = std::exchange(slots_, std::vector<Slot>(slots_.empty() ? 16 : 2 * slots_.size()));
        for (const Slot& slot : old)
            if (slot.number != free) place(slot);
    }

    std::vector<Slot> slots_;  // a power of two, at most half full
    std::size_t size_ = 0;
};

}  // namespace entente::model
