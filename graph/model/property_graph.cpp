#include "graph/model/property_graph.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente::model {

void Row::clear(std::size_t attributes) {
    values_.assign(attributes, std::monostate());
    if (kept_.size() < attributes) kept_.resize(attributes);
}

void Row::widen(std::size_t attributes) {
    values_.resize(attributes);
    if (kept_.size() < attributes) kept_.resize(attributes);
}

void Row::set(std::size_t attribute, std::string_view text) {
    if (text.empty())
        values_[attribute] = std::monostate();
    else
        values_[attribute] = text;
}

void Row::set(std::size_t attribute, double value) {
    if (std::isfinite(value))
        values_[attribute] = value;
    else
        values_[attribute] = std::monostate();
}

void Row::keep(std::size_t attribute, std::string text) {
    kept_[attribute] = std::move(text);
    set(attribute, std::string_view(kept_[attribute]));
}

std::string_view Row::text(std::size_t attribute) const {
    const auto* text = std::get_if<std::string_view>(&values_[attribute]);
    return text ? *text : std::string_view();
}

std::optional<double> Row::number(std::size_t attribute) const {
    if (const auto* number = std::get_if<double>(&values_[attribute])) return *number;
    if (const auto* integer = std::get_if<std::int64_t>(&values_[attribute]))
        return static_cast<double>(*integer);
    return {};
}

std::optional<std::size_t> find_attribute(std::span<const Attribute> attributes, std::string_view name) {
    const auto found = std::ranges::find(attributes, name, &Attribute::name);
    if (found == attributes.end()) return {};
    return static_cast<std::size_t>(found - attributes.begin());
}

}  // namespace entente::model
