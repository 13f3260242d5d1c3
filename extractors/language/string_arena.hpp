// Stable storage for many short strings: views given out stay valid while the arena lives.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace entente::language {

class StringArena {
  public:
    std::string_view keep(std::string_view text) {
        if (text.empty()) return "";
        if (text.size() > room_) grow(text.size());
        char* const at = next_;
        std::memcpy(at, text.data(), text.size());
        next_ += text.size();
        room_ -= text.size();
        return {at, text.size()};
    }

    std::size_t bytes() const { return bytes_; }  // taken from the system

  private:
    void grow(std::size_t size) {
        constexpr std::size_t block = 32'768;
        room_ = size > block ? size : block;
        bytes_ += room_;
        next_ = blocks_.emplace_back(std::make_unique_for_overwrite<char[]>(room_)).get();
    }

    std::vector<std::unique_ptr<char[]>> blocks_;
    char* next_ = nullptr;
    std::size_t room_ = 0;
    std::size_t bytes_ = 0;
};

}  // namespace entente::language
