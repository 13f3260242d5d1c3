#include "extractors/language/regex.hpp"

#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <new>
#include <utility>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace entente::language {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

namespace {

constexpr std::uint32_t match_limit = 500'000;
constexpr std::uint32_t heap_limit_kib = 16'384;
constexpr std::size_t jit_stack_bytes = 1U << 20U;

template <auto Free>
struct Deleter {
    template <class T>
    void operator()(T* pointer) const {
        Free(pointer);
    }
};

using CodePointer = std::unique_ptr<pcre2_code, Deleter<pcre2_code_free>>;
using CompileContext = std::unique_ptr<pcre2_compile_context, Deleter<pcre2_compile_context_free>>;
using MatchContext = std::unique_ptr<pcre2_match_context, Deleter<pcre2_match_context_free>>;
using MatchData = std::unique_ptr<pcre2_match_data, Deleter<pcre2_match_data_free>>;
using JitStack = std::unique_ptr<pcre2_jit_stack, Deleter<pcre2_jit_stack_free>>;

template <class Pointer>
Pointer checked(Pointer pointer) {
    if (!pointer) throw std::bad_alloc();
    return pointer;
}

bool is_hex(char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

Error bad_pattern(std::string message) {
    return {ErrorCode::unsupported, std::move(message), "", 0, ""};
}

class Translator {
  public:
    explicit Translator(std::string_view pattern) : rest_(pattern) {}

    Result<std::string> run() {
        while (!rest_.empty() && problem_.empty()) step();
        if (!problem_.empty()) return std::unexpected(bad_pattern(problem_));
        return std::move(out_);
    }

  private:
    void step() {
        if (rest_.front() == '\\') {
            escape();
        } else if (in_class_) {
            class_character();
        } else if (rest_.front() == '[') {
            open_class();
        } else if (rest_.starts_with("(?")) {
            group_flags();
        } else if (rest_.starts_with("{,") && rest_.size() > 2 && rest_[2] >= '0' && rest_[2] <= '9') {
            replace(1, "{0");  // Python reads {,3} as {0,3}
        } else {
            copy(1);
        }
    }

    void escape() {
        if (rest_.starts_with("\\u")) return code_point(4);
        if (rest_.starts_with("\\U")) return code_point(8);
        if (rest_.starts_with("\\Z")) return replace(2, "\\z");
        copy(2);
    }

    void code_point(std::size_t digits) {
        const std::string_view number = rest_.substr(2, digits);
        bool good = number.size() == digits;
        for (const char byte : number) good = good && is_hex(byte);
        if (!good) {
            problem_ = fmt::format("a \\u or \\U without {} hexadecimal digits", digits);
            return;
        }
        replace(2 + digits, fmt::format("\\x{{{}}}", number));
    }

    void open_class() {
        in_class_ = true;
        copy(rest_.starts_with("[^") ? 2 : 1);
        if (rest_.starts_with("]")) copy(1);  // a bracket that stands first is literal, in both syntaxes
    }

    void class_character() {
        if (rest_.front() == '[') return replace(1, "\\[");  // PCRE2 would read [:alpha:]
        in_class_ = rest_.front() != ']';
        copy(1);
    }

    // (?u) is what PCRE2 is asked for anyway; (?a) and (?L) would change the meaning of \w.
    void group_flags() {
        const std::size_t end = rest_.find_first_not_of("aiLmsux", 2);
        if (end == std::string_view::npos || end == 2 || rest_[end] != ')') return copy(2);
        std::string flags;
        for (const char flag : rest_.substr(2, end - 2)) {
            if (flag == 'a' || flag == 'L') problem_ = fmt::format("the flag (?{}) is not supported", flag);
            if (flag != 'u') flags += flag;
        }
        replace(end + 1, flags.empty() ? "" : fmt::format("(?{})", flags));
    }

    void copy(std::size_t count) { replace(count, std::string(rest_.substr(0, count))); }

    void replace(std::size_t count, std::string_view by) {
        out_ += by;
        rest_.remove_prefix(count < rest_.size() ? count : rest_.size());
    }

    std::string_view rest_;
    std::string out_;
    std::string problem_;
    bool in_class_ = false;
};

}  // namespace

Result<std::string> translate_python_regex(std::string_view pattern) {
    return Translator(pattern).run();
}

struct RegexScratch::State {
    MatchContext context{checked(pcre2_match_context_create(nullptr))};
    MatchData data{checked(pcre2_match_data_create(1, nullptr))};
    JitStack stack{pcre2_jit_stack_create(32U << 10U, jit_stack_bytes, nullptr)};

    State() {
        pcre2_set_match_limit(context.get(), match_limit);
        pcre2_set_heap_limit(context.get(), heap_limit_kib);
        if (stack) pcre2_jit_stack_assign(context.get(), nullptr, stack.get());
    }
};

RegexScratch::RegexScratch() : state_(std::make_unique<State>()) {}
RegexScratch::RegexScratch(RegexScratch&&) noexcept = default;
RegexScratch& RegexScratch::operator=(RegexScratch&&) noexcept = default;
RegexScratch::~RegexScratch() = default;

struct Regex::Code {
    CodePointer pointer;
};

Regex::Regex(std::unique_ptr<const Code> code) : code_(std::move(code)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

Result<Regex> Regex::compile(std::string_view python_pattern) {
    const auto pattern = translate_python_regex(python_pattern);
    if (!pattern) return std::unexpected(pattern.error());
    const CompileContext context(checked(pcre2_compile_context_create(nullptr)));
    pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
    pcre2_set_max_pattern_length(context.get(), std::size_t{1} << 20U);
    pcre2_set_parens_nest_limit(context.get(), 100);
    int code = 0;
    PCRE2_SIZE offset = 0;
    CodePointer compiled(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern->data()), pattern->size(),
                                       PCRE2_UTF | PCRE2_UCP, &code, &offset, context.get()));
    if (!compiled) {
        std::array<PCRE2_UCHAR, 256> text{};
        pcre2_get_error_message(code, text.data(), text.size());
        return std::unexpected(bad_pattern(fmt::format("not a regular expression, near offset {}: {}", offset,
                                                       reinterpret_cast<const char*>(text.data()))));
    }
    pcre2_jit_compile(compiled.get(),
                      PCRE2_JIT_COMPLETE);  // where there is no JIT, the interpreter gives the same
    return Regex(std::make_unique<const Code>(std::move(compiled)));
}

std::optional<RegexMatch> Regex::run(std::string_view text, RegexScratch& scratch, std::size_t from,
                                     unsigned options) const {
    auto& state = *scratch.state_;
    const auto* subject = reinterpret_cast<PCRE2_SPTR>(text.data());
    const int count = pcre2_match(code_->pointer.get(), subject, text.size(), from,
                                  options | PCRE2_NO_UTF_CHECK, state.data.get(), state.context.get());
    if (count < 0) return std::nullopt;
    const PCRE2_SIZE* const span = pcre2_get_ovector_pointer(state.data.get());
    if (span[0] > span[1]) return std::nullopt;  // \K in a look-ahead can do that; Python has no \K
    return RegexMatch{span[0], span[1]};
}

std::optional<RegexMatch> Regex::search(std::string_view text, RegexScratch& scratch, std::size_t from,
                                        bool empty_at_from) const {
    return run(text, scratch, from, empty_at_from ? 0U : PCRE2_NOTEMPTY_ATSTART);
}

bool Regex::matches_start(std::string_view text, RegexScratch& scratch) const {
    return run(text, scratch, 0, PCRE2_ANCHORED).has_value();
}

}  // namespace entente::language
