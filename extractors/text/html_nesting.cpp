#include "extractors/text/html_nesting.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <initializer_list>
#include <optional>
#include <vector>

namespace entente::text {
namespace {

constexpr std::size_t most_attributes = 256;  // of one tag: the parser compares each with all before it
constexpr std::size_t longest_name = 16;      // of the elements that have rules; longer names are cut

using Names = std::initializer_list<std::string_view>;

bool is_one_of(std::string_view name, Names names) {
    return std::ranges::find(names, name) != names.end();
}

bool is_void(std::string_view name) {
    return is_one_of(
        name, {"area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img",
               "input", "keygen", "link", "meta", "param", "source", "track", "wbr"});
}

// What is inside is text, up to the end tag.
bool is_raw(std::string_view name) {
    return is_one_of(name, {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"});
}

// An end tag does not close what was opened outside of these.
bool is_boundary(std::string_view name) {
    return is_one_of(name, {"table", "td", "th", "caption", "template", "object", "applet", "marquee",
                            "button", "select", "svg", "math", "html", "foreignobject", "desc", "ul", "ol"});
}

bool is_formatting(std::string_view name) {
    return is_one_of(name, {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike",
                            "strong", "tt", "u"});
}

// Elements without rules of their own: their end tag closes nothing through an element that has some.
bool is_phrase(std::string_view name) {
    return is_formatting(name) ||
           is_one_of(name, {"span", "abbr", "cite",    "q",      "label",    "time", "sub", "sup",
                            "mark", "kbd",  "var",     "samp",   "del",      "ins",  "dfn", "bdi",
                            "bdo",  "data", "acronym", "option", "optgroup", "rp",   "rt"});
}

bool is_table_part(std::string_view name) {
    return is_one_of(name, {"table", "td", "th", "tr", "tbody", "thead", "tfoot", "caption"});
}

// Start tags that end an element of the same kind which is still open.
bool replaces(std::string_view name, std::string_view open) {
    if (is_one_of(name, {"td", "th"})) return is_one_of(open, {"td", "th"});
    if (is_one_of(name, {"tbody", "thead", "tfoot"})) return is_one_of(open, {"tbody", "thead", "tfoot"});
    if (is_one_of(name, {"dd", "dt"})) return is_one_of(open, {"dd", "dt"});
    return name == open && is_one_of(name, {"p", "li", "tr", "option", "a"});
}

// Breaks out of SVG and MathML back to HTML.
bool breaks_out(std::string_view name) {
    return is_one_of(name,
                     {"b",    "big",   "blockquote", "body", "br",    "center", "code",   "dd",     "div",
                      "dl",   "dt",    "em",         "h1",   "h2",    "h3",     "h4",     "h5",     "h6",
                      "head", "hr",    "i",          "img",  "li",    "menu",   "meta",   "nobr",   "ol",
                      "p",    "pre",   "ruby",       "s",    "small", "span",   "strong", "strike", "sub",
                      "sup",  "table", "tt",         "u",    "ul",    "var",    "embed",  "listing"});
}

struct Name {
    std::array<char, longest_name> letters{};
    std::size_t size = 0;

    std::string_view view() const { return {letters.data(), size}; }
};

struct Open {
    Name name;
    bool foreign = false;  // of SVG or MathML
};

class Scan {
  public:
    Scan(std::string_view html, std::uint32_t max_depth) : html_(html), max_depth_(max_depth) {}

    schema::Result<void> run() {
        for (std::size_t at = html_.find('<'); at != std::string_view::npos; at = html_.find('<', at)) {
            at = tag(at);
            if (depth_at_ || attributes_at_) return std::unexpected(error());
        }
        return {};
    }

  private:
    static char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

    std::size_t find(std::string_view what, std::size_t from) const {
        const std::size_t at = html_.find(what, from);
        return at == std::string_view::npos ? html_.size() : at + what.size();
    }

    // Handles what begins at `at`, a '<'; returns where to go on.
    std::size_t tag(std::size_t at) {
        const std::string_view rest = html_.substr(at);
        if (rest.starts_with("<!-->")) return at + 5;
        if (rest.starts_with("<!--")) return find("-->", at + 4);
        if (rest.starts_with("<!") || rest.starts_with("<?")) return find(">", at);
        const bool closing = rest.starts_with("</");
        const std::size_t name_at = at + (closing ? 2 : 1);
        const bool letter =
            name_at < html_.size() && lower(html_[name_at]) >= 'a' && lower(html_[name_at]) <= 'z';
        if (!letter) return at + 1;
        return named_tag(name_at, closing);
    }

    std::size_t named_tag(std::size_t at, bool closing) {
        Name name;
        const std::size_t begin = at;
        for (; at < html_.size() && std::string_view(" \t\n\f\r/>").find(html_[at]) == std::string_view::npos;
             ++at) {
            if (name.size < longest_name) name.letters[name.size++] = lower(html_[at]);
        }
        bool self_closing = false;
        at = attributes(at, self_closing);
        if (closing) {
            end(name.view());
            return at;
        }
        start(name, self_closing, begin);
        const bool foreign = !open_.empty() && open_.back().foreign;
        return is_raw(name.view()) && !foreign ? skip_raw(name.view(), at) : at;
    }

    // Goes over the attributes to behind the '>'.
    std::size_t attributes(std::size_t at, bool& self_closing) {
        std::size_t count = 0;
        bool in_name = false;
        for (; at < html_.size() && html_[at] != '>'; ++at) {
            const char c = html_[at];
            const bool apart = c == ' ' || c == '/' || (c >= '\t' && c <= '\r');
            if (!apart && !in_name && ++count > most_attributes) attributes_at_ = at;
            in_name = !apart;
            self_closing = c == '/';
            const bool value = at > 0 && html_[at - 1] == '=' && (c == '"' || c == '\'');
            if (!value) continue;
            const std::size_t close = html_.find(c, at + 1);
            if (close == std::string_view::npos) return html_.size();
            at = close;
            in_name = false;
        }
        return std::min(at + 1, html_.size());
    }

    std::size_t skip_raw(std::string_view name, std::size_t at) {
        if (!open_.empty() && open_.back().name.view() == name) open_.pop_back();
        for (at = html_.find("</", at); at != std::string_view::npos; at = html_.find("</", at + 2)) {
            const std::string_view rest = html_.substr(at + 2, name.size());
            if (std::ranges::equal(rest, name, {}, lower)) return find(">", at);
        }
        return html_.size();
    }

    void start(Name name, bool self_closing, std::size_t at) {
        const std::string_view is = name.view();
        bool foreign = !open_.empty() && open_.back().foreign;
        if (foreign && breaks_out(is)) {
            while (!open_.empty() && open_.back().foreign) open_.pop_back();
            foreign = false;
        }
        if (!foreign && (is_void(is) || is == "html" || is == "body" || is == "head")) return;
        if (foreign && self_closing) return;
        if (!foreign) replace(is);
        foreign = (foreign || is == "svg" || is == "math") && !is_integration_point(is);
        open_.push_back({name, foreign});
        if (open_.size() > max_depth_) depth_at_ = at;
    }

    // In these, SVG and MathML hold HTML again.
    static bool is_integration_point(std::string_view name) {
        return is_one_of(
            name, {"foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml"});
    }

    void replace(std::string_view name) {
        for (std::size_t i = open_.size(); i-- > 0;) {
            const std::string_view open = open_[i].name.view();
            if (replaces(name, open)) {
                if (name == "a") {
                    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
                } else {
                    open_.resize(i);
                }
                return;
            }
            const bool table_part = is_table_part(name);
            if (table_part ? open == "table" || open == "template" : !is_phrase(open)) return;
            if (open_[i].foreign) return;
        }
    }

    void end(std::string_view name) {
        for (std::size_t i = open_.size(); i-- > 0;) {
            const std::string_view open = open_[i].name.view();
            if (open == name) {
                // Formatting elements and forms leave what was opened within them open.
                if (is_formatting(name) || name == "form") {
                    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
                } else {
                    open_.resize(i);
                }
                return;
            }
            if (is_table_part(name) ? open == "table" || open == "template" || open == "select"
                                    : is_boundary(open))
                return;
            if (has_no_rules(name) && !is_phrase(open)) return;
            if (open_[i].foreign != open_.back().foreign) return;
        }
    }

    static bool has_no_rules(std::string_view name) {
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

    schema::Error error() const {
        if (attributes_at_) {
            return {schema::ErrorCode::limit,
                    fmt::format("a tag has more than {} attributes, at byte {}", most_attributes,
                                *attributes_at_),
                    "", 0, "this is no page that a browser was meant to show; leave it out"};
        }
        return {schema::ErrorCode::limit,
                fmt::format("elements nest more than {} deep at byte {}", max_depth_, *depth_at_), "", 0,
                "raise --max-depth if the page is sound"};
    }

    std::string_view html_;
    std::uint32_t max_depth_;
    std::vector<Open> open_;
    std::optional<std::size_t> depth_at_;
    std::optional<std::size_t> attributes_at_;
};

}  // namespace

schema::Result<void> check_nesting(std::string_view html, std::uint32_t max_depth) {
    return Scan(html, max_depth).run();
}

}  // namespace entente::text
