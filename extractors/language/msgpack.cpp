#include "extractors/language/msgpack.hpp"

#include <bit>
#include <exception>
#include <fmt/format.h>
#include <limits>
#include <utility>

#include "extractors/language/msgpack_tree.hpp"

#define MSGPACK_NO_BOOST
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpragmas"
#pragma GCC diagnostic ignored "-Wunknown-warning-option"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wuseless-cast"
#pragma GCC diagnostic ignored "-Wcast-align"
#include <msgpack.hpp>
#pragma GCC diagnostic pop

namespace entente::language {

using schema::Error;
using schema::ErrorCode;

namespace {

using Kind = MsgpackKind;

constexpr std::size_t max_nodes = std::numeric_limits<std::uint32_t>::max() / 2;

// Builds the tree out of libmsgpack's events. Returning false stops the parser; `problem` tells why.
class TreeBuilder : public msgpack::null_visitor {
  public:
    TreeBuilder(MsgpackTree& tree, std::size_t max_depth) : tree_(tree), max_depth_(max_depth) {}

    bool visit_nil() { return leaf(Kind::nil, 0); }
    bool visit_boolean(bool value) { return leaf(Kind::boolean, value ? 1 : 0); }
    bool visit_positive_integer(std::uint64_t value) { return leaf(Kind::integer, value); }
    bool visit_negative_integer(std::int64_t value) {
        return leaf(Kind::integer, std::bit_cast<std::uint64_t>(value), value < 0);
    }
    bool visit_float32(float value) { return visit_float64(static_cast<double>(value)); }
    bool visit_float64(double value) { return leaf(Kind::number, std::bit_cast<std::uint64_t>(value)); }
    bool visit_str(const char* data, std::uint32_t size) { return text(Kind::string, data, size); }
    bool visit_bin(const char* data, std::uint32_t size) { return text(Kind::binary, data, size); }
    bool visit_ext(const char* data, std::uint32_t size) { return text(Kind::extension, data, size); }
    bool start_array(std::uint32_t size) { return open(Kind::array, size); }
    bool start_map(std::uint32_t size) { return open(Kind::map, size); }
    bool end_array() { return close(); }
    bool end_map() { return close(); }
    void parse_error(std::size_t, std::size_t offset) {
        problem = fmt::format("not MessagePack at byte {}", offset);
    }
    void insufficient_bytes(std::size_t, std::size_t) {
        problem = fmt::format("ends too early, at byte {}", tree_.bytes.size());
    }

    std::string problem;
    ErrorCode code = ErrorCode::invalid;

  private:
    std::uint32_t count() const { return static_cast<std::uint32_t>(tree_.nodes.size()); }

    bool leaf(Kind kind, std::uint64_t value, bool negative = false, std::uint32_t size = 0) {
        if (tree_.nodes.size() >= max_nodes) return refuse("too many values");
        tree_.nodes.push_back({kind, negative, count() + 1, value, size});
        return true;
    }

    bool text(Kind kind, const char* data, std::uint32_t size) {
        const auto offset = size == 0 ? 0 : static_cast<std::uint64_t>(data - tree_.bytes.data());
        return leaf(kind, offset, false, size);
    }

    bool open(Kind kind, std::uint32_t size) {
        if (open_.size() >= max_depth_)
            return refuse(fmt::format("nested deeper than {} levels", max_depth_));
        open_.push_back(count());
        return leaf(kind, size);
    }

    bool close() {
        tree_.nodes[open_.back()].next = count();
        open_.pop_back();
        return true;
    }

    bool refuse(std::string why) {
        problem = std::move(why);
        code = ErrorCode::limit;
        return false;
    }

    MsgpackTree& tree_;
    std::size_t max_depth_;
    std::vector<std::uint32_t> open_;
};

}  // namespace

Error msgpack_error(std::string message, std::string file, ErrorCode code) {
    return {code, std::move(message), std::move(file), 0, "the model's file is damaged or of another kind"};
}

Result<MsgpackDocument> MsgpackDocument::parse(std::string bytes, std::string name, std::size_t max_depth) {
    auto tree = std::make_unique<MsgpackTree>(MsgpackTree{std::move(bytes), std::move(name), {}});
    TreeBuilder builder(*tree, max_depth);
    std::size_t offset = 0;
    try {
        const bool done = msgpack::parse(tree->bytes.data(), tree->bytes.size(), offset, builder);
        if (done && offset != tree->bytes.size()) {
            builder.problem = fmt::format("has {} bytes after its end", tree->bytes.size() - offset);
        } else if (!done && builder.problem.empty()) {
            builder.problem = "not MessagePack";
        }
    } catch (const std::exception& exception) {
        builder.problem = fmt::format("cannot be read as MessagePack: {}", exception.what());
    }
    if (!builder.problem.empty()) {
        return std::unexpected(msgpack_error(builder.problem, tree->name, builder.code));
    }
    return MsgpackDocument(std::move(tree));
}

MsgpackDocument::MsgpackDocument(std::unique_ptr<const MsgpackTree> tree) : tree_(std::move(tree)) {}
MsgpackDocument::MsgpackDocument(MsgpackDocument&&) noexcept = default;
MsgpackDocument& MsgpackDocument::operator=(MsgpackDocument&&) noexcept = default;
MsgpackDocument::~MsgpackDocument() = default;

}  // namespace entente::language
