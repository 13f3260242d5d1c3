// Entry point: read_markdown. md4c finds blocks and spans and tells the text in order, as pointers into what
// it was given; code, images' addresses and raw tags are left out.
#include <md4c.h>
#include <optional>
#include <string>

#include "extractors/text/boilerplate.hpp"
#include "extractors/text/charset.hpp"
#include "extractors/text/date_field.hpp"
#include "extractors/text/entity.hpp"
#include "extractors/text/finish.hpp"
#include "extractors/text/layout.hpp"
#include "extractors/text/page_text.hpp"
#include "extractors/text/readers.hpp"

namespace entente::text {
namespace {

constexpr std::size_t longest_front_matter = 64U << 10U;

constexpr int stop_parsing = -1;  // md4c lets a positive answer pass

// What the walk over a page knows at one place.
struct Walk {
    std::string_view page;
    PageText text;
    std::vector<BlockKind> kinds;  // of the containers that are open
    std::uint32_t depth = 0;
    std::uint32_t max_depth = 0;
    int unread = 0;  // code blocks, images and the like that are open
};

BlockKind kind_of(MD_BLOCKTYPE type, BlockKind outer) {
    switch (type) {
        case MD_BLOCK_H:
            return BlockKind::heading;
        case MD_BLOCK_LI:
            return BlockKind::list_item;
        case MD_BLOCK_QUOTE:
            return BlockKind::quotation;
        default:
            return outer;
    }
}

int enter_block(MD_BLOCKTYPE type, void*, void* data) {
    Walk& walk = *static_cast<Walk*>(data);
    if (++walk.depth > walk.max_depth) return stop_parsing;
    const BlockKind outer = walk.kinds.empty() ? BlockKind::paragraph : walk.kinds.back();
    walk.kinds.push_back(kind_of(type, outer));
    walk.text.open(walk.kinds.back());
    if (type == MD_BLOCK_CODE) ++walk.unread;
    return 0;
}

int leave_block(MD_BLOCKTYPE type, void*, void* data) {
    Walk& walk = *static_cast<Walk*>(data);
    --walk.depth;
    walk.kinds.pop_back();
    walk.text.open(walk.kinds.empty() ? BlockKind::paragraph : walk.kinds.back());
    if (type == MD_BLOCK_CODE) --walk.unread;
    return 0;
}

int enter_span(MD_SPANTYPE type, void*, void* data) {
    Walk& walk = *static_cast<Walk*>(data);
    if (type == MD_SPAN_IMG) ++walk.unread;
    return 0;
}

int leave_span(MD_SPANTYPE type, void*, void* data) {
    Walk& walk = *static_cast<Walk*>(data);
    if (type == MD_SPAN_IMG) --walk.unread;
    return 0;
}

// Raw HTML comes line by line; what stands between its tags is text.
void add_between_tags(Walk& walk, std::string_view html, std::uint64_t from) {
    for (std::size_t at = 0; at < html.size();) {
        const std::size_t tag = std::min(html.find('<', at), html.size());
        walk.text.add(html.substr(at, tag - at), from + at);
        const std::size_t end = html.find('>', tag);
        at = end == std::string_view::npos ? html.size() : end + 1;
    }
}

int add_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
    Walk& walk = *static_cast<Walk*>(data);
    if (walk.unread > 0) return 0;
    const std::string_view part{text, size};
    const bool in_page = text >= walk.page.data() && text + size <= walk.page.data() + walk.page.size();
    const auto from = in_page ? static_cast<std::uint64_t>(text - walk.page.data()) : 0;
    switch (type) {
        case MD_TEXT_BR:
        case MD_TEXT_SOFTBR:
            walk.text.add_replaced(" ", walk.text.here());
            break;
        case MD_TEXT_ENTITY:
            walk.text.add_replaced(decode_entity(part), {from, from + size});
            break;
        case MD_TEXT_HTML:
            add_between_tags(walk, part, from);
            break;
        default:
            if (in_page) {
                walk.text.add(part, from);
            } else {
                walk.text.add_replaced(part, walk.text.here());
            }
    }
    return 0;
}

// "title: Ministers meet" of a front matter; quotes around the value are taken off.
void set_front_field(Document& document, std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    const std::string_view key = trim(line.substr(0, colon));
    std::string_view value = trim(line.substr(colon + 1));
    const bool quoted =
        value.size() >= 2 && value.front() == value.back() && (value[0] == '"' || value[0] == '\'');
    if (quoted) value = value.substr(1, value.size() - 2);
    if (value.empty()) return;
    const Known known{std::string(value), Basis::field};
    if (key == "id") document.id = known;
    if (key == "title") document.title = known;
    if (key == "url" || key == "link") document.url = known;
    if (key == "source" || key == "publisher") document.publisher = known;
    if (key != "date") return;
    if (const auto date = parse_date_field(value)) {
        document.date = {*date, Basis::field};
    } else {
        document.warnings.push_back({"front matter, field \"date\": " + date.error().message, 0});
    }
}

// Reads the fields between two lines of dashes at the very start; returns where the text begins.
std::size_t read_front_matter(std::string_view page, Document& document) {
    if (!page.starts_with("---\n")) return 0;
    const std::size_t end = page.substr(0, longest_front_matter).find("\n---\n", 3);
    if (end == std::string_view::npos) return 0;
    std::string_view fields = page.substr(4, end + 1 - 4);
    while (!fields.empty()) {
        const std::size_t line_end = std::min(fields.find('\n'), fields.size() - 1);
        set_front_field(document, fields.substr(0, line_end));
        fields.remove_prefix(line_end + 1);
    }
    return end + 5;
}

schema::Error too_deep(std::uint32_t max_depth) {
    return {schema::ErrorCode::limit, "Markdown is nested more than " + std::to_string(max_depth) + " deep",
            "", 0, "raise --max-depth"};
}

// The first heading is the title where the front matter names none.
void set_title(Document& document) {
    if (document.title.basis != Basis::none || document.blocks.empty()) return;
    const Block& first = document.blocks.front();
    if (first.kind != BlockKind::heading) return;
    document.title = {std::string(slice(document.text, first.span)), Basis::content};
}

}  // namespace

schema::Result<Document> read_markdown(std::string_view bytes, const Given& given, const Options& options) {
    if (auto size = check_size(bytes, options.limits); !size) return std::unexpected(std::move(size).error());
    auto decoded = decode_text(bytes);
    if (!decoded) return std::unexpected(std::move(decoded).error());

    Document document;
    document.warnings = std::move(decoded->warnings);
    Walk walk;
    walk.page = decoded->text;
    walk.max_depth = options.limits.max_depth;
    const std::string_view body = walk.page.substr(read_front_matter(walk.page, document));
    const MD_PARSER parser{0,           MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS,
                           enter_block, leave_block,
                           enter_span,  leave_span,
                           add_text,    nullptr,
                           nullptr};
    if (md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, &walk) != 0) {
        return std::unexpected(too_deep(walk.max_depth));
    }
    PageText::Result page = walk.text.take();
    document.text = std::move(page.traced.text);
    document.blocks = std::move(page.blocks);
    document.origin = compose(page.traced.origin, decoded->origin);
    mark_boilerplate(document.text, document.blocks);
    set_title(document);
    prefer(document.title, given.title);
    mark_repeats(document.text, document.title.value, document.blocks);
    finish(document, given, options);
    return document;
}

}  // namespace entente::text
