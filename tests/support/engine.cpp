#include "tests/support/engine.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <memory>
#include <vector>

namespace entente::tests {
namespace {

std::filesystem::path model_path() {
    if (const char* given = std::getenv("ENTENTE_MODEL")) return given;
    return std::filesystem::path(ENTENTE_SOURCE_DIR) / "build/model";
}

template <class T>
T required(schema::Result<T> result) {
    if (!result) FAIL(schema::describe(result.error()));
    return *std::move(result);
}

actors::Knowledge read_knowledge() {
    std::vector<std::string> texts;
    std::vector<actors::TableText> tables;
    texts.reserve(std::size(actors::table_names));
    for (const auto name : actors::table_names) {
        const auto path = "data/actors/" + std::string(name);
        if (actors::may_be_left_out(name) &&
            !std::filesystem::exists(std::filesystem::path(ENTENTE_SOURCE_DIR) / path))
            continue;
        tables.push_back({name, texts.emplace_back(read_source(path))});
    }
    return required(actors::build_knowledge(tables));
}

}  // namespace

std::string read_source(std::string_view path) {
    const auto file = std::filesystem::path(ENTENTE_SOURCE_DIR) / path;
    std::ifstream in(file, std::ios::binary);
    if (!in) FAIL("cannot read " << file.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

const actors::Knowledge& knowledge() {
    static const auto known = read_knowledge();
    return known;
}

const language::Model& model() {
    static const auto loaded = required(language::load_model(language::model_directory(model_path())));
    return loaded;
}

language::Parsed parse(std::string_view text) {
    static language::Workspace workspace(model());
    return language::parse(model(), workspace, text);
}

}  // namespace entente::tests
