#include "extractors/text/html_tree.hpp"

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <utility>

#include "extractors/text/entity.hpp"
#include "extractors/text/html_nesting.hpp"
#include "extractors/text/utf8.hpp"

namespace entente::text {
namespace {

constexpr std::size_t chunk_size = 256U << 10U;
constexpr std::size_t alignment = alignof(std::max_align_t);

// A page's tree takes a few times its size; this is far more than any real one, tag by tag, needs.
std::size_t memory_for(std::size_t page_bytes) {
    return std::min<std::size_t>((16U << 20U) + 128 * page_bytes, std::size_t{512} << 20U);
}

}  // namespace

// Memory that is given out and never taken back. When the bound is reached, the parse is left by longjmp, as
// gumbo does not look whether it got memory; nothing but the arena has to be cleaned up then.
struct HtmlTree::Arena {
    struct Chunk {
        Chunk* before;
    };

    explicit Arena(std::size_t most) : left(most) {}

    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;

    ~Arena() {
        while (last != nullptr) std::free(std::exchange(last, last->before));
    }

    // Null where the bound is reached.
    void* allocate(std::size_t size) {
        size = (size + alignment - 1) / alignment * alignment;
        if (size > room && !grow(size)) return nullptr;
        room -= size;
        return std::exchange(at, at + size);
    }

    bool grow(std::size_t size) {
        const std::size_t header = std::max(sizeof(Chunk), alignment);
        const std::size_t bytes = std::max(chunk_size, size + header);
        if (bytes > left) return false;
        void* memory = std::malloc(bytes);
        if (memory == nullptr) return false;
        last = new (memory) Chunk{last};
        left -= bytes;
        at = static_cast<char*>(memory) + header;
        room = bytes - header;
        return true;
    }

    static void* allocate_or_leave(void* arena, std::size_t size) {
        auto* self = static_cast<Arena*>(arena);
        void* memory = self->allocate(size);
        if (memory == nullptr) std::longjmp(self->out, 1);
        return memory;
    }

    // False where the memory did not do.
    bool parse(std::string_view html) {
        options.allocator = allocate_or_leave;
        options.deallocator = [](void*, void*) {};
        options.userdata = this;
        options.max_errors = 0;
        if (setjmp(out) != 0) return false;
        output = gumbo_parse_with_options(&options, html.data(), html.size());
        return true;
    }

    Chunk* last = nullptr;
    char* at = nullptr;
    std::size_t room = 0;
    std::size_t left;
    std::jmp_buf out{};
    GumboOptions options = kGumboDefaultOptions;
    GumboOutput* output = nullptr;
};

HtmlTree::HtmlTree(std::unique_ptr<Arena> arena) : arena_(std::move(arena)) {}

HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

const GumboNode* HtmlTree::root() const {
    return arena_->output->root;
}

schema::Result<HtmlTree> HtmlTree::parse(std::string_view html, const Limits& limits) {
    if (auto nesting = check_nesting(html, limits.max_depth); !nesting) {
        return std::unexpected(std::move(nesting).error());
    }
    auto arena = std::make_unique<Arena>(memory_for(html.size()));
    if (!arena->parse(html)) {
        return std::unexpected(schema::Error{schema::ErrorCode::limit,
                                             "page needs far more memory than pages of its size do", "", 0,
                                             "its tags are not closed; mend the page or leave it out"});
    }
    return HtmlTree(std::move(arena));
}

bool is_element(const GumboNode* node) {
    return node->type == GUMBO_NODE_ELEMENT;
}

bool is_tag(const GumboNode* node, GumboTag tag) {
    return is_element(node) && node->v.element.tag == tag;
}

bool is_text(const GumboNode* node) {
    return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
           node->type == GUMBO_NODE_CDATA;
}

unsigned child_count(const GumboNode* node) {
    return is_element(node) ? node->v.element.children.length : 0;
}

const GumboNode* child(const GumboNode* node, unsigned i) {
    return static_cast<const GumboNode*>(node->v.element.children.data[i]);
}

std::string_view attribute(const GumboNode* element, const char* name) {
    if (!is_element(element)) return {};
    const GumboAttribute* found = gumbo_get_attribute(&element->v.element.attributes, name);
    return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

bool has_attribute(const GumboNode* element, const char* name) {
    return is_element(element) && gumbo_get_attribute(&element->v.element.attributes, name) != nullptr;
}

const GumboNode* next_node(const GumboNode* node, const GumboNode* root, bool over) {
    if (!over && child_count(node) > 0) return child(node, 0);
    while (node != root) {
        const GumboNode* parent = node->parent;
        const auto next = static_cast<unsigned>(node->index_within_parent) + 1;
        if (next < child_count(parent)) return child(parent, next);
        node = parent;
    }
    return nullptr;
}

std::string text_below(const GumboNode* node, std::size_t most) {
    std::string text;
    bool blank = false;
    for (const GumboNode* at = node; at != nullptr && text.size() < most; at = next_node(at, node)) {
        if (!is_text(at)) continue;
        for (const char* c = at->v.text.text; *c != '\0'; ++c) {
            const bool whole = (static_cast<unsigned char>(*c) & 0xC0U) != 0x80U;  // not in mid-character
            if (text.size() >= most && whole) break;
            const bool space = *c == ' ' || (*c >= '\t' && *c <= '\r');
            if (!space && blank && !text.empty()) text += ' ';
            if (!space) text += *c;
            blank = space;
        }
    }
    return mend_utf8(text);
}

std::string decode_entity(std::string_view reference) {
    Limits limits;
    const std::string page = "<body>" + std::string(reference);
    const auto tree = HtmlTree::parse(page, limits);
    if (!tree) return std::string(reference);
    std::string text = text_below(tree->root(), reference.size());
    return text.empty() ? " " : text;  // a reference to white space
}

}  // namespace entente::text
