// The store while `entente build` writes it. Workers ask it what is known already, one writer puts in what is
// new; a transaction is committed every few seconds, so that little is lost with a crash and little time with
// writing.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "extractors/pipeline.hpp"
#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"
#include "graph/store/store.hpp"

namespace entente::app {

// What the records of a store depend on besides the documents: program, model, tables, scope.
using Manifest = std::map<std::string, std::string>;

// What a document gave; no records to write where the store has it already.
struct Reading {
    store::StoredDocument document;
    std::vector<schema::Record> records;
    bool known = false;
    pipeline::LeftOut left_out{};
};

class BuildTarget {
  public:
    static schema::Result<BuildTarget> open(const std::string& path, Manifest manifest);

    // Is the document in the store as it is now, date and title included, with the records that it would
    // give?
    schema::Result<bool> knows(const store::StoredDocument& document);
    schema::Result<void> put(const Reading& reading);
    schema::Result<void> put_failure(const store::Failure& failure);

    // complete: all inputs were read. Only then does a store that was made with something else count as made
    // with this, so that a run which was stopped reads again what it had not come to.
    schema::Result<store::Counts> close(bool complete);

  private:
    BuildTarget(store::Store store, Manifest manifest, bool current);
    schema::Result<void> write_manifest();

    store::Store store_;
    Manifest manifest_;
    bool current_;  // the store's records are what this program would give
    std::unique_ptr<std::mutex> mutex_ = std::make_unique<std::mutex>();
    std::chrono::steady_clock::time_point committed_ = std::chrono::steady_clock::now();
};

}  // namespace entente::app
