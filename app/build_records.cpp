#include "app/build_records.hpp"

#include "app/engine.hpp"
#include "app/gather.hpp"
#include "app/members.hpp"

namespace entente::app {

using schema::Result;

Result<Exit> build_from_records(const std::vector<std::string>& paths, const std::string& output,
                                model::Identity identity, const Settings& settings) {
    const auto tables = open_tables(settings);
    if (!tables) return std::unexpected(tables.error());
    std::size_t failed = 0;
    const auto fill = [&](store::Store& store) -> Result<void> {
        for (const auto& path : paths) {
            const auto read = gather_records(store, path);
            if (!read) return std::unexpected(read.error());
            failed += *read;
        }
        if (auto put = put_members(store, tables->knowledge); !put) return put;
        return store.set_manifest("program", ENTENTE_VERSION);
    };
    if (auto written = write_new_store(output, identity, fill); !written)
        return std::unexpected(written.error());
    return failed > 0 ? Exit::some_documents_failed : Exit::ok;
}

}  // namespace entente::app
