// The store while `entente build` writes it. Workers ask it what is known already, each over a connection of
// his own, so that nobody waits for a lock while another writes; one writer puts in what is new; a
// transaction is committed every few seconds, so that little is lost with a crash and little time with
// writing.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/pipeline.hpp"
#include "graph/model/likeness.hpp"
#include "graph/schema/record.hpp"
#include "graph/schema/result.hpp"
#include "graph/store/run.hpp"
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

// Is this what the store has, date and title included? Where it came from does not count.
bool same_document(const store::StoredDocument& stored, const store::StoredDocument& document);

// Was a file that a document came from deleted? One whose folder is not there either is not: the run has been
// started elsewhere, or a disk is not mounted.
bool is_deleted(const std::string& file);

class BuildTarget {
  public:
    // workers: how many threads ask.
    static schema::Result<BuildTarget> open(const std::string& path, Manifest manifest, std::size_t workers);

    // Is the document in the store as it is now, with the records that it would give? By worker number, one
    // call of each at a time.
    schema::Result<bool> knows(const store::StoredDocument& document, std::size_t worker);

    // The rest is the writer's, in the order of the inputs.
    // A document that came before in this run is passed over; with another text it is a conflict.
    schema::Result<void> put(const Reading& reading);
    schema::Result<void> put_failure(const store::Failure& failure);
    // What the document was before is no longer true.
    schema::Result<void> drop(std::string_view id);
    schema::Result<void> begin_file(std::string_view file) { return run_.begin_file(file); }
    // It was read to its end.
    schema::Result<void> put_input(const store::InputFile& file) { return run_.put_input(file); }
    // And nothing in it failed.
    schema::Result<void> end_file(std::string_view file) { return run_.end_file(file); }

    // For queries that take an organisation for its members of that day.
    schema::Result<void> put_members(const actors::Knowledge& knowledge);

    // Removes the documents that the inputs do not give any more; how many.
    schema::Result<std::int64_t> prune();

    // complete: all inputs were read. Only then does a store that was made with something else count as made
    // with this, so that a run which was stopped reads again what it had not come to.
    // Ends with the graph derived anew from all that the store holds.
    schema::Result<store::Counts> close(bool complete, model::Identity identity);

  private:
    BuildTarget(store::Store store, store::Run run, Manifest manifest);
    schema::Result<void> write_manifest();
    schema::Result<void> settle(model::Identity identity);
    schema::Result<void> commit_when_due();

    store::Store store_;
    store::Run run_;
    std::vector<store::Store> readers_;  // one a worker; none where nothing in the store is known
    Manifest manifest_;
    std::chrono::steady_clock::time_point committed_ = std::chrono::steady_clock::now();
};

}  // namespace entente::app
