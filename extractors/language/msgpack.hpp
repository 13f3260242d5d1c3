// Reads MessagePack, the form of nearly every file of a spaCy model. Model files are input like any other:
// they may be truncated, foreign or hostile. Parsing therefore checks sizes and depth, and every getter
// returns a Result whose error names the file and the path to the value: "ner/model: params[0].E: expected
// binary, found string".
//
//     auto document = MsgpackDocument::parse(std::move(bytes), "tokenizer");
//     auto pattern = document->root().member("prefix_search", &MsgpackValue::as_string);
//
// Values are two words that point into the document; they are valid while it lives (it may be moved).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema/result.hpp"

namespace entente::language {

using schema::Result;

// An array as msgpack-numpy writes it, in row-major order.
struct FloatArray {
    std::vector<std::size_t> shape;
    std::vector<float> values;
};

struct MsgpackTree;
struct MsgpackMember;

class MsgpackValue {
  public:
    // Of a map, the value under the key, which may be written as a string or as binary. The last one counts.
    Result<MsgpackValue> member(std::string_view key) const;
    std::optional<MsgpackValue> find(std::string_view key) const;  // nullopt: no map, or no such key

    // The member, read by one of the getters below.
    template <class T>
    Result<T> member(std::string_view key, Result<T> (MsgpackValue::*as)() const) const {
        const Result<MsgpackValue> value = member(key);
        if (!value) return std::unexpected(value.error());
        return ((*value).*as)();
    }

    Result<std::vector<MsgpackMember>> members() const;  // of a map, in file order
    Result<std::vector<MsgpackValue>> elements() const;  // of an array
    Result<std::string_view> as_string() const;
    Result<std::string_view> as_binary() const;
    Result<std::string_view> as_text() const;  // string or binary
    Result<std::int64_t> as_integer() const;
    Result<std::uint64_t> as_unsigned() const;
    Result<double> as_number() const;  // integer or floating point
    Result<bool> as_boolean() const;
    Result<FloatArray> as_float_array() const;

    bool is_nil() const;
    bool is_map() const;
    bool is_array() const;
    bool is_string() const;
    bool is_integer() const;
    bool is_boolean() const;

    std::string path() const;                        // "params[0].E"; "" for the root
    schema::Error error(std::string message) const;  // with file and path

  private:
    friend class MsgpackDocument;
    MsgpackValue(const MsgpackTree* tree, std::uint32_t node) : tree_(tree), node_(node) {}
    schema::Error expected(std::string_view what) const;

    const MsgpackTree* tree_;
    std::uint32_t node_;
};

struct MsgpackMember {
    MsgpackValue key;
    MsgpackValue value;
};

class MsgpackDocument {
  public:
    // `name` stands in errors. Refuses what is not exactly one value, and nesting deeper than `max_depth`.
    static Result<MsgpackDocument> parse(std::string bytes, std::string name, std::size_t max_depth = 64);

    MsgpackDocument(MsgpackDocument&&) noexcept;
    MsgpackDocument& operator=(MsgpackDocument&&) noexcept;
    ~MsgpackDocument();

    MsgpackValue root() const { return {tree_.get(), 0}; }

  private:
    explicit MsgpackDocument(std::unique_ptr<const MsgpackTree> tree);
    std::unique_ptr<const MsgpackTree> tree_;
};

}  // namespace entente::language
