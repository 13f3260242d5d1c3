// What the scorer looks at: named properties of a candidate reading ("its predicate is `accuse`", "its actor
// is the agent"). A name is made of parts; while reading only its hash is kept, while training and explaining
// the name itself, too.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente::events {

struct Feature {
    std::uint64_t id = 0;
    float value = 1;
};

// id → "part part part"
using FeatureNames = std::unordered_map<std::uint64_t, std::string>;

// The parts of a name follow each other with a blank between.
std::uint64_t feature_id(std::string_view name);

class Features {
  public:
    // names: filled with those of all features that are added; none: only hashes are kept.
    explicit Features(FeatureNames* names = nullptr) : names_(names) {}

    void add(std::initializer_list<std::string_view> parts, float value = 1);
    void clear() { all_.clear(); }

    const std::vector<Feature>& all() const { return all_; }

  private:
    std::vector<Feature> all_;
    FeatureNames* names_;
};

}  // namespace entente::events
