// `entente build --from records`: a store out of what `entente extract` wrote, here or on other machines.
#pragma once

#include <string>
#include <vector>

#include "app/commands.hpp"
#include "graph/model/likeness.hpp"

namespace entente::app {

// `paths`: files of records, with or without their documents (`extract --documents`); - is standard input.
// The store is the same whatever the order of the files and of the documents in them.
schema::Result<Exit> build_from_records(const std::vector<std::string>& paths, const std::string& output,
                                        model::Identity identity, const Settings& settings);

}  // namespace entente::app
