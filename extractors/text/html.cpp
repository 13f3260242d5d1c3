// Entry point: read_html. Bytes → UTF-8 by the page's encoding → tree → the element with the text → blocks,
// in one walk.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "extractors/text/boilerplate.hpp"
#include "extractors/text/charset.hpp"
#include "extractors/text/date_field.hpp"
#include "extractors/text/finish.hpp"
#include "extractors/text/html_main.hpp"
#include "extractors/text/html_meta.hpp"
#include "extractors/text/html_source.hpp"
#include "extractors/text/html_tree.hpp"
#include "extractors/text/page_text.hpp"
#include "extractors/text/readers.hpp"
#include "extractors/text/utf8.hpp"
#include "graph/schema/utf8.hpp"

namespace entente::text {
namespace {

std::optional<BlockKind> kind_of(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_H1:
        case GUMBO_TAG_H2:
        case GUMBO_TAG_H3:
        case GUMBO_TAG_H4:
        case GUMBO_TAG_H5:
        case GUMBO_TAG_H6:
            return BlockKind::heading;
        case GUMBO_TAG_LI:
        case GUMBO_TAG_DT:
        case GUMBO_TAG_DD:
            return BlockKind::list_item;
        case GUMBO_TAG_BLOCKQUOTE:
            return BlockKind::quotation;
        case GUMBO_TAG_FIGCAPTION:
        case GUMBO_TAG_CAPTION:
            return BlockKind::caption;
        default:
            return std::nullopt;
    }
}

// The kind of text at a place: that of the nearest element around it which has one.
BlockKind kind_at(const GumboNode* node, const GumboNode* main) {
    for (; is_element(node); node = node->parent) {
        if (const auto kind = kind_of(node->v.element.tag)) return *kind;
        if (node == main) break;
    }
    return BlockKind::paragraph;
}

bool is_footnote_mark(const GumboNode* node) {
    return is_tag(node, GUMBO_TAG_SUP) && text_below(node, 8).starts_with('[');
}

// Walks the text's element and writes its blocks. A block begins where a block element begins or ends.
class Writer {
  public:
    Writer(std::string_view page, const HtmlMain& main) : page_(page), main_(main) {}

    PageText::Result write() {
        const GumboNode* root = main_.element();
        const GumboNode* node = root;
        while (node != nullptr) {
            const bool over =
                is_element(node) && node != root && (main_.leaves_out(node) || is_footnote_mark(node));
            if (is_text(node)) add(node);
            if (is_element(node) && is_block(node->v.element.tag)) break_before(node);
            node = step(node, over);
        }
        return text_.take();
    }

  private:
    // The next node; on the way, the ends of block elements end the block.
    const GumboNode* step(const GumboNode* node, bool over) {
        const GumboNode* root = main_.element();
        const GumboNode* next = next_node(node, root, over);
        const GumboNode* new_parent = next == nullptr ? root->parent : next->parent;
        const bool entered = next != nullptr && next->parent == node;
        for (const GumboNode* at = node; !entered && at != new_parent && is_element_or_text(at);
             at = at->parent) {
            if (is_element(at) && is_block(at->v.element.tag)) text_.open(kind_at(at->parent, root));
        }
        return next;
    }

    static bool is_element_or_text(const GumboNode* node) {
        return node != nullptr && node->type != GUMBO_NODE_DOCUMENT;
    }

    void break_before(const GumboNode* node) {
        const bool within_heading =
            is_tag(node, GUMBO_TAG_BR) && kind_at(node, main_.element()) == BlockKind::heading;
        if (within_heading) {
            text_.add_replaced(" ", text_.here());
        } else {
            text_.open(kind_at(node, main_.element()));
        }
    }

    void add(const GumboNode* node) {
        const GumboText& text = node->v.text;
        const std::string_view raw{text.original_text.data, text.original_text.length};
        const bool in_page =
            raw.data() >= page_.data() && raw.data() + raw.size() <= page_.data() + page_.size();
        const std::uint64_t from =
            in_page ? static_cast<std::uint64_t>(raw.data() - page_.data()) : text_.here().begin;
        if (schema::find_bad_utf8(text.text)) {
            text_.add_replaced(mend_utf8(text.text), {from, from + (in_page ? raw.size() : 0)});
            return;
        }
        for (const SourcePart& part : align(text.text, in_page ? raw : std::string_view{})) {
            if (part.verbatim) {
                text_.add(part.text, from + part.begin);
            } else {
                text_.add_replaced(part.text, {from + part.begin, from + part.end});
            }
        }
    }

    std::string_view page_;
    const HtmlMain& main_;
    PageText text_;
};

void set_fields(Document& document, const HtmlMeta& meta) {
    const auto known = [](const std::string& value) { return Known{value, Basis::html_meta}; };
    prefer(document.title, known(meta.title));
    prefer(document.publisher, known(meta.publisher));
    prefer(document.url, known(meta.url));
    prefer(document.language, known(meta.language));
    if (meta.date.empty()) return;
    if (const auto date = parse_date_field(meta.date)) {
        document.date = {*date, Basis::html_meta};
    } else {
        document.warnings.push_back({"page's date is not understood: " + date.error().message, 0});
    }
}

schema::Result<Decoded> decode_page(std::string_view bytes) {
    const std::string encoding = find_encoding(bytes);
    if (encoding.empty()) return decode_text(bytes);
    auto decoded = decode_as(bytes, encoding);
    if (decoded) return decoded;
    const std::string message = decoded.error().message + ", the page is read as UTF-8";
    decoded = decode_text(bytes);
    if (decoded) decoded->warnings.push_back({message, 0});
    return decoded;
}

}  // namespace

schema::Result<Document> read_html(std::string_view bytes, const Given& given, const Options& options) {
    if (auto size = check_size(bytes, options.limits); !size) return std::unexpected(std::move(size).error());
    auto decoded = decode_page(bytes);
    if (!decoded) return std::unexpected(std::move(decoded).error());
    const auto tree = HtmlTree::parse(decoded->text, options.limits);
    if (!tree) return std::unexpected(tree.error());

    const HtmlMain main(tree->root());
    PageText::Result page = Writer(decoded->text, main).write();
    Document document;
    document.warnings = std::move(decoded->warnings);
    document.text = std::move(page.traced.text);
    document.blocks = std::move(page.blocks);
    document.origin = compose(page.traced.origin, decoded->origin);
    set_fields(document, read_meta(tree->root(), main.element()));
    mark_boilerplate(document.text, document.blocks);
    prefer(document.title, given.title);
    mark_repeats(document.text, document.title.value, document.blocks);
    finish(document, given, options);
    return document;
}

}  // namespace entente::text
