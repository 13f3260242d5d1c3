#include "extractors/text/html_rules.hpp"

#include <algorithm>
#include <array>

namespace entente::text {
namespace {

// An end tag does not close what was opened outside of these.
bool is_boundary(std::string_view name) {
    return is_one_of(name, {"table", "td", "th", "caption", "template", "object", "applet", "marquee",
                            "button", "select", "svg", "math", "html", "foreignobject", "desc", "ul", "ol"});
}

// Elements without rules of their own: their end tag closes nothing through an element that has some.
bool is_phrase(std::string_view name) {
    return is_formatting(name) ||
           is_one_of(name, {"span", "abbr", "cite", "q",    "label",   "time",   "sub",
                            "sup",  "mark", "kbd",  "var",  "samp",    "del",    "ins",
                            "dfn",  "bdi",  "bdo",  "data", "acronym", "option", "optgroup"});
}

bool has_no_rules(std::string_view name) {
    static constexpr std::array<std::string_view, 46> with_rules = {
        "address", "article", "aside", "blockquote", "button",     "center",  "details", "dialog",
        "dir",     "div",     "dl",    "fieldset",   "figcaption", "figure",  "footer",  "header",
        "hgroup",  "listing", "main",  "menu",       "nav",        "ol",      "pre",     "section",
        "summary", "ul",      "form",  "p",          "li",         "dd",      "dt",      "h1",
        "h2",      "h3",      "h4",    "h5",         "h6",         "applet",  "marquee", "object",
        "table",   "td",      "th",    "tr",         "tbody",      "template"};
    return std::ranges::find(with_rules, name) == with_rules.end() && !is_formatting(name) &&
           !is_table_part(name);
}

}  // namespace

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

bool is_void(std::string_view name) {
    return is_one_of(
        name, {"area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img",
               "input", "keygen", "link", "meta", "param", "source", "track", "wbr"});
}

bool is_raw(std::string_view name) {
    return is_one_of(name, {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"});
}

bool is_formatting(std::string_view name) {
    return is_one_of(name, {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike",
                            "strong", "tt", "u"});
}

bool is_table_part(std::string_view name) {
    return is_one_of(name, {"table", "td", "th", "tr", "tbody", "thead", "tfoot", "caption"});
}

bool replaces(std::string_view name, std::string_view open) {
    if (is_one_of(name, {"td", "th"})) return is_one_of(open, {"td", "th"});
    if (is_one_of(name, {"tbody", "thead", "tfoot"})) return is_one_of(open, {"tbody", "thead", "tfoot"});
    if (is_one_of(name, {"dd", "dt"})) return is_one_of(open, {"dd", "dt"});
    return name == open && is_one_of(name, {"p", "li", "tr", "option", "a"});
}

bool breaks_out(std::string_view name) {
    return is_one_of(name,
                     {"b",    "big",   "blockquote", "body", "br",    "center", "code",   "dd",     "div",
                      "dl",   "dt",    "em",         "h1",   "h2",    "h3",     "h4",     "h5",     "h6",
                      "head", "hr",    "i",          "img",  "li",    "menu",   "meta",   "nobr",   "ol",
                      "p",    "pre",   "ruby",       "s",    "small", "span",   "strong", "strike", "sub",
                      "sup",  "table", "tt",         "u",    "ul",    "var",    "embed",  "listing"});
}

bool is_foreign(Inside inside) {
    return inside == Inside::svg || inside == Inside::math;
}

Inside inside_of(std::string_view name, Inside around) {
    switch (around) {
        case Inside::html:
            return name == "svg" ? Inside::svg : name == "math" ? Inside::math : Inside::html;
        case Inside::svg:
            if (is_one_of(name, {"foreignobject", "desc", "title"})) return Inside::html;
            return name == "font" ? Inside::unsure : Inside::svg;
        case Inside::math:
            if (is_one_of(name, {"mi", "mo", "mn", "ms", "mtext"})) return Inside::html;
            return is_one_of(name, {"font", "annotation-xml"}) ? Inside::unsure : Inside::math;
        case Inside::unsure:
            break;
    }
    return Inside::unsure;
}

bool is_fence(std::string_view name) {
    return is_one_of(name, {"td", "th", "caption", "object", "applet", "marquee", "template"});
}

bool is_looked_through(std::string_view name, std::string_view open) {
    if (is_table_part(name)) return open != "table" && open != "template";
    if (name == "option") return false;
    const bool item = is_one_of(name, {"li", "dd", "dt"});
    return is_phrase(open) || (item && is_one_of(open, {"p", "div", "address"}));
}

bool stops_end(std::string_view name, std::string_view open) {
    if (name == "template") return false;
    if (is_table_part(name)) return is_one_of(open, {"table", "template", "select"});
    // A block would have closed the paragraph when it began.
    const bool phrase_only = has_no_rules(name) || name == "p";
    return is_boundary(open) || (phrase_only && !is_phrase(open));
}

}  // namespace entente::text
