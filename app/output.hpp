// Where results go: standard output, or a file that appears whole or not at all. What is written stands in a
// temporary file beside it until finish(), so that a crash, a full disk or Ctrl-C never leaves half a graph.
#pragma once

#include <memory>
#include <ostream>
#include <string>

#include "graph/schema/result.hpp"

namespace entente::app {

class Output {
  public:
    // "-" is standard output; a device or a pipe is written to directly.
    static schema::Result<Output> open(const std::string& path);
    Output(Output&&) noexcept;
    Output& operator=(Output&&) noexcept;
    ~Output();

    std::ostream& stream();
    // The reader of standard output has gone: nothing that is written will be seen, and that is no error.
    bool closed_by_reader() const;
    // Nothing more can be written: a full disk, or the reader has gone.
    bool failed() const;
    // Writes out what is pending, and puts the file in its place.
    schema::Result<void> finish();

  private:
    struct State;
    explicit Output(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace entente::app
