// Writes the actor tables as one image, at build: compile_actors DATA IMAGE.
#include <fmt/format.h>
#include <fstream>

#include "app/actor_tables.hpp"

int main(int argc, char** argv) {
    using namespace entente;
    if (argc != 3) {
        fmt::print(stderr, "usage: compile_actors DATA IMAGE\n");
        return 2;
    }
    app::Settings settings;
    settings.data = argv[1];
    const auto image = app::compile_actors(settings);
    if (!image) {
        fmt::print(stderr, "{}\n", schema::describe(image.error()));
        return 1;
    }
    // A program that runs keeps the image that it has mapped: the new one is another file of that name.
    std::filesystem::remove(argv[2]);
    std::ofstream out(argv[2], std::ios::binary);
    out.write(reinterpret_cast<const char*>(image->bytes.data()),
              static_cast<std::streamsize>(image->bytes.size()));
    out.close();
    if (out) return 0;
    fmt::print(stderr, "{}: cannot be written\n", argv[2]);
    return 1;
}
