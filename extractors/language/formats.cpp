#include "extractors/language/formats.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "extractors/text/document.hpp"

namespace entente::language {
namespace {

using Json = rapidjson::Writer<rapidjson::StringBuffer>;
using schema::ByteSpan;

void put(Json& json, const char* key, std::string_view value) {
    json.Key(key);
    json.String(value.data() == nullptr ? "" : value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void put(Json& json, const char* key, std::uint32_t value) {
    json.Key(key);
    json.Uint(value);
}

void put_span(Json& json, const text::CodePoints& points, ByteSpan span) {
    const auto characters = points.of(span);
    put(json, "start", characters.begin);
    put(json, "end", characters.end);
}

ByteSpan span_of(const Parsed& parsed, std::uint32_t begin, std::uint32_t end) {
    return {parsed.tokens[begin].span.begin, parsed.tokens[end - 1].span.end};
}

void put_token(Json& json, const text::CodePoints& points, const Parsed& parsed, std::uint32_t i) {
    const Token& token = parsed.tokens[i];
    json.StartObject();
    put(json, "id", i);
    put_span(json, points, token.span);
    put(json, "tag", token.tag);
    put(json, "pos", token.pos);
    put(json, "morph", token.morph);
    put(json, "lemma", token.lemma);
    put(json, "dep", token.label);
    put(json, "head", static_cast<std::uint32_t>(token.head));
    json.EndObject();
}

void write_spacy_json(std::ostream& out, const Parsed& parsed) {
    const text::CodePoints points(parsed.text);
    rapidjson::StringBuffer buffer;
    Json json(buffer);
    json.StartObject();
    put(json, "text", parsed.text);
    json.Key("ents");
    json.StartArray();
    for (const Entity& entity : parsed.entities) {
        json.StartObject();
        put_span(json, points, span_of(parsed, entity.begin, entity.end));
        put(json, "label", entity.label);
        json.EndObject();
    }
    json.EndArray();
    json.Key("sents");
    json.StartArray();
    for (const Sentence& sentence : parsed.sentences) {
        json.StartObject();
        put_span(json, points, span_of(parsed, sentence.begin, sentence.end));
        json.EndObject();
    }
    json.EndArray();
    json.Key("tokens");
    json.StartArray();
    for (std::uint32_t i = 0; i < parsed.tokens.size(); ++i) put_token(json, points, parsed, i);
    json.EndArray();
    json.EndObject();
    out.write(buffer.GetString(), static_cast<std::streamsize>(buffer.GetSize()));
    out << '\n';
}

// CoNLL-U fields hold no tabs and line ends; a token of white space is written as "_".
std::string field(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    const bool blank = out.find_first_not_of(' ') == std::string::npos;
    return blank ? "_" : out;
}

std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    return out;
}

// "NER=B-GPE" on the entity's first token, "NER=I-GPE" on the others.
std::string misc(const Parsed& parsed, std::uint32_t i, std::size_t& entity) {
    while (entity < parsed.entities.size() && parsed.entities[entity].end <= i) ++entity;
    std::string out;
    if (entity < parsed.entities.size() && parsed.entities[entity].begin <= i)
        out = fmt::format("NER={}-{}", parsed.entities[entity].begin == i ? 'B' : 'I', parsed.entities[entity].label);
    if (!parsed.tokens[i].space_after) out += out.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
    return out.empty() ? "_" : out;
}

void write_conllu(std::ostream& out, const Parsed& parsed, std::string_view id) {
    out << "# newdoc id = " << one_line(id) << '\n';
    std::size_t entity = 0;
    for (std::size_t s = 0; s < parsed.sentences.size(); ++s) {
        const Sentence& sentence = parsed.sentences[s];
        out << "# sent_id = " << one_line(id) << '-' << s + 1 << '\n';
        out << "# text = " << one_line(schema::slice(parsed.text, span_of(parsed, sentence.begin, sentence.end))) << '\n';
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            const Token& token = parsed.tokens[i];
            const bool root = token.head == static_cast<std::int32_t>(i);
            const std::int64_t head = root ? 0 : token.head - static_cast<std::int64_t>(sentence.begin) + 1;
            out << fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t{}\n", i - sentence.begin + 1, field(parsed.form(i)),
                               field(token.lemma), field(token.pos), field(token.tag), field(token.morph), head,
                               root ? "root" : field(token.label), misc(parsed, i, entity));
        }
        out << '\n';
    }
}

void put_arcs(Json& json, const Parsed& parsed, const Sentence& sentence) {
    const auto begin = static_cast<std::int32_t>(sentence.begin);
    const auto end = static_cast<std::int32_t>(sentence.end);
    for (std::int32_t i = begin; i < end; ++i) {
        const Token& token = parsed.tokens[static_cast<std::size_t>(i)];
        if (token.head == i || token.head < begin || token.head >= end) continue;
        json.StartObject();
        put(json, "start", static_cast<std::uint32_t>(std::min(i, token.head) - begin));
        put(json, "end", static_cast<std::uint32_t>(std::max(i, token.head) - begin));
        put(json, "label", token.label);
        put(json, "dir", i < token.head ? "left" : "right");
        json.EndObject();
    }
}

void write_displacy(std::ostream& out, const Parsed& parsed, std::string_view id) {
    for (std::size_t s = 0; s < parsed.sentences.size(); ++s) {
        const Sentence& sentence = parsed.sentences[s];
        rapidjson::StringBuffer buffer;
        Json json(buffer);
        json.StartObject();
        put(json, "title", fmt::format("{}-{}", id, s + 1));
        json.Key("words");
        json.StartArray();
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            json.StartObject();
            put(json, "text", parsed.form(i));
            put(json, "tag", parsed.tokens[i].pos);
            json.EndObject();
        }
        json.EndArray();
        json.Key("arcs");
        json.StartArray();
        put_arcs(json, parsed, sentence);
        json.EndArray();
        json.EndObject();
        out.write(buffer.GetString(), static_cast<std::streamsize>(buffer.GetSize()));
        out << '\n';
    }
}

constexpr std::array<std::pair<std::string_view, ParseFormat>, 3> names{{{"spacy-json", ParseFormat::spacy_json},
                                                                         {"conllu", ParseFormat::conllu},
                                                                         {"displacy", ParseFormat::displacy}}};

}  // namespace

std::optional<ParseFormat> parse_format(std::string_view name) {
    for (const auto& [known, format] : names)
        if (known == name) return format;
    return std::nullopt;
}

schema::Result<void> write(std::ostream& out, ParseFormat format, const Parsed& parsed, std::string_view id) {
    switch (format) {
        case ParseFormat::spacy_json: write_spacy_json(out, parsed); break;
        case ParseFormat::conllu: write_conllu(out, parsed, id); break;
        case ParseFormat::displacy: write_displacy(out, parsed, id); break;
    }
    if (out.good()) return {};
    return std::unexpected(schema::Error{schema::ErrorCode::io, "the parse could not be written", "", 0, "is the disk full, or the pipe closed?"});
}

}  // namespace entente::language
