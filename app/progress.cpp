#include "app/progress.hpp"

#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

namespace entente::app {
namespace {

using namespace std::chrono_literals;

std::string time_left(double seconds) {
    const auto minutes = std::llround(seconds / 60);
    if (seconds < 60) return fmt::format("{:.0f} s left", std::ceil(seconds));
    if (minutes < 60) return fmt::format("{} min left", minutes);
    return fmt::format("{} h {} min left", minutes / 60, minutes % 60);
}

}  // namespace

std::string progress_line(const Done& now, const Done& before, double seconds,
                          std::optional<std::uint64_t> total) {
    const auto rate = [&](std::uint64_t from, std::uint64_t to) {
        return seconds > 0 ? static_cast<double>(to - from) / seconds : 0;
    };
    auto line =
        fmt::format("{} documents, {:.2f} MB/s, {} records, {} error{}", now.documents,
                    rate(before.bytes, now.bytes) / 1e6, now.records, now.errors, now.errors == 1 ? "" : "s");
    const auto speed = rate(before.reached, now.reached);
    if (total && speed > 0 && now.reached <= *total)
        line += ", " + time_left(static_cast<double>(*total - now.reached) / speed);
    return line;
}

Progress::Progress(std::optional<std::uint64_t> total)
    : total_(total), terminal_(::isatty(STDERR_FILENO) == 1), last_(Clock::now()), marks_{{last_, {}}} {}

Progress::~Progress() {
    if (shown_) fmt::print(stderr, "\r\033[K");
}

void Progress::show(const Done& done) {
    const auto now = Clock::now();
    if (now - marks_.back().when >= 1s) marks_.push_back({now, done});
    while (marks_.size() > 1 && now - marks_.front().when > 60s) marks_.pop_front();
    if (now - last_ < (terminal_ ? Clock::duration(250ms) : Clock::duration(10s))) return;
    last_ = now;
    const std::chrono::duration<double> seconds = now - marks_.front().when;
    const auto line = progress_line(done, marks_.front().done, seconds.count(), total_);
    if (!terminal_) return spdlog::info("{}", line);
    shown_ = true;
    fmt::print(stderr, "\r\033[K{}", line);
    std::fflush(stderr);
}

}  // namespace entente::app
