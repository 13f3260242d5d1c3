// Entry point: read_json_ld. schema.org's description of a page, which holds one object or many, in a list or
// a graph.
#include <algorithm>
#include <array>
#include <rapidjson/document.h>
#include <vector>

#include "extractors/text/html_meta.hpp"
#include "extractors/text/utf8.hpp"

namespace entente::text {
namespace {

using rapidjson::Value;

constexpr std::size_t most_values = 10000;  // looked at in search of the article

std::string_view as_text(const Value& value) {
    return value.IsString() ? std::string_view(value.GetString(), value.GetStringLength())
                            : std::string_view{};
}

// The member's text; of an object or a list the text of its name, url or first element.
std::string_view member_text(const Value& object, const char* key) {
    const auto member = object.FindMember(key);
    if (member == object.MemberEnd()) return {};
    const Value* value = &member->value;
    if (value->IsArray() && !value->Empty()) value = &(*value)[0];
    if (value->IsObject()) {
        for (const char* inner : {"name", "@id", "url"}) {
            const auto found = value->FindMember(inner);
            if (found != value->MemberEnd() && found->value.IsString()) return as_text(found->value);
        }
    }
    return as_text(*value);
}

bool is_article_type(std::string_view type) {
    static constexpr std::array<std::string_view, 8> types = {
        "Article", "NewsArticle",      "ReportageNewsArticle", "BlogPosting", "Report", "AnalysisNewsArticle",
        "WebPage", "GovernmentService"};
    return std::ranges::find(types, type) != types.end();
}

bool is_article(const Value& object) {
    const auto type = object.FindMember("@type");
    if (type == object.MemberEnd()) return false;
    if (!type->value.IsArray()) return is_article_type(as_text(type->value));
    return std::ranges::any_of(type->value.GetArray(),
                               [](const Value& v) { return is_article_type(as_text(v)); });
}

// WebPage often stands beside NewsArticle and says less.
bool is_better(const Value& object, const Value* present) {
    return present == nullptr || (!present->HasMember("headline") && object.HasMember("headline"));
}

const Value* find_article(const Value& root) {
    const Value* article = nullptr;
    std::vector<const Value*> waiting = {&root};
    for (std::size_t i = 0; i < waiting.size() && i < most_values; ++i) {
        const Value& value = *waiting[i];
        if (value.IsArray()) {
            for (const Value& element : value.GetArray()) waiting.push_back(&element);
        }
        if (!value.IsObject()) continue;
        if (is_article(value) && is_better(value, article)) article = &value;
        for (const auto& member : value.GetObject()) waiting.push_back(&member.value);
    }
    return article;
}

}  // namespace

HtmlMeta read_json_ld(std::string_view json) {
    rapidjson::Document document;
    document.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
    if (document.HasParseError()) return {};
    const Value* article = find_article(document);
    if (article == nullptr) return {};
    HtmlMeta meta;
    // An escape can hold half of a surrogate pair.
    meta.title = mend_utf8(member_text(*article, "headline"));
    meta.date = mend_utf8(member_text(*article, "datePublished"));
    meta.publisher = mend_utf8(member_text(*article, "publisher"));
    meta.url = mend_utf8(member_text(*article, "url"));
    return meta;
}

}  // namespace entente::text
