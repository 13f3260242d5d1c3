// Files as other programs write them, and files that are wrong.
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <sys/resource.h>

#include "importers/formats.hpp"
#include "tests/importers/graphs.hpp"

namespace entente::importers {
namespace {

namespace fs = std::filesystem;

const fs::path folder = ENTENTE_SOURCE_DIR "/tests/importers";

std::string content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>(file), {}};
}

bool is_nodes_table(const std::string& name) {
    return name.ends_with(".nodes.csv");
}

// The graph and the warnings, or the error, as text.
std::string result_of(const fs::path& path) {
    const auto text = content(path);
    const auto format = find_format_of(path.filename().string(), text);
    if (!format) return describe(format.error());
    std::istringstream in(text);
    Input input{in, path.filename().string()};
    std::unique_ptr<std::istringstream> nodes;
    if (const auto at = input.name.find(".edges."); at != std::string::npos) {
        input.nodes_name = input.name.substr(0, at) + ".nodes.csv";
        if (fs::exists(path.parent_path() / input.nodes_name)) {
            nodes = std::make_unique<std::istringstream>(content(path.parent_path() / input.nodes_name));
            input.nodes = nodes.get();
        }
    }
    model::StoredGraph graph;
    const auto warnings = (*format)->read(input, graph);
    if (!warnings) return describe(warnings.error());
    std::string out;
    for (const auto& warning : *warnings) out += "warning " + describe(warning) + "\n";
    return out + test::dump(graph);
}

std::vector<fs::path> files_in(const char* name) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder / name))
        if (!is_nodes_table(entry.path().filename().string())) files.push_back(entry.path());
    return files;
}

// Beside each lies what is in it.
TEST_CASE("files of NetworkX, Gephi, igraph, yEd, D3, graphology, Cytoscape and Neo4j are read") {
    std::size_t read = 0;
    for (const auto& path : files_in("files")) {
        if (path.extension() == ".expected") continue;
        CAPTURE(path.filename().string());
        CHECK(result_of(path) == content(path.string() + ".expected"));
        ++read;
    }
    CHECK(read >= 18);
}

TEST_CASE("bad files end with an error that names file, line and remedy") {
    std::istringstream table(content(folder / "bad.tsv"));
    std::vector<std::string> listed;
    for (std::string line; std::getline(table, line);) {
        const auto name = line.substr(0, line.find('\t'));
        CAPTURE(name);
        CHECK(result_of(folder / "bad" / name) == line.substr(name.size() + 1));
        listed.push_back(name);
    }
    CHECK(listed.size() >= 60);
    CHECK(listed.size() == files_in("bad").size());
}

// The beginning of a file, then as many bytes of one kind as are asked for.
class Endless final : public std::streambuf {
  public:
    Endless(std::string head, std::string filling) : text_(std::move(head)), filling_(std::move(filling)) {
        while (filling_.size() < 65536) filling_ += filling_;
        setg(text_.data(), text_.data(), text_.data() + text_.size());
    }
    std::size_t given() const { return given_; }

  private:
    int_type underflow() override {
        given_ += static_cast<std::size_t>(egptr() - eback());
        if (given_ > std::size_t{2} << 30U) return traits_type::eof();
        text_ = filling_;
        setg(text_.data(), text_.data(), text_.data() + text_.size());
        return traits_type::to_int_type(text_[0]);
    }

    std::string text_, filling_;
    std::size_t given_ = 0;
};

long peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

TEST_CASE("values of 2 GB, and floods of attributes, are refused before they are held") {
    struct Case {
        std::string_view format, head, filling, error;
    };
    const Case cases[] = {
        {"graphml", "<graphml><graph><node id=\"", "x", "a tag or comment of more than 16777216 bytes"},
        {"graphml", "<graphml><key id=\"k\"/><graph><node id=\"a\"><data key=\"k\">", "text\n",
         "a value of more than 16777216 bytes"},
        {"graphml", "<graphml><!-- ", "no end ", "a tag or comment of more than 16777216 bytes"},
        {"graphml", "<graphml><graph><node id=\"a\"/><node ", "a='' ", ""},
        {"graphml", "<graphml><", "x", "a tag or comment of more than 16777216 bytes"},
        {"gexf", "<gexf><graph><nodes><node id=\"a\" label=\"", "x",
         "a tag or comment of more than 16777216 bytes"},
        {"csv", "source,target\na,", "x", "a row of more than 16777216 bytes or 8192 fields"},
        {"csv", "source,target\na,\"", "\n", "a row of more than 16777216 bytes or 8192 fields"},
        {"csv", "source,target\na,b", ",", "a row of more than 16777216 bytes or 8192 fields"},
        {"json", "{\"nodes\":[{\"id\":\"", "x", "a value of more than 16777216 bytes"},
        {"json", "{\"nodes\":[{\"id\":1", "0", "no JSON: Number too big"},
        {"json", "{\"nodes\":[{\"id\":1,\"x\":[0", ",[1]", "a value of more than 16777216 bytes"},
        {"json", "{\"nodes\":[{\"id\":1", ",\"x\":\"again and again and again and again\"",
         "values of more than 67108864 bytes in one node or edge"},
        {"graphml", "<graphml><key id=\"k\"/><graph><node id=\"a\">", "<data key=\"k\">again</data>",
         "values of more than 67108864 bytes in one node or edge"},
        {"json", "{\"nodes\":", "[", "values nest more than 128 deep"},
    };
    const auto before = peak_megabytes();
    for (const auto& [format, head, filling, error] : cases) {
        CAPTURE(head);
        Endless bytes{std::string(head), std::string(filling)};
        std::istream in(&bytes);
        model::StoredGraph graph;
        const auto read = (*find_format(format))->read({in, "x"}, graph);
        REQUIRE_FALSE(read);
        CHECK(read.error().message.starts_with(error));
        CHECK(read.error().line > 0);
        CHECK(bytes.given() < (128U << 20U));
    }
    CHECK(peak_megabytes() - before < 400);
}

TEST_CASE("more attributes than any graph has are refused") {
    std::string keys = "<graphml>", members = "{\"nodes\":[{\"id\":1";
    for (int i = 0; i < 5000; ++i) {
        keys += fmt::format("<key id=\"k{0}\" for=\"node\" attr.name=\"a{0}\"/>", i);
        members += fmt::format(",\"a{}\":1", i);
    }
    for (const auto& [format, text] : {std::pair("graphml", keys), std::pair("json", members)}) {
        std::istringstream in(text);
        model::StoredGraph graph;
        const auto read = (*find_format(format))->read({in}, graph);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == schema::ErrorCode::limit);
        CHECK(read.error().message == "more than 4096 different attributes");
    }
}

TEST_CASE("formats are told by name, else by content") {
    struct Case {
        std::string_view file, head, format;
    };
    const Case cases[] = {
        {"a.graphml", "", "graphml"},
        {"a.graphml.gz", "", "graphml"},
        {"b.edges.csv.zst", "", "csv"},
        {"-", "<?xml version=\"1.0\"?>\n<!-- <gexf> -->\n<graphml>", "graphml"},
        {"a.xml", "\xEF\xBB\xBF<gexf xmlns=\"x\"", "gexf"},
        {"-", std::string_view("<\0g\0e\0x\0f\0>\0", 12), "gexf"},
        {"-", " \n{\"nodes\":[]}", "json"},
        {"a.txt", "Source\tTarget\tWeight\n", "csv"},
        {"-", ":START_ID,:END_ID\n", "csv"},
    };
    for (const auto& [file, head, format] : cases) {
        CAPTURE(head);
        const auto found = find_format_of(file, head);
        REQUIRE(found);
        CHECK((*found)->name == format);
    }
    CHECK(describe(find_format_of("a.txt", "Dear Sir,").error()) ==
          "a.txt: neither name nor content tells which format it has; say it with --from: graphml, gexf, "
          "csv, json");
    CHECK(describe(find_format("graphlm").error()) ==
          "unknown format \"graphlm\" to read from; did you mean \"graphml\"?");
}

}  // namespace
}  // namespace entente::importers
