#include "app/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

namespace entente::app {

std::size_t terminal_width(std::size_t otherwise) {
    winsize size{};
    const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : otherwise;
}

}  // namespace entente::app
