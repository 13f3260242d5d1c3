#include "extractors/actors/dictionary.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <utility>

#include "extractors/actors/dictionary_codes.hpp"
#include "extractors/actors/dictionary_phrases.hpp"
#include "extractors/actors/dictionary_text.hpp"
#include "graph/schema/utf8.hpp"

namespace entente::actors {
namespace {

constexpr std::size_t longest_line = 64 * 1024;
constexpr std::size_t most_names = 64;  // that !SETS! of one phrase give

std::string_view without_comment(std::string_view line) {
    return line.substr(0, line.find_first_of("#;"));
}

// The stretches in brackets of a line; one that is not closed, or closed with }, is taken as it was meant.
struct Brackets {
    std::vector<std::string_view> contents;
    bool mended = false;
};

Brackets brackets_of(std::string_view line) {
    Brackets found;
    for (auto open = line.find('['); open != std::string_view::npos; open = line.find('[', open + 1)) {
        const auto close = line.find_first_of("]}[", open + 1);
        found.contents.push_back(line.substr(open + 1, std::min(close, line.size()) - open - 1));
        if (close == std::string_view::npos || line[close] != ']') found.mended = true;
    }
    return found;
}

class Reader {
  public:
    Reader(std::string_view text, std::string_view name) : text_(text), name_(name) {}

    Dictionary read() {
        if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
        while (!text_.empty()) {
            const auto end = std::min(text_.find('\n'), text_.size());
            ++line_;
            read_line(text_.substr(0, end));
            text_.remove_prefix(std::min(end + 1, text_.size()));
        }
        finish_actor();
        std::ranges::stable_sort(dictionary_.issues, {}, &DictionaryIssue::line);
        return std::move(dictionary_);
    }

  private:
    void skip(std::string reason) { dictionary_.issues.push_back({line_, std::move(reason), true}); }
    void mend(std::string reason) { dictionary_.issues.push_back({line_, std::move(reason), false}); }

    std::string row() const { return fmt::format("{}:{}", name_, line_); }

    void read_line(std::string_view line) {
        if (line.size() > longest_line) return skip(fmt::format("longer than {} bytes", longest_line));
        if (schema::find_bad_utf8(line)) return skip("not UTF-8; save the file as UTF-8");
        line = without_comment(line);
        const auto content = trim(line);
        if (content.empty()) return;
        if (content.starts_with('[') && content.size() < line.size()) return read_codes(content);
        if (content.starts_with('+')) return read_synonym(content.substr(1));
        if (content.starts_with('!') && content.contains('=')) return read_set(content);
        if (is_blank(line.front())) mend("a phrase that is indented");
        read_phrase(content);
    }

    void read_phrase(std::string_view content) {
        finish_actor();
        const auto bracket = content.find('[');
        const auto end = std::min({bracket, content.find('\t'), content.find('{')});
        const auto phrase = trim(content.substr(0, end));
        if (phrase.empty()) return skip("a code without a phrase");
        if (bracket != std::string_view::npos && content.substr(bracket).contains('~'))
            return read_agent(phrase, content);
        if (phrase.starts_with("- ") || phrase.starts_with("---") || phrase.starts_with('&'))
            return skip("a verb or its pattern; give verbs in a dictionary of their own");
        actor_ = DictionaryActor{names_of(phrase), {}, row()};
        phrase_line_ = line_;
        bad_codes_ = false;
        if (actor_->names.empty()) mend("a phrase without a letter");
        if (bracket != std::string_view::npos) read_codes(content.substr(bracket));
    }

    void read_synonym(std::string_view content) {
        if (!actor_) return skip("a synonym before any phrase");
        const auto bracket = content.find('[');
        auto names = names_of(trim(content.substr(0, std::min(bracket, content.find('\t')))));
        if (names.empty()) return skip("a synonym without a word");
        synonyms_.push_back(line_);
        std::ranges::move(names, std::back_inserter(actor_->names));
        if (bracket != std::string_view::npos) read_codes(content.substr(bracket));
    }

    void read_codes(std::string_view content) {
        if (!actor_) return skip("a code before any phrase");
        const auto brackets = brackets_of(content);
        if (brackets.mended) mend("a bracket that is not closed");
        std::string problem;
        std::size_t read = 0;
        for (const auto part : brackets.contents) {
            auto code = read_code(part);
            if (code.code) {
                actor_->codes.push_back(*std::move(code.code));
                ++read;
            }
            if (!code.problem.empty()) problem = std::move(code.problem);
        }
        if (problem.empty()) return;
        if (read == brackets.contents.size()) return mend(std::move(problem));
        bad_codes_ = true;
        skip(std::move(problem));
    }

    // !PERSON! = MAN, MEN, WOMAN
    void read_set(std::string_view content) {
        const auto equals = content.find('=');
        const auto name = trim(content.substr(0, equals));
        auto& words = sets_[std::string(name)];
        for (auto rest = content.substr(equals + 1); !rest.empty();) {
            const auto end = std::min(rest.find(','), rest.size());
            if (const auto word = trim(rest.substr(0, end)); !word.empty()) words.emplace_back(word);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

    // FARMER [~AGR], SOLDIERY {TROOPS} [~MIL], OBSERVERS_IN [IGO~], POLICE!PERSON! [~COP]
    void read_agent(std::string_view phrase, std::string_view content) {
        const auto brackets = brackets_of(content);
        if (brackets.mended) mend("a bracket that is not closed");
        std::string code;
        for (const char c : brackets.contents.front())
            if (is_upper(upper(c))) code += upper(c);
        if (code.size() < 3) return skip("an agent without a code");
        std::vector<std::string> nouns{std::string(phrase)};
        if (const auto open = content.find('{'); open != std::string_view::npos) {
            const auto close = content.find('}', open);
            const auto plural = trim(content.substr(open + 1, std::min(close, content.size()) - open - 1));
            if (close < content.find('[') && !plural.empty()) nouns.emplace_back(plural);
        }
        const bool before = trim(brackets.contents.front()).ends_with('~');
        for (auto& noun : nouns)
            for (const auto& spelt : expand(std::move(noun)))
                dictionary_.agents.push_back({noun_of(spelt), code, before, row()});
    }

    // Each !SET! in the phrase by each of its words.
    std::vector<std::string> expand(std::string phrase) {
        std::vector<std::string> done, open{std::move(phrase)};
        while (!open.empty()) {
            const auto current = std::move(open.back());
            open.pop_back();
            const auto begin = current.find('!');
            const auto end = begin == std::string::npos ? begin : current.find('!', begin + 1);
            if (end == std::string::npos) {
                done.push_back(current);
                continue;
            }
            const auto set = sets_.find(current.substr(begin, end - begin + 1));
            if (set == sets_.end() || open.size() + done.size() + set->second.size() > most_names) {
                skip(fmt::format("{} is no set of words that the file defines before",
                                 current.substr(begin, end - begin + 1)));
                continue;
            }
            for (auto word = set->second.rbegin(); word != set->second.rend(); ++word)
                open.push_back(current.substr(0, begin) + *word + current.substr(end + 1));
        }
        return done;
    }

    void finish_actor() {
        if (!actor_) return;
        if (actor_->codes.empty()) {
            dictionary_.issues.push_back(
                {phrase_line_,
                 bad_codes_ ? "a phrase none of whose codes can be read" : "a phrase without a code", true});
            for (const auto line : synonyms_)
                dictionary_.issues.push_back({line, "a synonym of a phrase without a code", true});
        } else if (!actor_->names.empty()) {
            const auto dated = [](const DictionaryCode& code) { return !(code.period == Period{}); };
            std::ranges::stable_partition(actor_->codes, dated);
            dictionary_.actors.push_back(*std::move(actor_));
        }
        actor_.reset();
        synonyms_.clear();
    }

    std::string_view text_;
    std::string_view name_;
    std::uint64_t line_ = 0;
    std::uint64_t phrase_line_ = 0;
    bool bad_codes_ = false;  // of the phrase
    Dictionary dictionary_;
    std::optional<DictionaryActor> actor_;
    std::vector<std::uint64_t> synonyms_;
    std::map<std::string, std::vector<std::string>, std::less<>> sets_;
};

}  // namespace

bool is_dictionary(std::string_view text) {
    for (int looked_at = 0; !text.empty() && looked_at < 50;) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = trim(without_comment(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) continue;
        ++looked_at;
        if (line.starts_with('!') && line.contains('=')) return true;
        const auto open = line.find('[');
        if (open == std::string_view::npos) continue;
        auto code = line.substr(open + 1);
        if (code.starts_with('~')) code.remove_prefix(1);
        const auto letters = code.substr(0, 3);
        return letters == "---" || (letters.size() == 3 && std::ranges::all_of(letters, is_upper));
    }
    return false;
}

Dictionary parse_dictionary(std::string_view text, std::string_view name) {
    return Reader(text, name).read();
}

}  // namespace entente::actors
