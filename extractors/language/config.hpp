// Reads config.cfg of a spaCy pipeline: which components it has and every size of the network. INI-like
// sections with JSON values; `${section.key}` or `${section:key}` takes a value from elsewhere and is
// followed when the value is asked for. Every error names the line.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema/result.hpp"

namespace entente::language {

class Config {
  public:
    static schema::Result<Config> parse(std::string_view text, std::string name);

    bool has_section(std::string_view section) const;
    bool has(std::string_view section, std::string_view key) const;
    bool is_null(std::string_view section, std::string_view key) const;  // `null`, or not there

    schema::Result<std::string> get_string(std::string_view section, std::string_view key) const;
    schema::Result<std::int64_t> get_integer(std::string_view section, std::string_view key) const;
    schema::Result<double> get_number(std::string_view section, std::string_view key) const;
    schema::Result<bool> get_boolean(std::string_view section, std::string_view key) const;
    schema::Result<std::vector<std::string>> get_strings(std::string_view section,
                                                         std::string_view key) const;
    schema::Result<std::vector<std::int64_t>> get_integers(std::string_view section,
                                                           std::string_view key) const;

    // The value as JSON, with references followed: `{"@tokenizers":"spacy.Tokenizer.v1"}`.
    schema::Result<std::string> get_json(std::string_view section, std::string_view key) const;

    std::vector<std::string> sections() const;                      // sorted
    std::vector<std::string> keys(std::string_view section) const;  // sorted
    schema::Error error(std::string_view section, std::string_view key, std::string message) const;

  private:
    struct Value {
        std::string text;
        std::uint64_t line = 0;
    };
    using Section = std::map<std::string, Value, std::less<>>;

    const Value* find(std::string_view section, std::string_view key) const;
    schema::Error error(const Value& value, std::string message) const;
    schema::Result<const Value*> referred(std::string_view reference, const Value& from) const;
    schema::Result<std::string> resolve(const Value& value, int depth, int& steps) const;
    schema::Result<std::string> resolve(std::string_view section, std::string_view key) const;
    template <class T, class Convert>
    schema::Result<T> get(std::string_view section, std::string_view key, std::string_view what,
                          Convert convert) const;

    std::string name_;
    std::map<std::string, Section, std::less<>> sections_;
};

}  // namespace entente::language
