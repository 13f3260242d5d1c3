// The tree of a page, parsed by gumbo (the HTML5 algorithm), and how to walk it. All of a tree's memory is
// one arena with a bound, so that a hostile page can neither eat the machine nor overflow the stack: it is
// freed whole, and walked without recursion.
#pragma once

#include <cstdint>
#include <gumbo.h>
#include <memory>
#include <string>
#include <string_view>

#include "extractors/text/options.hpp"
#include "graph/schema/result.hpp"

namespace entente::text {

class HtmlTree {
  public:
    // `html` is UTF-8 and outlives the tree, whose nodes point into it.
    static schema::Result<HtmlTree> parse(std::string_view html, const Limits& limits);

    HtmlTree(HtmlTree&&) noexcept;
    HtmlTree& operator=(HtmlTree&&) noexcept;
    ~HtmlTree();

    const GumboNode* root() const;  // the <html> element

  private:
    struct Arena;
    explicit HtmlTree(std::unique_ptr<Arena> arena);
    std::unique_ptr<Arena> arena_;
};

bool is_element(const GumboNode* node);
bool is_tag(const GumboNode* node, GumboTag tag);
bool is_text(const GumboNode* node);  // text, white space or CDATA

// The children of an element; none of other nodes.
unsigned child_count(const GumboNode* node);
const GumboNode* child(const GumboNode* node, unsigned i);

// The attribute's value; "" where the element has none of that name.
std::string_view attribute(const GumboNode* element, const char* name);
bool has_attribute(const GumboNode* element, const char* name);

// The next node in the order of the page within `root`, after all of `node`'s children (over = true: leaving
// them out). Null at the end.
const GumboNode* next_node(const GumboNode* node, const GumboNode* root, bool over = false);

// Text of nodes and attributes can hold bytes that are no UTF-8: gumbo makes them of references far out of range
// ("&#xEEEEEEEEEE;"). Whoever keeps such text mends it.

// All text below a node, mended, white space collapsed, at most about `most` bytes.
std::string text_below(const GumboNode* node, std::size_t most = 1000);

}  // namespace entente::text
