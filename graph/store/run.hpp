// One run of `entente build` over a store. The store holds the documents of all runs; what a run has given so
// far is known here, so that one id with two texts is a conflict within a run but a changed document between
// two, and what a run's inputs no longer give can be found.
//
// All of it lies in TEMP tables: memory does not grow with the number of documents, and a run that only looks
// (a store opened read-only) has it, too.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema/result.hpp"
#include "graph/store/store.hpp"

namespace entente::store {

// Of a place where a document came from, the file: "a.jsonl" of "a.jsonl:12".
std::string_view file_of(std::string_view place);

// A file as it was when it was read to its end.
struct InputFile {
    std::string path;
    std::string sha256;           // of its bytes as they lie on the disk, packed or not
    std::uint64_t bytes = 0;      // the same
    std::uint64_t documents = 0;  // that could be read

    friend bool operator==(const InputFile&, const InputFile&) = default;
};

class Run {
  public:
    // The store outlives the run.
    static schema::Result<Run> begin(Store& store);

    // True: the document's id comes for the first time. False: it came before with this text. With another
    // text it is a conflict.
    schema::Result<bool> claim(std::string_view id, std::string_view text_hash);

    // The document is in the store and stays as it is, but now comes from here.
    schema::Result<void> set_input(std::string_view id, std::string_view input);
    // The document came and holds nothing for this store: what an earlier run read of it goes. False: there
    // was nothing.
    schema::Result<bool> drop(std::string_view id);

    // What is known of the file from earlier runs, what failed in it included, is forgotten until it has been
    // read again.
    schema::Result<void> begin_file(std::string_view file);
    // The file was read to its end.
    schema::Result<void> put_input(const InputFile& file);
    // And nothing in it failed: what it does not give is no longer there.
    schema::Result<void> end_file(std::string_view file);

    // Documents that are no longer there: this run did not give them, and their file was read whole or
    // is_lost. Visited by id. Remembered for remove_gone.
    schema::Result<void> find_gone(
        const std::function<bool(const std::string& file)>& is_lost,
        const std::function<void(std::string_view id, std::string_view input)>& visit);
    // Removes them, and what is known of files that are lost.
    schema::Result<std::int64_t> remove_gone();

    // By path.
    schema::Result<std::vector<InputFile>> inputs();

  private:
    explicit Run(Store::Impl& store) : store_(&store) {}
    schema::Result<bool> is_gone_file(const std::string& file,
                                      const std::function<bool(const std::string&)>& is_lost);

    Store::Impl* store_;
};

}  // namespace entente::store
