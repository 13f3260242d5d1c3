// Writes small MessagePack values, for tests that need a model's file of their own.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::language::packed {

inline std::string string(std::string_view text) {
    std::string bytes = "\xdb";
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((text.size() >> shift) & 0xff);
    return bytes.append(text);
}

inline std::string integer(std::int64_t value) {
    std::string bytes = "\xd3";
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>((value >> shift) & 0xff);
    return bytes;
}

inline std::string id(std::uint64_t value) {
    std::string bytes = "\xcf";
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>((value >> shift) & 0xff);
    return bytes;
}

inline std::string boolean(bool value) {
    return value ? "\xc3" : "\xc2";
}
inline std::string nil() {
    return "\xc0";
}

inline std::string header(char type, std::size_t size) {
    return {type, static_cast<char>((size >> 8) & 0xff), static_cast<char>(size & 0xff)};
}

inline std::string array(const std::vector<std::string>& elements) {
    std::string bytes = header('\xdc', elements.size());
    for (const std::string& element : elements) bytes += element;
    return bytes;
}

// Keys and values are packed already.
inline std::string map_of(const std::vector<std::pair<std::string, std::string>>& members) {
    std::string bytes = header('\xde', members.size());
    for (const auto& [key, value] : members) bytes += key + value;
    return bytes;
}

inline std::string map(const std::vector<std::pair<std::string_view, std::string>>& members) {
    std::vector<std::pair<std::string, std::string>> packed;
    for (const auto& [key, value] : members) packed.emplace_back(string(key), value);
    return map_of(packed);
}

inline std::string strings(std::initializer_list<std::string_view> texts) {
    std::vector<std::string> elements;
    for (const std::string_view text : texts) elements.push_back(string(text));
    return array(elements);
}

}  // namespace entente::language::packed
