#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>

#include "extractors/text/layout.hpp"
#include "extractors/text/readers.hpp"

namespace entente::text {
namespace {

constexpr std::array<std::string_view, 6> format_names = {"text", "jsonl", "markdown", "html", "csv", "xml"};

struct Extension {
    std::string_view ending;
    Format format;
};

constexpr std::array<Extension, 18> extensions = {{{".txt", Format::text},
                                                   {".text", Format::text},
                                                   {".jsonl", Format::jsonl},
                                                   {".ndjson", Format::jsonl},
                                                   {".jsonlines", Format::jsonl},
                                                   {".json", Format::jsonl},
                                                   {".md", Format::markdown},
                                                   {".markdown", Format::markdown},
                                                   {".mdown", Format::markdown},
                                                   {".html", Format::html},
                                                   {".htm", Format::html},
                                                   {".xhtml", Format::html},
                                                   {".csv", Format::csv},
                                                   {".tsv", Format::csv},
                                                   {".xml", Format::xml},
                                                   {".rss", Format::xml},
                                                   {".atom", Format::xml},
                                                   {".nitf", Format::xml}}};

std::string lower(std::string_view text) {
    std::string small{text};
    for (char& c : small) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return small;
}

Format sniff(std::string_view first_bytes) {
    if (first_bytes.starts_with("\xEF\xBB\xBF")) first_bytes.remove_prefix(3);
    const std::string head = lower(trim(first_bytes).substr(0, 256));
    const std::string_view seen = head;
    if (seen.starts_with("<!doctype html") || seen.starts_with("<html") || seen.starts_with("<head")) {
        return Format::html;
    }
    const bool is_markup =
        seen.starts_with("<!--") || seen.starts_with("<?xml") || seen.starts_with("<!doctype");
    if (is_markup && seen.find("<html") != std::string_view::npos) return Format::html;
    for (const std::string_view root : {"<rss", "<feed", "<rdf:rdf", "<nitf"}) {
        const auto found = seen.find(root);
        if (found == 0 || (is_markup && found != std::string_view::npos)) return Format::xml;
    }
    if (seen.starts_with('{') && trim(seen.substr(1)).starts_with('"')) return Format::jsonl;
    return Format::text;
}

}  // namespace

std::string_view name(Format format) {
    return format_names.at(static_cast<std::size_t>(format));
}

std::optional<Format> parse_format(std::string_view name) {
    const auto found = std::ranges::find(format_names, name);
    if (found == format_names.end()) return std::nullopt;
    return static_cast<Format>(found - format_names.begin());
}

std::optional<Format> format_of_name(std::string_view file_name) {
    const std::string small = lower(file_name);
    std::string_view name_left = small;
    for (const std::string_view packed : {".gz", ".zst"}) {
        if (name_left.ends_with(packed)) name_left.remove_suffix(packed.size());
    }
    for (const Extension& extension : extensions) {
        if (name_left.ends_with(extension.ending)) return extension.format;
    }
    return std::nullopt;
}

Format guess_format(std::string_view file_name, std::string_view first_bytes) {
    return format_of_name(file_name).value_or(sniff(first_bytes));
}

schema::Result<Document> read(Format format, std::string_view bytes, const Given& given,
                              const Options& options) {
    switch (format) {
        case Format::jsonl:
            return read_jsonl(bytes, given, options);
        case Format::markdown:
            return read_markdown(bytes, given, options);
        case Format::html:
            return read_html(bytes, given, options);
        case Format::csv:
        case Format::xml:
            return std::unexpected(schema::Error{schema::ErrorCode::unsupported,
                                                 fmt::format("{} holds many documents", name(format)), "", 0,
                                                 ""});
        case Format::text:
            break;
    }
    return read_text(bytes, given, options);
}

}  // namespace entente::text
