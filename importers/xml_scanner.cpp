#include "importers/xml_scanner.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <fmt/format.h>
#include <optional>
#include <unordered_set>

#include "graph/schema/utf8.hpp"

namespace entente::importers {
namespace {

enum Class : std::uint8_t { plain, blank, line_end, stop, wide, bad };

// Of each byte in text and values: plain ones go by without a look.
constexpr std::array<Class, 256> classes = [] {
    std::array<Class, 256> table{};
    for (std::size_t c = 0; c < 0x20; ++c) table[c] = bad;
    for (std::size_t c = 0x80; c < 256; ++c) table[c] = wide;
    table['\t'] = blank;
    table['\n'] = blank;
    table['\r'] = line_end;
    for (const char c : {'<', '&', ']', '"', '\''}) table[static_cast<unsigned char>(c)] = stop;
    return table;
}();

constexpr std::array<std::uint8_t, 256> name_bytes = [] {  // 2: as the first, too
    std::array<std::uint8_t, 256> table{};
    for (std::size_t c = 0x80; c < 256; ++c) table[c] = 2;
    for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = table[c - 'a' + 'A'] = 2;
    table['_'] = table[':'] = 2;
    for (std::size_t c = '0'; c <= '9'; ++c) table[c] = 1;
    table['-'] = table['.'] = 1;
    return table;
}();

unsigned char byte(char c) {
    return static_cast<unsigned char>(c);
}

Class class_of(char c) {
    return classes[byte(c)];
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_char(char32_t c) {
    return c >= 0x20 ? c < 0xD800 || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF && c < 0x110000)
                     : c == '\t' || c == '\n' || c == '\r';
}

enum class Wide { good, bad, cut };

// Takes one character beyond ASCII off [p, end).
Wide take_wide(const char*& p, const char* end) {
    std::string_view text(p, std::min<std::size_t>(4, static_cast<std::size_t>(end - p)));
    const auto first = byte(*p);
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    const auto c = schema::take_code_point(text);
    if (!c) return text.size() + 1 < length ? Wide::cut : Wide::bad;
    if (!is_char(*c)) return Wide::bad;
    p = text.data();
    return Wide::good;
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&](char32_t bits) { out += static_cast<char>(bits); };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0 | (c >> 6U));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12U));
        put(0x80 | ((c >> 6U) & 0x3FU));
    } else {
        put(0xF0 | (c >> 18U));
        put(0x80 | ((c >> 12U) & 0x3FU));
        put(0x80 | ((c >> 6U) & 0x3FU));
    }
    put(0x80 | (c & 0x3FU));
}

// "#38", "#x26": the character; none where it is no number or no character of XML.
std::optional<char32_t> numbered(std::string_view digits) {
    const bool hex = digits.starts_with('x');
    if (hex) digits.remove_prefix(1);
    if (digits.empty()) return {};
    char32_t value = 0;
    for (const char c : digits) {
        const int digit = c >= '0' && c <= '9'          ? c - '0'
                          : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                        : -1;
        if (digit < 0) return {};
        value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
        if (value > 0x10FFFF) return {};
    }
    if (!is_char(value)) return {};
    return value;
}

// The length of the name at the front, 0 where there is none. One that is cut, in the midst of a character
// even, reaches to the end.
std::size_t name_length(const char* const begin, const char* end) {
    const char* p = begin;
    while (p != end && name_bytes[byte(*p)] >= (p == begin ? 2 : 1)) {
        if (class_of(*p) != wide) {
            ++p;
            continue;
        }
        const auto taken = take_wide(p, end);
        if (taken == Wide::bad) break;
        if (taken == Wide::cut) p = end;
    }
    return static_cast<std::size_t>(p - begin);
}

// The length of what stands between "&" and ";"; 0 where it is none, npos where it is cut.
std::size_t reference_length(std::string_view text) {
    std::size_t length = text.starts_with('#') ? 1 : 0;
    while (length < text.size() && name_bytes[byte(text[length])] != 0) ++length;
    if (length == text.size()) return std::string_view::npos;
    return text[length] == ';' ? length : 0;
}

// What stands behind "&" and before ";", added to `out`.
XmlFault decode(std::string_view name, std::string& out) {
    constexpr std::pair<std::string_view, char> known[] = {
        {"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};
    if (name.starts_with('#')) {
        const auto c = numbered(name.substr(1));
        if (!c) return XmlFault::bad_reference;
        append_utf8(out, *c);
        return XmlFault::none;
    }
    for (const auto& [word, c] : known)
        if (word == name) {
            out += c;
            return XmlFault::none;
        }
    const bool is_name = name_length(name.data(), name.data() + name.size()) == name.size() && !name.empty();
    return is_name ? XmlFault::undefined_entity : XmlFault::character;
}

// Of a declaration only what programs write; of any other expat has to judge.
bool is_known_declaration(std::string_view text) {
    constexpr std::string_view rests[] = {
        "",
        " encoding=\"UTF-8\"",
        " encoding=\"utf-8\"",
        " encoding='UTF-8'",
        " encoding='utf-8'",
        " encoding=\"UTF-8\" standalone=\"no\"",
        " encoding=\"UTF-8\" standalone=\"yes\"",
    };
    constexpr std::string_view begin = "<?xml version=";
    if (!text.starts_with(begin)) return false;
    text.remove_prefix(begin.size());
    if (!text.starts_with("\"1.0\"") && !text.starts_with("'1.0'")) return false;
    text.remove_prefix(5);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return std::ranges::find(rests, text) != std::end(rests);
}

}  // namespace

bool XmlGuard::open(std::string_view name, const XmlAttributes& attributes) {
    if (error_) return false;
    if (++depth_ > max_depth_) {
        error_ = schema::Error{schema::ErrorCode::limit,
                               fmt::format("elements nest more than {} deep", max_depth_),
                               {},
                               0,
                               "no graph needs that; write the file again"};
        return false;
    }
    return go_on(listener_.open(name.substr(name.find(':') + 1), attributes));  // npos + 1 is 0
}

bool XmlGuard::close() {
    --depth_;
    return !error_ && go_on(listener_.close());
}

bool XmlScanner::reads(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    if (head.starts_with("<?xml")) {
        const auto end = head.find("?>");
        if (end == std::string_view::npos || !is_known_declaration(head.substr(0, end))) return false;
        head.remove_prefix(end + 2);
    }
    // Comments and instructions, then an element.
    for (;;) {
        const auto begin = head.find_first_not_of(" \t\r\n");
        if (begin == std::string_view::npos || head[begin] != '<' || begin + 1 == head.size()) return false;
        head.remove_prefix(begin);
        if (name_bytes[byte(head[1])] == 2) return byte(head[1]) < 0x80;
        const std::string_view closing = head.starts_with("<!--") ? "-->" : head[1] == '?' ? "?>" : "";
        const auto end = closing.empty() ? std::string_view::npos : head.find(closing, 2);
        if (end == std::string_view::npos) return false;
        head.remove_prefix(end + closing.size());
    }
}

XmlScanner::XmlScanner(std::istream& in, std::string head, XmlGuard& guard, std::uint64_t max_tag_bytes,
                       std::size_t chunk)
    : in_(in),
      buffer_(std::move(head)),
      at_(buffer_.data()),
      end_(at_ + buffer_.size()),
      counted_(at_),
      guard_(guard),
      max_tag_bytes_(max_tag_bytes),
      chunk_(chunk) {
    if (rest().starts_with("\xEF\xBB\xBF")) at_ += 3;
    if (rest().starts_with("<?xml")) at_ += rest().find("?>") + 2;  // as reads() has found it
}

std::uint64_t XmlScanner::line() const {
    line_ += static_cast<std::uint64_t>(std::count(counted_, at_, '\n'));
    counted_ = at_;
    return line_;
}

// More of the stream behind the rest, which moves to the buffer's begin. False at the stream's end.
bool XmlScanner::more() {
    if (ended_) return false;
    line();
    const auto left = rest().size();
    std::memmove(buffer_.data(), at_, left);
    const auto room = std::max(chunk_, left);  // twice as much, so that a long tag is not read too often
    buffer_.resize(left + room);
    in_.read(buffer_.data() + left, static_cast<std::streamsize>(room));
    const auto got = static_cast<std::size_t>(in_.gcount());
    at_ = counted_ = buffer_.data();
    end_ = at_ + left + got;
    ended_ = got == 0;
    return got > 0;
}

bool XmlScanner::need(std::size_t bytes) {
    while (rest().size() < bytes)
        if (!more()) return false;
    return true;
}

XmlFault XmlScanner::read() {
    for (;;) {
        if (at_ == end_ && !more()) return had_root_ && begin_.empty() ? XmlFault::none : XmlFault::ended;
        const auto fault = *at_ == '<' ? markup() : text();
        if (fault != XmlFault::none) return fault;
    }
}

XmlFault XmlScanner::text() {
    const char* p = at_;
    if (begin_.empty()) {
        while (p != end_ && is_blank(*p)) ++p;
        if (p != end_ && *p != '<') return had_root_ ? XmlFault::behind_the_end : XmlFault::syntax;
        at_ = p;
        return XmlFault::none;
    }
    for (; p != end_; ++p) {
        const auto kind = class_of(*p);
        if (kind == plain || kind == blank || (kind == stop && (*p == '"' || *p == '\''))) continue;
        if (kind != wide) break;
        const auto taken = take_wide(p, end_);
        if (taken == Wide::bad) {
            at_ = p;
            return XmlFault::character;
        }
        if (taken == Wide::cut) break;
        --p;
    }
    if (p == at_) return special_in_text();
    const std::string_view piece(at_, static_cast<std::size_t>(p - at_));
    at_ = p;
    return tell(piece) ? XmlFault::none : XmlFault::stopped;
}

// What does not go by without a look, but "<".
XmlFault XmlScanner::special_in_text() {
    switch (*at_) {
        case '&':
            return reference();
        case '\r':
            need(2);
            at_ += rest().starts_with("\r\n") ? 2 : 1;
            return tell("\n") ? XmlFault::none : XmlFault::stopped;
        case ']':
            need(3);
            if (rest().starts_with("]]>")) return XmlFault::character;
            ++at_;
            return tell("]") ? XmlFault::none : XmlFault::stopped;
        default:
            break;
    }
    if (class_of(*at_) != wide) return XmlFault::character;
    return more() ? XmlFault::none : XmlFault::ended;  // a character that is cut
}

XmlFault XmlScanner::reference() {
    auto length = reference_length(rest().substr(1));
    while (length == std::string_view::npos) {
        if (rest().size() > max_tag_bytes_) return XmlFault::too_long;
        if (!more()) return XmlFault::ended;
        length = reference_length(rest().substr(1));
    }
    std::string character;
    const auto fault = decode(rest().substr(1, length), character);
    if (fault != XmlFault::none) return fault;
    at_ += length + 2;
    return tell(character) ? XmlFault::none : XmlFault::stopped;
}

XmlFault XmlScanner::markup() {
    if (!need(2)) return XmlFault::ended;
    switch (at_[1]) {
        case '/':
            return end_tag();
        case '?':
            return instruction();
        case '!':
            need(9);
            if (rest().starts_with("<!--")) return comment();
            if (rest().starts_with("<![CDATA[") && !begin_.empty()) return character_data();
            return ended_ && rest().size() < 9 ? XmlFault::ended : XmlFault::character;
        default:
            return start_tag();
    }
}

// The tag is read whole, or anew with more of the stream: what the listener gets lies in the buffer.
XmlFault XmlScanner::start_tag() {
    if (begin_.empty() && had_root_) return XmlFault::behind_the_end;
    for (;;) {
        list_.clear();
        decoded_.clear();
        values_.clear();
        const char* p = at_ + 1;
        const auto length = name_length(p, end_);
        if (length == 0) return XmlFault::character;
        p += length;
        bool is_empty = false;
        const auto fault = attributes(p, is_empty);
        if (fault == XmlFault::ended) {
            if (rest().size() > max_tag_bytes_) return XmlFault::too_long;
            if (more()) continue;
        }
        if (fault != XmlFault::none) return fault;
        for (const auto& [attribute, begin, size] : decoded_)
            list_[attribute].value = std::string_view(values_).substr(begin, size);
        const std::string_view name(at_ + 1, length);
        had_root_ = true;
        if (!is_empty) {
            begin_.push_back(names_.size());
            names_ += name;
        }
        if (!guard_.open(name, XmlAttributes(list_))) return XmlFault::stopped;
        if (is_empty && !guard_.close()) return XmlFault::stopped;
        at_ = p;
        return XmlFault::none;
    }
}

// Up to behind the tag's ">"; XmlFault::ended where the buffer ends before.
XmlFault XmlScanner::attributes(const char*& p, bool& is_empty) {
    std::unordered_set<std::string_view> many;
    for (;;) {
        const char* const before = p;
        while (p != end_ && is_blank(*p)) ++p;
        if (p == end_) return XmlFault::ended;
        if (*p == '>') return ++p, XmlFault::none;
        if (*p == '/') {
            if (end_ - p < 2) return XmlFault::ended;
            if (p[1] != '>') return XmlFault::character;
            is_empty = true;
            p += 2;
            return XmlFault::none;
        }
        const auto length = name_length(p, end_);
        if (length == 0 || p == before) return XmlFault::character;
        const std::string_view name(p, length);
        p += length;
        while (p != end_ && is_blank(*p)) ++p;
        if (p == end_) return XmlFault::ended;
        if (*p++ != '=') return XmlFault::character;
        while (p != end_ && is_blank(*p)) ++p;
        if (p == end_) return XmlFault::ended;
        const char quote = *p++;
        if (quote != '"' && quote != '\'') return XmlFault::character;
        list_.push_back({name, {}});
        if (const auto fault = value(p, quote); fault != XmlFault::none) return fault;
        constexpr std::size_t few = 12;
        const auto others = std::span(list_).first(list_.size() - 1);
        if (list_.size() > few && many.empty())
            for (const auto& other : others) many.insert(other.name);
        const bool is_new = list_.size() > few
                                ? many.insert(name).second
                                : std::ranges::find(others, name, &XmlAttribute::name) == others.end();
        if (!is_new) return XmlFault::duplicate_attribute;
    }
}

// Of the last attribute, up to behind the quote.
XmlFault XmlScanner::value(const char*& p, char quote) {
    const char* begin = p;  // of what is as written
    const auto first = values_.size();
    const auto take = [&] { values_.append(begin, p); };
    bool is_decoded = false;
    while (p != end_) {
        const auto kind = class_of(*p);
        if (kind == plain) {
            ++p;
        } else if (*p == quote) {
            if (!is_decoded) {
                list_.back().value = {begin, static_cast<std::size_t>(p - begin)};
            } else {
                take();
                decoded_.push_back({list_.size() - 1, first, values_.size() - first});
            }
            ++p;
            return XmlFault::none;
        } else if (kind == wide) {
            const auto taken = take_wide(p, end_);
            if (taken != Wide::good) return taken == Wide::bad ? XmlFault::character : XmlFault::ended;
        } else if (kind == bad || *p == '<') {
            return XmlFault::character;
        } else if (*p == '&') {
            const std::string_view behind(p + 1, static_cast<std::size_t>(end_ - p - 1));
            const auto length = reference_length(behind);
            if (length == std::string_view::npos) return XmlFault::ended;
            take();
            const auto fault = decode(behind.substr(0, length), values_);
            if (fault != XmlFault::none) return fault;
            is_decoded = true;
            p += length + 2;
            begin = p;
        } else if (kind == blank || kind == line_end) {  // is a space in a value
            if (kind == line_end && p + 1 == end_) return XmlFault::ended;
            take();
            values_ += ' ';
            is_decoded = true;
            p += *p == '\r' && p[1] == '\n' ? 2 : 1;
            begin = p;
        } else {
            ++p;
        }
    }
    return XmlFault::ended;
}

XmlFault XmlScanner::end_tag() {
    if (begin_.empty()) return XmlFault::character;
    const auto name = std::string_view(names_).substr(begin_.back());
    need(name.size() + 3);
    auto tag = rest();
    if (tag.substr(2, name.size()) != name)
        return tag.size() < name.size() + 3 && ended_ ? XmlFault::ended : XmlFault::mismatch;
    auto length = name.size() + 2;
    while (true) {
        if (length == tag.size()) {
            if (tag.size() > max_tag_bytes_) return XmlFault::too_long;
            if (!more()) return XmlFault::ended;
            tag = rest();
        } else if (is_blank(tag[length])) {
            ++length;
        } else {
            break;
        }
    }
    if (tag[length] != '>')
        return name_bytes[byte(tag[length])] != 0 ? XmlFault::mismatch : XmlFault::character;
    at_ += length + 1;
    names_.resize(begin_.back());
    begin_.pop_back();
    return guard_.close() ? XmlFault::none : XmlFault::stopped;
}

// The whole of what ends so, with all characters allowed in XML; at_ is behind it.
XmlFault XmlScanner::until(std::string_view closing, std::string_view& content) {
    std::size_t looked = 0;
    for (;;) {
        const auto end = rest().find(closing, looked);
        if (end != std::string_view::npos) {
            content = rest().substr(0, end);
            at_ += end + closing.size();
            break;
        }
        looked = rest().size() < closing.size() ? 0 : rest().size() - closing.size() + 1;
        if (looked > max_tag_bytes_) return XmlFault::too_long;
        if (!more()) return XmlFault::ended;
    }
    for (const char *p = content.data(), *last = p + content.size(); p != last;) {
        const auto kind = class_of(*p);
        if (kind == bad) return XmlFault::character;
        if (kind != wide)
            ++p;
        else if (take_wide(p, last) != Wide::good)
            return XmlFault::character;
    }
    return XmlFault::none;
}

XmlFault XmlScanner::comment() {
    at_ += 4;
    std::string_view content;
    const auto fault = until("--", content);
    if (fault != XmlFault::none) return fault;
    if (!need(1)) return XmlFault::ended;
    if (*at_ != '>') return XmlFault::character;
    ++at_;
    return XmlFault::none;
}

XmlFault XmlScanner::instruction() {
    at_ += 2;
    std::string_view content;
    const auto fault = until("?>", content);
    if (fault != XmlFault::none) return fault;
    const auto length = name_length(content.data(), content.data() + content.size());
    if (length == 0 || (length < content.size() && !is_blank(content[length]))) return XmlFault::character;
    const auto is_xml = [](std::string_view name) {
        return name.size() == 3 && (name[0] | 0x20) == 'x' && (name[1] | 0x20) == 'm' &&
               (name[2] | 0x20) == 'l';
    };
    return is_xml(content.substr(0, length)) ? XmlFault::syntax : XmlFault::none;
}

XmlFault XmlScanner::character_data() {
    at_ += 9;
    std::string_view content;
    const auto fault = until("]]>", content);
    if (fault != XmlFault::none) return fault;
    while (!content.empty()) {
        const auto end = std::min(content.find('\r'), content.size());
        if (end > 0 && !tell(content.substr(0, end))) return XmlFault::stopped;
        content.remove_prefix(end);
        if (content.empty()) break;
        content.remove_prefix(content.starts_with("\r\n") ? 2 : 1);
        if (!tell("\n")) return XmlFault::stopped;
    }
    return XmlFault::none;
}

}  // namespace entente::importers
