#include "app/documents.hpp"

#include <doctest/doctest.h>
#include <spdlog/spdlog.h>

#include "tests/app/files.hpp"

using namespace entente;
using namespace entente::app;

namespace {

// What a reader gives, one line a document: place, format, bytes or the message.
std::vector<std::string> read_all_of(std::vector<Input> inputs, const text::Limits& limits = {}) {
    std::vector<std::string> seen;
    text::Options options;
    options.limits = limits;
    RawReader reader(std::move(inputs), options);
    while (const auto batch = reader.next_batch()) {
        for (const auto& raw : *batch) {
            const auto name = std::filesystem::path(raw.file).filename().string();
            const auto what = raw.bytes ? std::string(text::name(raw.format)) + " " + *raw.bytes
                                        : raw.bytes.error().message;
            seen.push_back(name + ":" + std::to_string(raw.line) + " " + what);
        }
    }
    return seen;
}

using Seen = std::vector<std::string>;

std::string joined(const Seen& seen) {
    std::string text;
    for (const auto& one : seen) text += one + "\n";
    return text;
}

}  // namespace

TEST_CASE("files are documents, lines of JSONL are documents, in order") {
    const Folder folder;
    CHECK(joined(read_all_of({{folder.write("a.txt", "A"), text::Format::text},
                              {folder.write("b.jsonl", "{}\n\n[]"), text::Format::jsonl},
                              {folder.write("c", "<html>"), std::nullopt},
                              {folder.write("d", "{\"text\":\"x\"}"), std::nullopt},
                              {folder.write("e.txt", ""), text::Format::text}})) ==
          joined({"a.txt:0 text A", "b.jsonl:1 jsonl {}", "b.jsonl:3 jsonl []", "c:0 html <html>",
                  "d:1 jsonl {\"text\":\"x\"}", "e.txt:0 text "}));
}

TEST_CASE("what cannot be read stands in its place, and the next goes on") {
    const Folder folder;
    text::Limits limits;
    limits.max_document_bytes = 10;
    limits.max_line_bytes = 10;
    const auto seen =
        read_all_of({{(folder.path / "none").string(), text::Format::text},
                     {folder.write("long.txt", "more than ten bytes"), text::Format::text},
                     {folder.write("b.jsonl", "1\nmore than ten bytes\n3\n"), text::Format::jsonl},
                     {folder.write("bad.jsonl.gz", "\x1f\x8b garbage"), text::Format::jsonl},
                     {folder.write("last.txt", "last"), text::Format::text}},
                    limits);
    REQUIRE(seen.size() == 7);
    CHECK(seen[0] == "none:0 No such file or directory");
    CHECK(seen[1] == "long.txt:0 document has more than 10 bytes");
    CHECK(seen[2] == "b.jsonl:1 jsonl 1");
    CHECK(seen[3] == "b.jsonl:2 line is longer than 10 bytes");
    CHECK(seen[4] == "b.jsonl:3 jsonl 3");
    CHECK(seen[5].starts_with("bad.jsonl.gz:0 gzip data is damaged"));
    CHECK(seen[6] == "last.txt:0 text last");
}

TEST_CASE("batches are of many small documents or of one large one") {
    const Folder folder;
    std::string lines;
    for (int i = 0; i < 100; ++i) lines += "{}\n";
    const std::string large(300'000, 'x');
    RawReader reader({{folder.write("small.jsonl", lines), text::Format::jsonl},
                      {folder.write("large.txt", large), text::Format::text},
                      {folder.write("after.txt", "x"), text::Format::text}},
                     {});
    std::vector<std::size_t> sizes;
    while (const auto batch = reader.next_batch()) sizes.push_back(batch->size());
    CHECK(sizes == std::vector<std::size_t>{32, 32, 32, 5, 1});
}

TEST_CASE(
    "each document is worked on once, whatever the number of threads; errors are told with their place") {
    const Folder folder;
    std::string lines;
    for (int i = 0; i < 200; ++i)
        lines +=
            i == 77 ? "broken\n" : "{\"text\":\"The ministers met.\",\"id\":\"" + std::to_string(i) + "\"}\n";
    spdlog::set_level(spdlog::level::off);
    DocumentPlan plan;
    plan.list.inputs = {{folder.write("a.jsonl", lines), text::Format::jsonl}};
    for (plan.jobs = 1; plan.jobs <= 4; ++plan.jobs) {
        Tally tally;
        std::string ids;
        for_each_document<std::string>(
            plan, tally,
            [](const text::Document& document, std::size_t) -> schema::Result<std::string> {
                if (document.id.value == "99") return std::unexpected(schema::Error{.message = "no"});
                return document.id.value;
            },
            [&](const Outcome<std::string>& outcome) {
                if (outcome.out) ids += outcome.out->value() + " ";
                return true;
            });
        CHECK(ids.starts_with("0 1 2 3 4 "));
        CHECK(ids.ends_with("197 198 199 "));
        CHECK(ids.find(" 76 78 ") != std::string::npos);
        CHECK(ids.find(" 98 100 ") != std::string::npos);
        CHECK(tally.documents() == 198);
        CHECK(tally.report(0) == Exit::some_documents_failed);
    }
}

TEST_CASE("a document in another language is passed over unless asked for") {
    const Folder folder;
    std::string spanish;
    for (int i = 0; i < 20; ++i)
        spanish += "El ministro de Asuntos Exteriores se reunió ayer con su homólogo francés en Madrid. ";
    spdlog::set_level(spdlog::level::off);
    DocumentPlan plan;
    plan.list.inputs = {{folder.write("a.txt", spanish), text::Format::text}};
    for (const bool any : {false, true}) {
        plan.text.any_language = any;
        Tally tally;
        int seen = 0;
        for_each_document<int>(
            plan, tally, [](const text::Document&, std::size_t) -> schema::Result<int> { return 1; },
            [&](const Outcome<int>& outcome) {
                seen += outcome.out->value_or(0);
                return true;
            });
        CHECK(seen == (any ? 1 : 0));
        CHECK(tally.report(0) == Exit::ok);
    }
}

TEST_CASE("rows of a table and items of a feed are documents with their line; what breaks off is told once") {
    const Folder folder;
    spdlog::set_level(spdlog::level::off);
    DocumentPlan plan;
    plan.text.csv.id = "ref";
    plan.list.inputs = {
        {folder.write("a.csv", "ref,text\n1,\"The envoys\nmet.\"\n2,They left.,x\n3,They came.\n"),
         text::Format::csv},
        {folder.write("b.tsv", "ref\ttext\n4\tA, B; C\n"), text::Format::csv},
        {folder.write(
             "c.xml",
             "<rss><channel>\n<item><guid>5</guid><description>They met.</description></item>\n<item>"),
         text::Format::xml},
        {folder.write("d.xml", "no XML"), text::Format::xml}};
    std::string seen;
    Tally tally;
    for_each_document<std::string>(
        plan, tally,
        [](const text::Document& document, std::size_t) -> schema::Result<std::string> {
            return document.id.value;
        },
        [&](const Outcome<std::string>& outcome) {
            const auto file = std::filesystem::path(outcome.file).filename().string();
            seen += file + ":" + std::to_string(outcome.line) + "=" +
                    (outcome.out ? outcome.out->value() : "failed") + " ";
            return true;
        },
        [&](const Outcome<std::string>& outcome) {
            seen += outcome.end->whole ? "| " : "cut | ";
            return true;
        });
    CHECK(seen ==
          "a.csv:2=1 a.csv:4=failed a.csv:5=3 | b.tsv:2=4 | c.xml:2=5 c.xml:3=failed | d.xml:1=failed | ");
}

TEST_CASE("a file's end tells its SHA-256 as it lies on the disk, packed or not, and how much was read") {
    const Folder folder;
    const auto plain = folder.write("a.txt", "abc");
    const auto lines = folder.write("b.jsonl", "{\"text\":\"A\"}\n");
    DocumentPlan plan;
    spdlog::set_level(spdlog::level::off);
    plan.list.inputs = {
        {plain, text::Format::text}, {lines, text::Format::jsonl}, {plain + "x", text::Format::text}};
    std::vector<FileEnd> ends;
    std::vector<std::uint64_t> reached;
    Tally tally;
    for_each_document<int>(
        plan, tally, [](const text::Document&, std::size_t) -> schema::Result<int> { return 1; },
        [](const Outcome<int>&) { return true; },
        [&](const Outcome<int>& outcome) {
            ends.push_back(*outcome.end);
            reached.push_back(outcome.reached);
            return true;
        });
    REQUIRE(ends.size() == 3);
    CHECK(ends[0].sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(ends[0].whole);
    CHECK(ends[1].bytes == 13);
    CHECK(ends[1].sha256.size() == 64);
    CHECK_FALSE(ends[2].whole);
    CHECK(ends[2].sha256.empty());
    CHECK(reached == std::vector<std::uint64_t>{3, 16, 16});
}
