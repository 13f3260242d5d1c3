#include "extractors/events/verb_dictionary.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <string>

#include "extractors/events/verb_pattern.hpp"
#include "graph/schema/utf8.hpp"

namespace entente::events {
namespace {

constexpr std::size_t longest_line = 64 * 1024;
constexpr std::string_view no_event = "---";

std::string_view trim(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// A line without comment, code and forms.
struct Line {
    std::uint64_t number = 0;
    std::string_view text;
    std::optional<std::string_view> code;
    std::string_view forms;
};

struct Verb {
    Line line;
    std::vector<std::string> heads;
};

struct Block {
    std::optional<std::string_view> code;
    std::vector<Verb> verbs;
    std::vector<Line> patterns;
};

class Reader {
  public:
    Reader(std::string_view name, const CameoActs& acts) : name_(name), acts_(acts) {}

    VerbDictionary run(std::string_view text) {
        read_sets(text);
        each_line(text, [&](std::uint64_t number, std::string_view line) { read(number, line); });
        finish_block();
        std::ranges::stable_sort(dictionary_.issues, {}, &actors::DictionaryIssue::line);
        return std::move(dictionary_);
    }

  private:
    template <class Use>
    void each_line(std::string_view text, Use use) {
        for (std::uint64_t number = 1; !text.empty(); ++number) {
            const auto end = text.find('\n');
            const auto line = text.substr(0, end);
            use(number, line.size() > longest_line ? line : trim(line.substr(0, line.find_first_of("#;"))));
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
    }

    // Patterns may use a set that stands below them.
    void read_sets(std::string_view text) {
        std::vector<std::string>* set = nullptr;
        each_line(text, [&](std::uint64_t, std::string_view line) {
            if (line.starts_with('&'))
                set = &sets_[std::string(set_name(line))];
            else if (set && line.starts_with('+'))
                std::ranges::move(dictionary_lemmas(first_word(line.substr(1))), std::back_inserter(*set));
            else if (!line.empty())
                set = nullptr;
        });
    }

    static std::string_view first_word(std::string_view line) {
        return line.substr(0, line.find_first_of(" \t{["));
    }
    static std::string_view set_name(std::string_view line) {
        auto name = first_word(line.substr(1));
        while (name.ends_with('_')) name.remove_suffix(1);
        return name;
    }

    void read(std::uint64_t number, std::string_view text) {
        if (text.empty()) return;
        if (text.size() > longest_line)
            return skip(number, fmt::format("a line longer than {} bytes", longest_line));
        const bool was_in_set = in_set_;
        in_set_ = text.starts_with('&') || (in_set_ && text.starts_with('+'));
        if (schema::find_bad_utf8(text)) return skip(number, "not UTF-8");
        if (text.starts_with("---")) return begin_block(number, text);
        if (in_set_ || text.starts_with('~')) return;
        if (text.starts_with('+') && !was_in_set && !text.contains('_'))
            return skip(number, "a word of a synonym set, but no &NAME stands above it");
        const auto line = split(number, text);
        if (!line) return;
        if (!text.starts_with('-')) return read_verb(*line);
        if (!block_) return skip(number, "a pattern before the first verb");
        block_->patterns.push_back({number, trim(line->text.substr(1)), line->code, {}});
    }

    // Takes code and forms off a line, wherever they stand.
    std::optional<Line> split(std::uint64_t number, std::string_view text) {
        Line line{number, text, {}, {}};
        if (const auto open = text.find('['); open != std::string_view::npos) {
            auto close = text.find(']', open);
            if (close == std::string_view::npos) {
                mend(number, "the bracket of the code is not closed");
                close = text.size();
            }
            line.code = trim(text.substr(open + 1, close - open - 1));
            if (!is_code(*line.code))
                return skip(number, fmt::format("code \"{}\" is none of CAMEO", *line.code)), std::nullopt;
            line.text = trim(text.substr(0, open));
            const auto rest = trim(text.substr(std::min(close + 1, text.size())));
            if (rest.starts_with('{')) line.forms = rest;
        }
        if (text.starts_with('-')) return line;
        if (const auto brace = line.text.find('{'); brace != std::string_view::npos) {
            line.forms = line.text.substr(brace);
            line.text = trim(line.text.substr(0, brace));
        }
        return line;
    }

    // "---", "120", "120:121", ":110"
    bool is_code(std::string_view code) const {
        if (code == no_event) return true;
        const auto known = [&](std::string_view half) {
            return half == no_event || acts_.of(half) != nullptr;
        };
        const auto colon = code.find(':');
        if (colon == std::string_view::npos) return known(code);
        const auto active = code.substr(0, colon), passive = code.substr(colon + 1);
        return (active.empty() || known(active)) && (passive.empty() || known(passive)) && code.size() > 1;
    }

    void begin_block(std::uint64_t number, std::string_view text) {
        finish_block();
        block_.emplace();
        auto inner = text.substr(3);
        if (const auto last = inner.rfind("---");
            last != std::string_view::npos && !inner.substr(last).contains(']'))
            inner = inner.substr(0, last);
        else
            mend(number, "the block's line does not end in ---");
        const auto line = split(number, trim(inner));
        if (line && line->code)
            block_->code = line->code;
        else if (line)
            mend(number, "the block has no code: only its patterns have one");
    }

    void read_verb(const Line& line) {
        if (!block_) return skip(line.number, "a verb before the first block");
        Verb verb{line, {}};
        const auto word = first_word(line.text);
        if (word.size() < line.text.size() && !trim(line.text.substr(word.size())).empty())
            mend(line.number, fmt::format("only the first word, {}, is read", word));
        if (!line.forms.empty() && !line.forms.contains('}'))
            mend(line.number, "the brace of the forms is not closed");
        heads_of(word, verb);
        if (verb.heads.empty()) return skip(line.number, "no verb");
        ++dictionary_.verbs;
        block_->verbs.push_back(std::move(verb));
    }

    // RE_+DEPLOY → "redeploy", "re-deploy"; TURN_DOWN → "turn" with the particle "down".
    static void heads_of(std::string_view word, Verb& verb) {
        std::vector<std::string> parts;
        std::size_t at = 0;
        for (std::string_view rest = word; !rest.empty();) {
            const auto end = std::min(rest.find('_'), rest.size());
            auto part = rest.substr(0, end);
            if (part.starts_with('+')) at = parts.size(), part.remove_prefix(1);
            if (!part.empty()) parts.push_back(lower(part));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        if (parts.empty() || at >= parts.size()) return;
        if (at > 0)
            verb.heads = {parts[at - 1] + parts[at], parts[at - 1] + '-' + parts[at]};
        else
            verb.heads = {parts[at]};
        for (auto& head : verb.heads)
            for (std::size_t i = at + 1; i < parts.size(); ++i) head += ' ' + parts[i];
    }

    static std::string lower(std::string_view word) {
        std::string out(word);
        for (auto& c : out)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        return out;
    }

    void finish_block() {
        if (!block_) return;
        const auto plain = plain_verb_pattern();
        for (const auto& verb : block_->verbs)
            if (const auto code = verb.line.code ? verb.line.code : block_->code)
                add(verb.line.number, verb.heads, plain, *code, 0);
        std::vector<std::string> heads;
        for (const auto& verb : block_->verbs)
            heads.insert(heads.end(), verb.heads.begin(), verb.heads.end());
        for (const auto& line : block_->patterns) read_pattern(line, heads);
        block_.reset();
    }

    void read_pattern(const Line& line, const std::vector<std::string>& heads) {
        std::vector<std::string> mended;
        const auto patterns = read_verb_pattern(line.text, sets_, mended);
        if (!patterns) return skip(line.number, patterns.error());
        const auto code = line.code ? line.code : block_->code;
        if (!code) return skip(line.number, "neither the pattern nor its block has a code");
        if (!line.code) mend(line.number, "the pattern has no code; it gets that of its block");
        for (auto& reason : mended) mend(line.number, std::move(reason));
        if (heads.empty()) return skip(line.number, "the pattern's block has no verb");
        ++dictionary_.patterns;
        int variant = 0;
        for (const auto& pattern : *patterns) add(line.number, heads, pattern, *code, variant++, true);
    }

    // A verb alone that is no event needs no frame; a pattern does, to keep the verb's own from firing.
    void add(std::uint64_t number, const std::vector<std::string>& heads, const VerbPattern& pattern,
             std::string_view code, int variant, bool is_pattern = false) {
        const auto colon = code.find(':');
        const bool passive = colon == 0;
        if (colon != std::string_view::npos) code = passive ? code.substr(1) : code.substr(0, colon);
        const auto* act = code == no_event ? nullptr : acts_.of(code);
        const bool is_event = act && !act->act.empty();
        if (!is_event && !is_pattern) return;
        Frame frame;
        frame.of_user = true;
        frame.row = fmt::format("{}:{}", name_, number);
        frame.id = variant == 0 ? frame.row : fmt::format("{}/{}", frame.row, variant + 1);
        for (const auto& head : heads)
            frame.heads.push_back(pattern.particle.empty() ? head : head + ' ' + pattern.particle);
        frame.slots = pattern.slots;
        if (is_event) {
            frame.act = act->act;
            frame.mode = act->mode;
            frame.cameo = code;
            frame.status = act->status;
            frame.mutual = act->mutual || pattern.mutual;
            if (act->turned != passive) turn(frame);
        }
        dictionary_.frames.push_back(std::move(frame));
    }

    static void turn(Frame& frame) {
        for (auto& slot : frame.slots) {
            if (slot.role == Role::actor)
                slot.role = Role::recipient;
            else if (slot.role == Role::recipient)
                slot.role = Role::actor;
        }
    }

    void skip(std::uint64_t line, std::string reason) {
        dictionary_.issues.push_back({line, std::move(reason), true});
    }
    void mend(std::uint64_t line, std::string reason) {
        dictionary_.issues.push_back({line, std::move(reason), false});
    }

    std::string_view name_;
    const CameoActs& acts_;
    VerbDictionary dictionary_;
    SynonymSets sets_;
    std::optional<Block> block_;
    bool in_set_ = false;
};

}  // namespace

VerbDictionary parse_verb_dictionary(std::string_view text, std::string_view name, const CameoActs& acts) {
    return Reader(name, acts).run(text);
}

}  // namespace entente::events
