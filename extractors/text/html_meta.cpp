#include "extractors/text/html_meta.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "extractors/text/date_field.hpp"
#include "extractors/text/layout.hpp"
#include "extractors/text/utf8.hpp"

namespace entente::text {
namespace {

constexpr std::size_t longest_field = 500;

void set_once(std::string& field, std::string_view value) {
    const std::string_view bare = trim(value);
    if (field.empty() && !bare.empty() && bare.size() <= longest_field) field = mend_utf8(bare);
}

std::string lower(std::string_view text) {
    std::string small{text};
    for (char& c : small) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return small;
}

struct MetaName {
    std::string_view name;  // of the attribute property, name or itemprop, lower case
    std::string HtmlMeta::* field;
};

// In order of trust.
constexpr std::array<MetaName, 24> meta_names = {{{"og:title", &HtmlMeta::title},
                                                  {"headline", &HtmlMeta::title},
                                                  {"dc.title", &HtmlMeta::title},
                                                  {"dcterms.title", &HtmlMeta::title},
                                                  {"twitter:title", &HtmlMeta::title},
                                                  {"og:site_name", &HtmlMeta::publisher},
                                                  {"dc.publisher", &HtmlMeta::publisher},
                                                  {"dcterms.publisher", &HtmlMeta::publisher},
                                                  {"publisher", &HtmlMeta::publisher},
                                                  {"application-name", &HtmlMeta::publisher},
                                                  {"og:url", &HtmlMeta::url},
                                                  {"article:published_time", &HtmlMeta::date},
                                                  {"datepublished", &HtmlMeta::date},
                                                  {"dc.date.issued", &HtmlMeta::date},
                                                  {"dcterms.issued", &HtmlMeta::date},
                                                  {"dc.date", &HtmlMeta::date},
                                                  {"dcterms.date", &HtmlMeta::date},
                                                  {"dcterms.created", &HtmlMeta::date},
                                                  {"pubdate", &HtmlMeta::date},
                                                  {"publishdate", &HtmlMeta::date},
                                                  {"publish-date", &HtmlMeta::date},
                                                  {"publication_date", &HtmlMeta::date},
                                                  {"parsely-pub-date", &HtmlMeta::date},
                                                  {"date", &HtmlMeta::date}}};

// Values of the <meta> elements, each at the place of its name in meta_names.
using MetaValues = std::array<std::string, meta_names.size()>;

void read_meta_element(const GumboNode* element, MetaValues& values) {
    for (const char* key : {"property", "name", "itemprop"}) {
        const std::string name = lower(attribute(element, key));
        const auto found = std::ranges::find(meta_names, name, &MetaName::name);
        if (found != meta_names.end()) {
            set_once(values[static_cast<std::size_t>(found - meta_names.begin())],
                     attribute(element, "content"));
        }
    }
}

// What the elements of the head and body gave, before it is put in order.
struct Found {
    MetaValues metas;
    HtmlMeta json_ld;
    std::string title;
    std::string canonical;
    std::string item_date;  // <… itemprop="datePublished">
};

void read_script(const GumboNode* element, HtmlMeta& json_ld) {
    if (lower(attribute(element, "type")) != "application/ld+json" || !json_ld.title.empty()) return;
    if (child_count(element) == 0) return;
    const GumboNode* text = child(element, 0);
    if (is_text(text)) json_ld = read_json_ld(text->v.text.text);
}

void read_element(const GumboNode* element, Found& found) {
    const GumboTag tag = element->v.element.tag;
    if (tag == GUMBO_TAG_META) read_meta_element(element, found.metas);
    if (tag == GUMBO_TAG_SCRIPT) read_script(element, found.json_ld);
    if (tag == GUMBO_TAG_TITLE && element->v.element.tag_namespace == GUMBO_NAMESPACE_HTML) {
        set_once(found.title, text_below(element));
    }
    if (tag == GUMBO_TAG_LINK && lower(attribute(element, "rel")) == "canonical") {
        set_once(found.canonical, attribute(element, "href"));
    }
    if (attribute(element, "itemprop") == "datePublished") {
        const std::string_view machine =
            attribute(element, has_attribute(element, "datetime") ? "datetime" : "content");
        set_once(found.item_date, machine.empty() ? std::string_view(text_below(element)) : machine);
    }
}

Found walk(const GumboNode* root) {
    Found found;
    for (const GumboNode* node = root; node != nullptr; node = next_node(node, root)) {
        if (is_element(node)) read_element(node, found);
    }
    return found;
}

// The date of the first <time> within the text.
std::string first_time(const GumboNode* main) {
    for (const GumboNode* node = main; node != nullptr; node = next_node(node, main)) {
        if (!is_tag(node, GUMBO_TAG_TIME)) continue;
        const std::string_view machine = attribute(node, "datetime");
        const std::string value = machine.empty() ? text_below(node) : std::string(machine);
        if (parse_date_field(value)) return value;
    }
    return {};
}

std::string first_heading(const GumboNode* root) {
    for (const GumboNode* node = root; node != nullptr; node = next_node(node, root)) {
        if (is_tag(node, GUMBO_TAG_H1)) return text_below(node);
    }
    return {};
}

// "Ministers meet | The Example" without the site's name; the heading of the text itself, if the title holds
// it.
std::string bare_title(std::string title, std::string_view publisher, const std::string& heading) {
    if (!heading.empty() && title.size() > heading.size() && title.find(heading) != std::string::npos)
        return heading;
    if (publisher.empty() || !title.ends_with(publisher)) return title;
    std::string_view left = std::string_view(title).substr(0, title.size() - publisher.size());
    for (const std::string_view mark : {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: "}) {
        if (left.ends_with(mark)) return std::string(left.substr(0, left.size() - mark.size()));
    }
    return title;
}

}  // namespace

HtmlMeta read_meta(const GumboNode* root, const GumboNode* main) {
    Found found = walk(root);
    HtmlMeta meta = std::move(found.json_ld);
    set_once(meta.url, found.canonical);
    for (std::size_t i = 0; i < meta_names.size(); ++i) set_once(meta.*meta_names[i].field, found.metas[i]);
    const std::string heading = first_heading(main);
    set_once(meta.title, heading);
    set_once(meta.title, first_heading(root));
    set_once(meta.title, found.title);
    set_once(meta.date, found.item_date);
    if (meta.date.empty()) meta.date = first_time(main);
    set_once(meta.language, attribute(root, "lang"));
    meta.title = bare_title(std::move(meta.title), meta.publisher, heading);
    return meta;
}

}  // namespace entente::text
