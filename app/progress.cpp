#include "app/progress.hpp"

#include <cstdio>
#include <fmt/format.h>
#include <unistd.h>

namespace entente::app {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kInterval = std::chrono::milliseconds(250);

}  // namespace

Progress::Progress() : on_(::isatty(STDERR_FILENO) == 1), start_(Clock::now()), last_(start_) {}

Progress::~Progress() {
    if (shown_) fmt::print(stderr, "\r\033[K");
}

void Progress::show(std::size_t documents, std::size_t records) {
    const auto now = Clock::now();
    if (!on_ || now - last_ < kInterval) return;
    last_ = now;
    shown_ = true;
    const std::chrono::duration<double> passed = now - start_;
    fmt::print(stderr, "\r\033[K{} documents, {} records, {:.0f} documents a second", documents, records,
               static_cast<double>(documents) / passed.count());
    std::fflush(stderr);
}

}  // namespace entente::app
