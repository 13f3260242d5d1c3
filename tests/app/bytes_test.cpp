#include "app/bytes.hpp"

#include <doctest/doctest.h>
#include <vector>
#include <zlib.h>
#include <zstd.h>

#include "extractors/text/lines.hpp"
#include "tests/app/files.hpp"

using namespace entente;
using namespace entente::app;

namespace {

std::string gzip(const std::string& text) {
    std::string packed(compressBound(text.size()) + 64, '\0');
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string copy = text;
    stream.next_in = reinterpret_cast<Bytef*>(copy.data());
    stream.avail_in = static_cast<uInt>(copy.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

std::string zstandard(const std::string& text) {
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
    return packed;
}

schema::Result<std::string> read_file(const std::string& path, std::uint64_t limit = 1 << 24) {
    auto bytes = open_bytes(path);
    if (!bytes) return std::unexpected(bytes.error());
    ByteStream stream(std::move(*bytes));
    auto all = text::read_all(stream, limit);
    if (stream.error()) return std::unexpected(*stream.error());
    return all;
}

}  // namespace

TEST_CASE("plain, gzip and Zstandard files read alike, whatever their name") {
    const Folder folder;
    std::string large;
    for (int i = 0; large.size() < 400'000; ++i) large += std::to_string(i * 7919) + "\n";
    for (const std::string& text : {std::string(), std::string("a"), std::string("four"), large}) {
        CAPTURE(text.size());
        CHECK(read_file(folder.write("plain", text)) == text);
        CHECK(read_file(folder.write("one.gz", gzip(text))) == text);
        CHECK(read_file(folder.write("no_suffix", gzip(text))) == text);
        CHECK(read_file(folder.write("two.gz", gzip(text) + gzip("tail"))) == text + "tail");
        CHECK(read_file(folder.write("one.zst", zstandard(text))) == text);
        CHECK(read_file(folder.write("two.zst", zstandard(text) + zstandard("tail"))) == text + "tail");
    }
}

TEST_CASE("what cannot be read is told with its reason") {
    const Folder folder;
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += std::to_string(i);
    auto damaged = gzip(text);
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
    auto damaged_zst = zstandard(text);
    damaged_zst[5] = static_cast<char>(damaged_zst[5] ^ 0x55);
    struct Row {
        std::string path;
        schema::ErrorCode code;
        std::string message;
    };
    const std::vector<Row> rows{
        {folder.path / "absent", schema::ErrorCode::not_found, "No such file"},
        {folder.path, schema::ErrorCode::usage, "is a folder"},
        {folder.write("cut.gz", gzip(text).substr(0, 60)), schema::ErrorCode::invalid, "ends too early"},
        {folder.write("cut.zst", zstandard(text).substr(0, 12)), schema::ErrorCode::invalid,
         "ends too early"},
        {folder.write("bad.gz", damaged), schema::ErrorCode::invalid, "gzip data is damaged"},
        {folder.write("bad.zst", damaged_zst), schema::ErrorCode::invalid, "Zstandard data is damaged"},
        {folder.write("trailing.gz", gzip(text) + "garbage"), schema::ErrorCode::invalid,
         "gzip data is damaged"},
        {folder.write("text.gz", "just text"), schema::ErrorCode::invalid, "not packed as its name says"},
        {folder.write("empty.zst", ""), schema::ErrorCode::invalid, "not packed as its name says"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.path);
        const auto got = read_file(row.path);
        REQUIRE_FALSE(got.has_value());
        CHECK(got.error().code == row.code);
        CHECK_MESSAGE(got.error().message.find(row.message) != std::string::npos, got.error().message);
    }
}

TEST_CASE("the limit counts unpacked bytes, so that a bomb stays small") {
    const Folder folder;
    const std::string zeros(8'000'000, '\0');
    for (const auto& path :
         {folder.write("bomb.gz", gzip(zeros)), folder.write("bomb.zst", zstandard(zeros))}) {
        CHECK(read_file(path, zeros.size()).has_value());
        const auto got = read_file(path, 1'000'000);
        REQUIRE_FALSE(got.has_value());
        CHECK(got.error().code == schema::ErrorCode::limit);
    }
}

TEST_CASE("a stream shows its head and still gives all of it") {
    const Folder folder;
    const std::string text(300'000, 'x');
    for (const auto& path : {folder.write("plain", text), folder.write("packed", gzip(text))}) {
        ByteStream stream(std::move(*open_bytes(path)));
        CHECK(stream.head().starts_with("xxxx"));
        CHECK(stream.head().size() <= text.size());
        CHECK(text::read_all(stream, text.size()) == text);
        CHECK_FALSE(stream.error().has_value());
    }
    ByteStream empty(std::move(*open_bytes(folder.write("empty", ""))));
    CHECK(empty.head().empty());
}
