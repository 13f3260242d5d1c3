// The closed vocabularies of a model (tags, dependency labels, parts of speech, morphological analyses) as
// small ids, so that steps compare and index by numbers. Filled while the model is loaded, afterwards shared
// and read-only.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace entente::language {

using LabelId = std::uint32_t;

class Labels {
  public:
    static constexpr LabelId none = 0;  // "", the value of an attribute that is not set

    Labels() { add(""); }
    Labels(Labels&&) = default;
    Labels& operator=(Labels&&) = default;

    LabelId add(std::string_view name) {
        if (const auto id = find(name)) return *id;
        const auto id = static_cast<LabelId>(names_.size());
        ids_.emplace(names_.emplace_back(name), id);
        return id;
    }

    std::optional<LabelId> find(std::string_view name) const {
        const auto found = ids_.find(name);
        return found == ids_.end() ? std::nullopt : std::optional(found->second);
    }

    std::string_view name(LabelId id) const { return names_[id]; }
    std::size_t size() const { return names_.size(); }

  private:
    std::deque<std::string> names_;  // a deque, for the views of `ids_` stay valid
    std::unordered_map<std::string_view, LabelId> ids_;
};

}  // namespace entente::language
