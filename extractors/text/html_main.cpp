#include "extractors/text/html_main.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <vector>

#include "extractors/text/layout.hpp"

namespace entente::text {
namespace {

constexpr std::size_t shortest_prose = 40;  // of a stretch of text that looks like a sentence

template <std::size_t N>
bool contains(const std::array<GumboTag, N>& tags, GumboTag tag) {
    return std::ranges::find(tags, tag) != tags.end();
}

// Elements that never hold a page's text.
bool is_never_text(GumboTag tag) {
    static constexpr std::array<GumboTag, 29> tags = {
        GUMBO_TAG_NAV,      GUMBO_TAG_ASIDE,    GUMBO_TAG_FOOTER,   GUMBO_TAG_FORM,    GUMBO_TAG_SCRIPT,
        GUMBO_TAG_STYLE,    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_IFRAME,   GUMBO_TAG_BUTTON,  GUMBO_TAG_SELECT,
        GUMBO_TAG_TEXTAREA, GUMBO_TAG_INPUT,    GUMBO_TAG_SVG,      GUMBO_TAG_MATH,    GUMBO_TAG_OBJECT,
        GUMBO_TAG_VIDEO,    GUMBO_TAG_AUDIO,    GUMBO_TAG_CANVAS,   GUMBO_TAG_HEAD,    GUMBO_TAG_TEMPLATE,
        GUMBO_TAG_MENU,     GUMBO_TAG_DATALIST, GUMBO_TAG_OPTION,   GUMBO_TAG_APPLET,  GUMBO_TAG_EMBED,
        GUMBO_TAG_TITLE,    GUMBO_TAG_NOEMBED,  GUMBO_TAG_NOFRAMES, GUMBO_TAG_FRAMESET};
    return contains(tags, tag);
}

bool is_never_text_role(std::string_view role) {
    return role == "navigation" || role == "banner" || role == "contentinfo" || role == "complementary" ||
           role == "search" || role == "dialog" || role == "menu";
}

// Words of a class or id that tell what an element is for.
bool is_furniture(std::string_view word) {
    static constexpr std::array<std::string_view, 37> words = {
        "nav",    "navbar",       "navigation",    "menu",       "breadcrumb", "breadcrumbs", "sidebar",
        "footer", "comment",      "comments",      "respond",    "related",    "share",       "sharing",
        "social", "cookie",       "cookies",       "newsletter", "subscribe",  "promo",       "ad",
        "ads",    "advert",       "advertisement", "popup",      "modal",      "pagination",  "pager",
        "widget", "recommended",  "disqus",        "toolbar",    "masthead",   "byline",      "tags",
        "skip",   "recirculation"};
    return std::ranges::find(words, word) != words.end();
}

bool has_furniture_name(std::string_view names) {
    std::string word;
    for (std::size_t i = 0; i <= names.size(); ++i) {
        const char c = i < names.size() ? names[i] : ' ';
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper || (c >= 'a' && c <= 'z')) {
            word += upper ? static_cast<char>(c - 'A' + 'a') : c;
            continue;
        }
        if (is_furniture(word)) return true;
        word.clear();
    }
    return false;
}

bool is_hidden(const GumboNode* element) {
    if (has_attribute(element, "hidden") || attribute(element, "aria-hidden") == "true") return true;
    std::string style;
    for (const char c : attribute(element, "style")) {
        if (c != ' ') style += static_cast<char>(c | 0x20);
    }
    return style.find("display:none") != std::string::npos ||
           style.find("visibility:hidden") != std::string::npos;
}

bool is_frame(GumboTag tag) {  // elements that hold the page or the text itself, whatever their class says
    return tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN ||
           tag == GUMBO_TAG_ARTICLE;
}

bool is_left_out_by_itself(const GumboNode* element) {
    const GumboTag tag = element->v.element.tag;
    return is_never_text(tag) || is_hidden(element) || is_never_text_role(attribute(element, "role"));
}

bool is_furniture_by_name(const GumboNode* element) {
    return has_furniture_name(attribute(element, "class")) || has_furniture_name(attribute(element, "id"));
}

bool is_within(const GumboNode* node, GumboTag tag) {
    for (; node != nullptr && is_element(node); node = node->parent) {
        if (node->v.element.tag == tag) return true;
    }
    return false;
}

TextWeight weight_of_text(std::string_view raw, bool in_link) {
    const std::string_view text = trim(raw);
    TextWeight weight;
    weight.text = text.size();
    if (in_link) weight.links = text.size();
    const bool sentence = text.find(". ") != std::string_view::npos || ends_sentence(text) ||
                          text.find(", ") != std::string_view::npos;
    if (!in_link && text.size() >= shortest_prose && sentence) weight.prose = text.size();
    return weight;
}

void add(TextWeight& sum, const TextWeight& part) {
    sum.text += part.text;
    sum.links += part.links;
    sum.prose += part.prose;
}

}  // namespace

bool is_block(GumboTag tag) {
    static constexpr std::array<GumboTag, 45> tags = {
        GUMBO_TAG_P,       GUMBO_TAG_DIV,     GUMBO_TAG_LI,       GUMBO_TAG_UL,      GUMBO_TAG_OL,
        GUMBO_TAG_H1,      GUMBO_TAG_H2,      GUMBO_TAG_H3,       GUMBO_TAG_H4,      GUMBO_TAG_H5,
        GUMBO_TAG_H6,      GUMBO_TAG_BR,      GUMBO_TAG_HR,       GUMBO_TAG_TABLE,   GUMBO_TAG_TR,
        GUMBO_TAG_TD,      GUMBO_TAG_TH,      GUMBO_TAG_CAPTION,  GUMBO_TAG_TBODY,   GUMBO_TAG_THEAD,
        GUMBO_TAG_TFOOT,   GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,  GUMBO_TAG_MAIN,    GUMBO_TAG_HEADER,
        GUMBO_TAG_FOOTER,  GUMBO_TAG_ASIDE,   GUMBO_TAG_NAV,      GUMBO_TAG_FIGURE,  GUMBO_TAG_FIGCAPTION,
        GUMBO_TAG_DL,      GUMBO_TAG_DT,      GUMBO_TAG_DD,       GUMBO_TAG_PRE,     GUMBO_TAG_BLOCKQUOTE,
        GUMBO_TAG_ADDRESS, GUMBO_TAG_FORM,    GUMBO_TAG_FIELDSET, GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY,
        GUMBO_TAG_HGROUP,  GUMBO_TAG_CENTER,  GUMBO_TAG_BODY,     GUMBO_TAG_LEGEND,  GUMBO_TAG_DIR};
    return contains(tags, tag);
}

HtmlMain::HtmlMain(const GumboNode* root) : main_(root) {
    weigh(root);
    all_prose_ = weight(root).prose;
    main_ = choose(root);
}

// Each element's weight is added to its parent's when all within it has been: in the order of the page,
// backwards.
void HtmlMain::weigh(const GumboNode* root) {
    std::vector<const GumboNode*> elements;
    bool over = false;
    for (const GumboNode* node = root; node != nullptr; node = next_node(node, root, over)) {
        over = is_element(node) && is_left_out_by_itself(node);
        if (is_element(node)) elements.push_back(node);
        if (!is_text(node) || node->type == GUMBO_NODE_WHITESPACE) continue;
        add(weights_[node->parent], weight_of_text(node->v.text.text, is_within(node->parent, GUMBO_TAG_A)));
    }
    for (; elements.size() > 1; elements.pop_back()) {
        const auto own = weights_.find(elements.back());
        if (own == weights_.end()) continue;
        const TextWeight weight = own->second;  // a new element of the map may move the others
        add(weights_[elements.back()->parent], weight);
    }
}

TextWeight HtmlMain::weight(const GumboNode* element) const {
    const auto found = weights_.find(element);
    return found == weights_.end() ? TextWeight{} : found->second;
}

const GumboNode* HtmlMain::largest(const GumboNode* root, GumboTag tag) const {
    const GumboNode* best = nullptr;
    for (const GumboNode* node = root; node != nullptr; node = next_node(node, root)) {
        if (!is_element(node)) continue;
        const bool by_role = tag == GUMBO_TAG_MAIN && attribute(node, "role") == "main";
        if (!by_role && !is_tag(node, tag)) continue;
        if (best == nullptr || weight(node).prose > weight(best).prose) best = node;
    }
    return best;
}

// From the outside in, as long as one element within holds nearly all of the prose.
const GumboNode* HtmlMain::descend(const GumboNode* from) const {
    for (;;) {
        const GumboNode* heaviest = nullptr;
        for (unsigned i = 0; i < child_count(from); ++i) {
            const GumboNode* inner = child(from, i);
            if (is_element(inner) && (heaviest == nullptr || weight(inner).prose > weight(heaviest).prose))
                heaviest = inner;
        }
        const bool nearly_all = heaviest != nullptr && weight(heaviest).prose * 5 >= weight(from).prose * 4;
        const bool holds_blocks = heaviest != nullptr && child_count(heaviest) > 1;
        if (!nearly_all || weight(from).prose == 0 || !holds_blocks) return from;
        from = heaviest;
    }
}

const GumboNode* HtmlMain::choose(const GumboNode* root) const {
    if (all_prose_ == 0) return root;
    const GumboNode* article = largest(root, GUMBO_TAG_ARTICLE);
    if (article != nullptr && weight(article).prose * 2 >= all_prose_) return article;
    const GumboNode* main = largest(root, GUMBO_TAG_MAIN);
    if (main != nullptr && weight(main).prose * 3 >= all_prose_) return main;
    return descend(root);
}

bool HtmlMain::is_list_of_links(const GumboNode* element) const {
    const GumboTag tag = element->v.element.tag;
    const bool may_be = tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_DIV ||
                        tag == GUMBO_TAG_SECTION || tag == GUMBO_TAG_P || tag == GUMBO_TAG_TABLE ||
                        tag == GUMBO_TAG_DL;
    const TextWeight own = weight(element);
    return may_be && own.prose == 0 && own.text > 0 && own.links * 10 >= own.text * 6;
}

bool HtmlMain::leaves_out(const GumboNode* element) const {
    if (is_left_out_by_itself(element)) return true;
    const GumboTag tag = element->v.element.tag;
    if (tag == GUMBO_TAG_HEADER && main_->v.element.tag != GUMBO_TAG_ARTICLE &&
        !is_within(element, GUMBO_TAG_ARTICLE) && !is_within(element, GUMBO_TAG_MAIN)) {
        return true;
    }
    const bool holds_the_text = weight(element).prose * 5 >= all_prose_ * 2 && all_prose_ > 0;
    if (!is_frame(tag) && !holds_the_text && is_furniture_by_name(element)) return true;
    return is_list_of_links(element);
}

}  // namespace entente::text
