// hostile_graphs COUNT FORMAT PROFILE FOLDER  writes so many random graphs (hostile.hpp), each to files
// FOLDER/NUMBER.EXTENSION (of a format with parts: FOLDER/NUMBER.PART.EXTENSION), and what a reader must
// find, a line each, to FOLDER/expected.jsonl. The same numbers give the same graphs.
#include <filesystem>
#include <fmt/format.h>
#include <fstream>

#include "exporters/formats.hpp"
#include "tests/interop/expected.hpp"
#include "tests/interop/hostile.hpp"

namespace {

using namespace entente;

bool write_part(const model::PropertyGraph& graph, const exporters::Format& format,
                const exporters::WriteOptions& options, const std::filesystem::path& folder,
                std::size_t number) {
    const auto dot = options.part.empty() ? "" : ".";
    std::ofstream file(folder / fmt::format("{}{}{}{}", number, dot, options.part, format.extension));
    return format.write(graph, options, file).has_value();
}

bool write(const model::PropertyGraph& graph, const exporters::Format& format, std::string_view profile,
           const std::filesystem::path& folder, std::size_t number) {
    if (format.parts.empty()) return write_part(graph, format, {profile, {}}, folder, number);
    for (const auto& part : format.parts)
        if (!write_part(graph, format, {profile, part.name}, folder, number)) return false;
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) return 2;
    const auto format = exporters::find_format(argv[2]);
    if (!format) return 2;
    const std::filesystem::path folder = argv[4];
    std::ofstream expected(folder / "expected.jsonl");
    test::Random random(8);
    for (std::size_t n = 1; n <= std::stoul(argv[1]); ++n) {
        const auto graph = test::hostile_graph(random);
        test::write_expected(graph, expected);
        if (!write(graph, **format, argv[3], folder, n)) return 1;
    }
    expected.flush();
    return expected.good() ? 0 : 1;
}
