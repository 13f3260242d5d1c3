// One line on the terminal that says how far a long run has come; silent where standard error is no terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace entente::app {

class Progress {
  public:
    Progress();
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // Shows the counts, at most a few times a second.
    void show(std::size_t documents, std::size_t records);

  private:
    bool on_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point start_;
    std::chrono::steady_clock::time_point last_;
};

}  // namespace entente::app
