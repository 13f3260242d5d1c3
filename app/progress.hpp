// How far a long run has come: one line on the terminal that is written over, or, where standard error is no
// terminal, a line every ten seconds.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>

namespace entente::app {

struct Done {
    std::size_t documents = 0;
    std::size_t records = 0;
    std::size_t errors = 0;
    std::uint64_t bytes = 0;    // of the documents
    std::uint64_t reached = 0;  // of the inputs as they lie on the disk, packed or not
};

// "1200 documents, 0.31 MB/s, 740 records, 2 errors, 3 min left": rates are those since `before`, `seconds`
// ago. total: bytes of the inputs; unknown for a pipe.
std::string progress_line(const Done& now, const Done& before, double seconds,
                          std::optional<std::uint64_t> total);

class Progress {
  public:
    explicit Progress(std::optional<std::uint64_t> total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // Cheap to call for every document.
    void show(const Done& done);

  private:
    using Clock = std::chrono::steady_clock;
    struct Mark {
        Clock::time_point when;
        Done done;
    };

    std::optional<std::uint64_t> total_;
    bool terminal_;
    bool shown_ = false;
    Clock::time_point last_;
    std::deque<Mark> marks_;  // of the last minute, a second or more apart: what rates are taken over
};

}  // namespace entente::app
