#include "extractors/text/news_xml.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

#include "extractors/text/date_field.hpp"
#include "extractors/text/layout.hpp"

namespace entente::text {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

constexpr std::size_t longest_field = 64 << 10;

enum class Vocabulary : std::uint8_t { none, rss, atom, nitf };

std::string_view without_prefix(std::string_view name) {
    return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

std::optional<Vocabulary> vocabulary_of(std::string_view root) {
    const auto name = without_prefix(root);
    if (name == "rss" || name == "RDF") return Vocabulary::rss;
    if (name == "feed") return Vocabulary::atom;
    if (name == "nitf") return Vocabulary::nitf;
    return std::nullopt;
}

// What an item's fields are while they are read; the first that says something holds.
struct Fields {
    std::string id, date, title, publisher, url;
};

// A child of an item, or of what an item is the child of, whose text is a field.
struct FieldRule {
    std::string_view parent;
    std::string_view element;
    std::string Fields::* field;
};

constexpr std::array rss_rules = {
    FieldRule{"item", "guid", &Fields::id},          FieldRule{"item", "title", &Fields::title},
    FieldRule{"item", "link", &Fields::url},         FieldRule{"item", "pubDate", &Fields::date},
    FieldRule{"item", "dc:date", &Fields::date},     FieldRule{"item", "dc:publisher", &Fields::publisher},
    FieldRule{"item", "source", &Fields::publisher},
};
constexpr std::array atom_rules = {
    FieldRule{"entry", "id", &Fields::id},
    FieldRule{"entry", "title", &Fields::title},
    FieldRule{"entry", "published", &Fields::date},
    FieldRule{"source", "title", &Fields::publisher},
};
constexpr std::array nitf_rules = {
    FieldRule{"hedline", "hl1", &Fields::title},
    FieldRule{"head", "title", &Fields::title},
};

// NITF's elements by those of HTML that mean the same; what is not here leaves its text and no tag.
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> html_of_nitf = {
    {{"p", "p"},
     {"hl1", "h2"},
     {"hl2", "h2"},
     {"block", "div"},
     {"bq", "blockquote"},
     {"ul", "ul"},
     {"ol", "ol"},
     {"li", "li"},
     {"table", "table"},
     {"tr", "tr"},
     {"td", "td"},
     {"th", "th"},
     {"br", "br"},
     {"media-caption", "figcaption"},
     {"media", "figure"}}};

bool is_name(std::string_view name) {
    return std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

// NITF writes days as ISO 8601's basic form, 20240131T101500Z.
std::string with_dashes(std::string_view date) {
    const auto day = date.substr(0, 8);
    const bool basic =
        day.size() == 8 && std::ranges::all_of(day, [](char c) { return c >= '0' && c <= '9'; });
    return basic ? fmt::format("{}-{}-{}", day.substr(0, 4), day.substr(4, 2), day.substr(6))
                 : std::string(date);
}

std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : trim(text)) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank) line += c;
        if (blank && !line.ends_with(' ')) line += ' ';
    }
    return line;
}

}  // namespace

// Makes items out of events.
class NewsReader::Builder final : public XmlListener {
  public:
    explicit Builder(const Limits& limits) : limits_(limits) {}

    std::deque<Result<Item>> items;

    void open(std::string_view name, const XmlAttributes& attributes, const XmlPlace& place) override {
        path_.emplace_back(name);
        if (path_.size() == 1) return open_root(name, place);
        if (markup_at_ > 0) return add_tag(name, "<", place);
        if (!in_item_ && is_item(name)) return begin_item(place);
        if (in_item_) read_attributes(own(name), attributes);
        choose_sink(name, attributes);
    }

    void close(std::string_view name, const XmlPlace& place) override {
        if (markup_at_ > 0 && path_.size() > markup_at_) add_tag(name, "</", place);
        if (path_.size() == markup_at_) markup_at_ = 0;
        if (path_.size() == sink_at_) sink_at_ = 0;
        path_.pop_back();
        if (in_item_ && path_.size() < item_at_) end_item();
    }

    void text(std::string_view text, const XmlPlace& place, bool verbatim) override {
        if (sink_at_ == 0 && markup_at_ == 0) return;
        if (field_ && markup_at_ == 0) {
            field_->append(text.substr(0, longest_field - std::min(longest_field, field_->size())));
            return;
        }
        if (!body_fits(text.size())) return;
        if (markup_at_ > 0 && (text == "<" || text == "&"))
            return body_->add_replaced(text == "<" ? "&lt;" : "&amp;", place.bytes);
        if (markup_at_ > 0 && text.find_first_of("<&") != std::string_view::npos)
            return add_escaped(text, place);
        if (verbatim)
            body_->add_verbatim(text, place.bytes.begin);
        else
            body_->add_replaced(text, place.bytes);
    }

    void reference(std::string_view name, const XmlPlace& place) override {
        const bool to_body = body_ && (markup_at_ > 0 || (sink_at_ > 0 && !field_));
        if (to_body && is_name(name) && body_fits(name.size() + 2))
            body_->add_replaced(fmt::format("&{};", name), place.bytes);
    }

    std::optional<Error> stopped() const override { return stopped_; }

  private:
    void open_root(std::string_view name, const XmlPlace& place) {
        const auto vocabulary = vocabulary_of(name);
        if (!vocabulary) {
            stopped_ = Error{ErrorCode::invalid,
                             fmt::format("<{}> is no news that is known", name.substr(0, 40)),
                             {},
                             place.line,
                             "RSS, Atom and NITF are; pages of XHTML are read with --from html"};
            return;
        }
        vocabulary_ = *vocabulary;
        prefix_ = name.substr(0, name.size() - without_prefix(name).size());
        if (vocabulary_ == Vocabulary::nitf) begin_item(place);
    }

    bool is_item(std::string_view name) const {
        return (vocabulary_ == Vocabulary::rss && name == "item") ||
               (vocabulary_ == Vocabulary::atom && own(name) == "entry");
    }

    // The name in the root's vocabulary, "" where it is of another one, such as media:title.
    std::string_view own(std::string_view name) const {
        const auto local = without_prefix(name);
        return name.substr(0, name.size() - local.size()) == prefix_ ? local : std::string_view();
    }

    void begin_item(const XmlPlace& place) {
        in_item_ = true;
        item_at_ = path_.size();
        item_ = {};
        item_.line = place.line;
        fields_ = {};
        summary_ = {};
        content_ = {};
        content_kind_ = summary_kind_ = Body::html;
        too_long_ = false;
    }

    std::string_view parent() const {
        return path_.size() < 2 ? std::string_view() : without_prefix(path_[path_.size() - 2]);
    }

    void read_attributes(std::string_view name, const XmlAttributes& attributes) {
        const auto take = [&](std::string& field, std::string_view attribute) {
            if (field.empty()) field = attributes.get(attribute).substr(0, longest_field);
        };
        if (vocabulary_ == Vocabulary::atom && name == "link" && parent() == "entry") {
            const auto relation = attributes.get("rel");
            if (relation.empty() || relation == "alternate") take(fields_.url, "href");
        }
        if (vocabulary_ != Vocabulary::nitf) return;
        if (name == "doc-id") take(fields_.id, "id-string");
        if (name == "date.issue") take(fields_.date, "norm");
        if (name == "pubdata") take(fields_.date, "date.publication");
        if (name == "pubdata") take(fields_.publisher, "name");
        if (name == "doc.copyright" && fields_.publisher.empty()) take(copyright_, "holder");
    }

    // Which text the element that has just opened holds.
    void choose_sink(std::string_view name, const XmlAttributes& attributes) {
        if (sink_at_ > 0) return;
        if (!in_item_) {
            if (path_.size() <= 3 && name == "title" && (parent() == "channel" || parent() == "feed"))
                to_field(feed_title_);
            return;
        }
        if (vocabulary_ == Vocabulary::nitf) {
            if (name == "body.content") return to_markup(content_);
            return to_field_of(nitf_rules, name);
        }
        if (path_.size() == item_at_ + 1) {
            if (name == "content:encoded") return to_body(content_, content_kind_, Body::html);
            if (name == "description") return to_body(summary_, summary_kind_, Body::html);
            const auto local = own(name);
            const bool is_content = local == "content" && vocabulary_ == Vocabulary::atom;
            if (is_content || (local == "summary" && vocabulary_ == Vocabulary::atom)) {
                Traced& body = is_content ? content_ : summary_;
                const auto type = attributes.get("type");
                if (type == "xhtml") return to_markup(body);
                return to_body(body, is_content ? content_kind_ : summary_kind_,
                               type.find("html") != std::string_view::npos ? Body::html : Body::plain);
            }
        }
        if (vocabulary_ == Vocabulary::rss) return to_field_of(rss_rules, name);
        to_field_of(atom_rules, own(name));
        if (sink_at_ == 0 && own(name) == "updated" && parent() == "entry") to_field(updated_);
    }

    void to_field_of(const auto& rules, std::string_view name) {
        for (const FieldRule& rule : rules)
            if (rule.element == name && rule.parent == parent() && (fields_.*rule.field).empty())
                return to_field(fields_.*rule.field);
    }

    void to_field(std::string& field) {
        if (!field.empty()) return;
        field_ = &field;
        sink_at_ = path_.size();
    }

    void to_body(Traced& body, Body& kind, Body what) {
        if (!body.text.empty()) return;
        kind = what;
        body_ = &body;
        field_ = nullptr;
        sink_at_ = path_.size();
    }

    void to_markup(Traced& body) {
        if (!body.text.empty()) return;
        body_ = &body;
        field_ = nullptr;
        markup_at_ = path_.size();
    }

    bool body_fits(std::size_t more) {
        too_long_ |= body_->text.size() + more > limits_.max_document_bytes;
        return !too_long_;
    }

    void add_tag(std::string_view name, std::string_view bracket, const XmlPlace& place) {
        std::string_view tag = without_prefix(name);
        if (vocabulary_ == Vocabulary::nitf) {
            const auto known =
                std::ranges::find(html_of_nitf, tag, &std::pair<std::string_view, std::string_view>::first);
            tag = known == html_of_nitf.end() ? std::string_view() : known->second;
        }
        if (tag.empty() || !is_name(tag) || !body_fits(tag.size() + 3)) return;
        body_->add_replaced(fmt::format("{}{}>", bracket, tag), place.bytes);
    }

    // A CDATA section's text within markup: its < and & are text.
    void add_escaped(std::string_view text, const XmlPlace& place) {
        std::string escaped;
        for (const char c : text) escaped += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
        body_->add_replaced(escaped, place.bytes);
    }

    Known known(const std::string& value) const {
        auto line = one_line(value);
        return line.empty() ? Known{} : Known{std::move(line), Basis::field};
    }

    void end_item() {
        in_item_ = false;
        sink_at_ = markup_at_ = 0;
        if (too_long_) {
            items.push_back(
                std::unexpected(Error{ErrorCode::limit,
                                      fmt::format("item has more than {} bytes", limits_.max_document_bytes),
                                      {},
                                      item_.line,
                                      "split it, or raise --max-document-bytes"}));
        } else {
            set_fields();
            const bool has_content = !trim(content_.text).empty();
            item_.body = std::move(has_content ? content_ : summary_);
            item_.kind = has_content ? content_kind_ : summary_kind_;
            items.push_back(std::move(item_));
        }
        updated_.clear();
        copyright_.clear();
    }

    void set_fields() {
        item_.fields.id = known(fields_.id);
        item_.fields.title = known(fields_.title);
        item_.fields.url = known(fields_.url);
        const auto* publisher = !fields_.publisher.empty() ? &fields_.publisher
                                : !copyright_.empty()      ? &copyright_
                                                           : &feed_title_;
        item_.fields.publisher = known(*publisher);
        const auto written = with_dashes(one_line(fields_.date.empty() ? updated_ : fields_.date));
        if (written.empty()) return;
        if (const auto date = parse_date_field(written))
            item_.fields.date = {*date, Basis::field};
        else
            item_.warnings.push_back(
                {fmt::format("date \"{}\" is not understood", written.substr(0, 40)), 0});
    }

    Limits limits_;
    Vocabulary vocabulary_ = Vocabulary::none;
    std::vector<std::string> path_;  // of open elements; depth is bounded by XmlEvents
    std::string prefix_;             // of the root's name, ":" and all
    std::string feed_title_;
    bool in_item_ = false;
    std::size_t item_at_ = 0;    // depth of the item's element
    std::size_t sink_at_ = 0;    // depth of the element whose text is kept; 0: none is
    std::size_t markup_at_ = 0;  // the same of the one whose elements are kept, too
    std::string* field_ = nullptr;
    Traced* body_ = nullptr;
    Item item_;
    Fields fields_;
    std::string updated_, copyright_;  // where there is nothing better
    Traced content_, summary_;
    Body content_kind_ = Body::html, summary_kind_ = Body::html;
    bool too_long_ = false;
    std::optional<Error> stopped_;
};

NewsReader::NewsReader(std::istream& in, const Limits& limits)
    : builder_(std::make_unique<Builder>(limits)), events_(in, *builder_, limits) {}

NewsReader::~NewsReader() = default;

std::optional<Result<Item>> NewsReader::next() {
    while (builder_->items.empty() && !ended_) {
        const auto more = events_.more();
        ended_ = !more || !*more;
        if (!more) builder_->items.push_back(std::unexpected(more.error()));
    }
    if (builder_->items.empty()) return std::nullopt;
    auto item = std::move(builder_->items.front());
    builder_->items.pop_front();
    return item;
}

}  // namespace entente::text
