#include "extractors/text/html_nesting.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <optional>
#include <vector>

#include "extractors/text/html_rules.hpp"

namespace entente::text {
namespace {

constexpr std::size_t most_attributes = 256;  // of one tag: the parser compares each with all before it
constexpr std::size_t longest_name = 16;      // of the elements that have rules; longer names are cut

struct Name {
    std::array<char, longest_name> letters{};
    std::size_t size = 0;

    std::string_view view() const { return {letters.data(), size}; }
};

struct Open {
    Name name;
    Inside inside = Inside::html;
    bool html = true;  // is itself of HTML
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
        const bool raw = is_raw(name.view()) && inside() == Inside::html && !is_open("select") &&
                         !is_open("template") && framesets_ == 0;
        start(name, self_closing, begin);
        return raw ? skip_raw(name.view(), at) : at;
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

    Inside inside() const { return open_.empty() ? Inside::html : open_.back().inside; }

    bool is_open(std::string_view name) const {
        return std::ranges::any_of(open_, [name](const Open& open) { return open.name.view() == name; });
    }

    void start(Name name, bool self_closing, std::size_t at) {
        const std::string_view is = name.view();
        if (is_foreign(inside()) && breaks_out(is)) {
            while (is_foreign(inside())) open_.pop_back();
        }
        const Inside around = inside();
        if (is == "frameset" && ++framesets_ > max_depth_) depth_at_ = at;
        if (self_closing && (is_foreign(around) || is_foreign(inside_of(is, around)))) return;
        if (around == Inside::html) {
            if (is_one_of(is, {"hr", "isindex"})) replace("p");
            if (is_void(is) || is == "frameset" || is_one_of(is, {"html", "body", "head"})) return;
            // The parser ignores parts of tables elsewhere.
            if (is_table_part(is) && is != "table" && !is_open("table") && !is_open("template")) return;
            replace(is);
            if (is_one_of(is, {"rt", "rp", "rb", "rtc"})) forget_implied_ends();
        }
        const bool html = around == Inside::html && !is_foreign(inside_of(is, around));
        open_.push_back({name, inside_of(is, around), html});
        if (open_.size() + framesets_ > max_depth_) depth_at_ = at;
    }

    // Closes the element at `i` and what is open within it. The parser opens formatting elements again that
    // were not closed by tags of their own, unless a cell or the like held them: they stay counted.
    void close_from(std::size_t i) {
        bool fenced = is_fence(open_[i].name.view());
        std::size_t kept = i;
        for (std::size_t j = i + 1; j < open_.size(); ++j) {
            fenced |= is_fence(open_[j].name.view());
            const bool reopens =
                !fenced && open_[j].inside == Inside::html && is_formatting(open_[j].name.view());
            if (reopens) open_[kept++] = open_[j];
        }
        open_.resize(kept);
    }

    // Closes what the start of a `name` closes.
    void replace(std::string_view name) {
        for (std::size_t i = open_.size(); i-- > 0 && open_[i].html;) {
            const std::string_view open = open_[i].name.view();
            if (replaces(name, open)) {
                if (is_table_part(name) && !is_in_table(i)) return;
                if (name == "a") {
                    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
                } else {
                    close_from(i);
                }
                return;
            }
            if (!is_looked_through(name, open)) return;
        }
    }

    // Is the nearest table or template around the element at `i` a table?
    bool is_in_table(std::size_t i) const {
        while (i-- > 0) {
            if (open_[i].name.view() == "table") return true;
            if (open_[i].name.view() == "template") return false;
        }
        return false;
    }

    // What the parser may close unasked: it stays counted, but no end tag is held to close it any more.
    void forget_implied_ends() {
        const auto implied = [](std::string_view name) {
            return is_one_of(name, {"dd", "dt", "li", "option", "optgroup", "p", "rb", "rp", "rt", "rtc"});
        };
        for (std::size_t i = open_.size(); i-- > 0 && implied(open_[i].name.view());) open_[i].name.size = 0;
    }

    // The same for tables that the parser may have closed together with a <select>.
    void forget_tables() {
        for (Open& open : open_) {
            if (is_table_part(open.name.view())) open.name.size = 0;
        }
    }

    void end(std::string_view name) {
        if (name == "form") forget_implied_ends();
        const bool html = open_.empty() || open_.back().html;
        for (std::size_t i = open_.size(); i-- > 0 && open_[i].html == html;) {
            const std::string_view open = open_[i].name.view();
            if (open == name) {
                // Formatting elements and forms leave what was opened within them open.
                if (is_formatting(name) || name == "form") {
                    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
                } else {
                    close_from(i);
                }
                return;
            }
            if (is_table_part(name) && open == "select") forget_tables();
            if (stops_end(name, open) || inside() == Inside::unsure) break;
        }
        // It may have closed the SVG that we are in, or not.
        if (!html) open_.back().inside = Inside::unsure;
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
    std::size_t framesets_ = 0;  // their end tags are not trusted
    std::optional<std::size_t> depth_at_;
    std::optional<std::size_t> attributes_at_;
};

}  // namespace

schema::Result<void> check_nesting(std::string_view html, std::uint32_t max_depth) {
    return Scan(html, max_depth).run();
}

}  // namespace entente::text
