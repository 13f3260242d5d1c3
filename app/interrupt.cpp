#include "app/interrupt.hpp"

#include <csignal>

namespace entente::app {
namespace {

volatile std::sig_atomic_t seen = 0;

extern "C" void on_interrupt(int signal) {
    seen = 1;
    std::signal(signal, SIG_DFL);
}

}  // namespace

void watch_signals() {
    // What the caller ignores stays ignored: a job in the background of a script is not the terminal's to
    // interrupt.
    if (std::signal(SIGINT, on_interrupt) == SIG_IGN) std::signal(SIGINT, SIG_IGN);
    std::signal(SIGTERM, on_interrupt);
    std::signal(SIGPIPE, SIG_IGN);  // a write that fails says so itself
}

bool interrupted() {
    return seen != 0;
}

}  // namespace entente::app
