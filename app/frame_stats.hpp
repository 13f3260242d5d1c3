// The track record of every frame: how often its head stands in a corpus, how often it fits, how many records
// it made, and, on documents that people have annotated, how many of these are right. Rows that never fire or
// only misfire are found that way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "app/gold.hpp"
#include "extractors/events/frames.hpp"
#include "extractors/pipeline.hpp"
#include "graph/schema/record.hpp"

namespace entente::app {

struct FrameCount {
    std::size_t seen = 0;   // predicates with this head
    std::size_t fits = 0;   // whose slots could be filled
    std::size_t fired = 0;  // records
    // Of those records, against gold:
    std::size_t right = 0;          // type and parties as in an event of the document
    std::size_t other_type = 0;     // the parties of an event of another type
    std::size_t other_parties = 0;  // the type of an event that shares a party
    std::size_t wrong = 0;

    // Below zero, it misfires more than it hits.
    long net() const;
    void operator+=(const FrameCount& other);
    friend bool operator==(const FrameCount&, const FrameCount&) = default;
};

// By row: "accuse.tsv:3".
using FrameCounts = std::map<std::string, FrameCount>;

// gold: none where the document has no annotation.
FrameCounts count_frames(const events::Frames& frames, const pipeline::LinkedDocument& linked,
                         const std::vector<schema::Record>& records, const std::vector<GoldEvent>* gold);

// The records of one frame, a line each: "right     PER ACCUSE CHL happened  a.txt: Peru accused …". Verdicts
// only where there is gold.
std::string show_records(const events::Frame& frame, const std::vector<schema::Record>& records,
                         const std::vector<GoldEvent>* gold);

enum class StatsFormat { table, tsv, json };
enum class StatsFilter { all, silent, misfiring };

// The worst first, then by how much they fire; last, those that never fire.
void write_frame_stats(std::ostream& out, StatsFormat format, StatsFilter filter,
                       const events::Frames& frames, const FrameCounts& counts, bool with_gold,
                       std::size_t width);

}  // namespace entente::app
