// Which part of a page is its text. Pages say it by <article> and <main>, or show it: the text is where the
// sentences are, navigation is where the links are.
#pragma once

#include <unordered_map>

#include "extractors/text/html_tree.hpp"

namespace entente::text {

// Bytes of text below an element.
struct TextWeight {
    std::size_t text = 0;
    std::size_t links = 0;  // of it, in links
    std::size_t prose = 0;  // of it, in stretches that look like sentences
};

class HtmlMain {
  public:
    explicit HtmlMain(const GumboNode* root);

    // The element that holds the text.
    const GumboNode* element() const { return main_; }

    // Is this element, below or above the text, none of it: navigation, forms, hidden, comments, lists of
    // links?
    bool leaves_out(const GumboNode* element) const;

  private:
    void weigh(const GumboNode* root);
    TextWeight weight(const GumboNode* element) const;
    const GumboNode* largest(const GumboNode* root, GumboTag tag) const;
    const GumboNode* choose(const GumboNode* root) const;
    const GumboNode* descend(const GumboNode* from) const;
    bool is_list_of_links(const GumboNode* element) const;

    std::unordered_map<const GumboNode*, TextWeight> weights_;  // without what is left out
    std::size_t all_prose_ = 0;
    const GumboNode* main_;
};

// Does the element begin a block of its own in the layout?
bool is_block(GumboTag tag);

}  // namespace entente::text
