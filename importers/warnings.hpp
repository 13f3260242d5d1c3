// What a reader had to leave out, counted: a million edges with the same fault are one line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::importers {

struct Warning {
    std::string what;
    std::string file;
    std::uint64_t line = 0;  // of the first; 0 where it is of the whole file
    std::uint64_t count = 0;

    friend bool operator==(const Warning&, const Warning&) = default;
};

// One line for a person: "a.graphml:12: what (3 times)".
std::string describe(const Warning& warning);

class Warnings {
  public:
    // Of more than a hundred different ones only the number is kept.
    void add(std::string_view what, std::string_view file, std::uint64_t line, std::uint64_t count = 1);

    auto begin() const { return list_.begin(); }
    auto end() const { return list_.end(); }
    std::size_t size() const { return list_.size(); }

  private:
    std::vector<Warning> list_;
};

}  // namespace entente::importers
