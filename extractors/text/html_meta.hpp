// What a page says about itself: <meta>, JSON-LD, <link rel=canonical>, <html lang>, <time>, <title>.
#pragma once

#include "extractors/text/document.hpp"
#include "extractors/text/html_tree.hpp"

namespace entente::text {

struct HtmlMeta {
    std::string title;
    std::string publisher;
    std::string url;
    std::string language;
    std::string date;  // as the page writes it
};

// `main` is the element that holds the text: <time> counts only there, as lists of other articles have times,
// too.
HtmlMeta read_meta(const GumboNode* root, const GumboNode* main);

// Fields of the first object of JSON-LD that is an article; empty where there is none or the JSON is not
// sound.
HtmlMeta read_json_ld(std::string_view json);

}  // namespace entente::text
