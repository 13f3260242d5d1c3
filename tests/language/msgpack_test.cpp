#include "extractors/language/msgpack.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace entente::language;
using namespace std::string_literals;

namespace {

// {"a": [1, {"b": "text"}], 7: -3, "n": nil, "f": 1.5, "t": true, "x": <binary "\x01\x02">}
const std::string sample =
    "\x86\xa1"s
    "a\x92\x01\x81\xa1"s
    "b\xa4"s
    "text\x07\xfd\xa1"s
    "n\xc0\xa1"s
    "f\xcb\x3f\xf8\0\0\0\0\0\0\xa1"s
    "t\xc3\xa1"s
    "x\xc4\x02\x01\x02"s;

MsgpackDocument read(std::string bytes) {
    auto document = MsgpackDocument::parse(std::move(bytes), "model/file");
    REQUIRE(document.has_value());
    return std::move(*document);
}

std::string array(std::string_view nd, std::string_view type, std::string_view shape, std::string_view data) {
    std::string bytes = "\x84\xc4\x02nd";
    bytes.append(nd).append("\xc4\x04type").append(type).append("\xc4\x05shape").append(shape);
    return bytes
        .append(
            "\xc4\x04"
            "data")
        .append(data);
}

constexpr std::string_view yes = "\xc3";
constexpr std::string_view f4 = "\xa3<f4";
const std::string two_floats = "\xc4\x08\0\0\x80\x3f\0\0\0\x40"s;  // 1, 2

}  // namespace

TEST_CASE("values are read by their type") {
    const MsgpackDocument document = read(sample);
    const MsgpackValue root = document.root();
    const auto list = root.member("a")->elements();
    REQUIRE(list->size() == 2);
    CHECK((*list)[0].as_integer() == 1);
    CHECK((*list)[0].as_unsigned() == 1U);
    CHECK((*list)[0].as_number() == 1.0);
    CHECK((*list)[1].member("b")->as_string() == "text");
    CHECK((*list)[1].member("b")->path() == "a[1].b");
    CHECK(root.member("n")->is_nil());
    CHECK(root.member("f")->as_number() == 1.5);
    CHECK(root.member("t")->as_boolean() == true);
    CHECK(root.member("x")->as_binary() == "\x01\x02");
    CHECK_FALSE(root.find("b"));
    const auto members = root.members();
    REQUIRE(members->size() == 6);
    CHECK((*members)[1].key.as_integer() == 7);
    CHECK((*members)[1].value.as_integer() == -3);
    CHECK((*members)[1].value.as_number() == -3.0);
    CHECK((*members)[1].value.path() == "7");
}

TEST_CASE("a value of another type is refused by its path") {
    const MsgpackDocument document = read(sample);
    const MsgpackValue root = document.root();
    const MsgpackValue text = *(*root.member("a")->elements())[1].member("b");
    CHECK(text.as_binary().error().message == "a[1].b: expected binary, found string");
    CHECK(text.as_integer().error().message == "a[1].b: expected integer, found string");
    CHECK(text.member("x").error().message == "a[1].b: expected map, found string");
    CHECK(root.elements().error().message == "expected array, found map");
    CHECK(root.member("zz").error().message == "has no \"zz\"");
    CHECK(root.member("zz").error().file == "model/file");
    CHECK((*root.members())[1].value.as_unsigned().error().message ==
          "7: expected unsigned integer, found integer");
}

TEST_CASE("what is not one whole value is refused") {
    struct Case {
        std::string bytes;
        std::string message;
    };
    const Case cases[] = {
        {"", "ends too early, at byte 0"},
        {"\x81\xa1", "ends too early, at byte 2"},
        {sample.substr(0, sample.size() - 1), "ends too early, at byte 37"},
        {sample + "x", "has 1 bytes after its end"},
        {"\xc1", "not MessagePack at byte 0"},
        {"\xdd\xff\xff\xff\xff", "ends too early, at byte 5"},  // an array of 4 billion
        {"\xdf\xff\xff\xff\xff", "ends too early, at byte 5"},  // a map of 4 billion
        {"\xc6\xff\xff\xff\xff"
         "abc",
         "ends too early, at byte 8"},  // 4 GB of binary
        {std::string(100, '\x91') + "\x01", "nested deeper than 64 levels"},
        {std::string(1'000'000, '\x81'), "nested deeper than 64 levels"},
    };
    for (const Case& row : cases) {
        CAPTURE(row.message);
        const auto document = MsgpackDocument::parse(row.bytes, "model/file");
        REQUIRE_FALSE(document.has_value());
        CHECK(document.error().message == row.message);
        CHECK(document.error().file == "model/file");
    }
}

TEST_CASE("arrays of msgpack-numpy are read, with checks") {
    const MsgpackDocument good = read(array(yes, f4, "\x92\x02\x01", two_floats));
    const auto matrix = good.root().as_float_array();
    REQUIRE(matrix.has_value());
    CHECK(matrix->shape == std::vector<std::size_t>{2, 1});
    CHECK(matrix->values == std::vector<float>{1, 2});

    const MsgpackDocument empty = read(array(yes, f4, "\x92\x02\0"s, "\xc4\0"s));
    CHECK(empty.root().as_float_array()->values.empty());

    struct Case {
        std::string bytes;
        std::string message;
    };
    const Case cases[] = {
        {array("\xc2", f4, "\x91\x02", two_floats), "expected an array of type <f4, found <f4"},
        {array(yes, "\xa3<f8", "\x91\x01", two_floats), "expected an array of type <f4, found <f8"},
        {array(yes, f4, "\x91\x03", two_floats), "has another number of bytes than its shape says"},
        {array(yes, f4, "\x91\x01", two_floats), "has another number of bytes than its shape says"},
        {array(yes, f4, "\x91\xff", two_floats), "shape[0]: expected unsigned integer, found integer"},
        {array(yes, f4, "\x92\xcf\xff\xff\xff\xff\xff\xff\xff\xff\x02", two_floats),
         "shape[0]: is too large"},
        {array(yes, f4, "\x91\x02", "\x05"), "data: expected string, found integer"},
        {sample, "has no \"nd\""},
    };
    for (const Case& row : cases) {
        CAPTURE(row.message);
        const MsgpackDocument document = read(row.bytes);
        const auto result = document.root().as_float_array();
        REQUIRE_FALSE(result.has_value());
        CHECK(result.error().message == row.message);
    }
}
