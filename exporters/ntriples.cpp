// N-Triples: a line a statement.
#include "exporters/rdf.hpp"
#include "exporters/sink.hpp"

namespace entente::exporters {
namespace {

std::string_view escape(char c) {
    switch (c) {
        case '"':
            return "\\\"";
        case '\\':
            return "\\u005C";  // rdflib 6 takes \\n for the end of a line
        case '\n':
            return "\\n";
        case '\r':
            return "\\r";
        case '\t':
            return "\\t";
        default:
            return {};
    }
}

class NTriples final : public Statements {
  public:
    explicit NTriples(std::ostream& out) : out_(out) {}

    void open(std::string_view subject) override { subject_ = subject; }
    void type(std::string_view cls) override { link("rdf:type", expand(cls)); }
    void link(std::string_view predicate, std::string_view object) override {
        begin(predicate);
        out_.print("<{}> .\n", object);
    }
    void text(std::string_view predicate, std::string_view literal) override {
        begin(predicate);
        put_literal(literal);
        out_.put(" .\n");
    }
    void typed(std::string_view predicate, std::string_view literal, std::string_view datatype) override {
        begin(predicate);
        put_literal(literal);
        out_.print("^^<{}> .\n", expand(datatype));
    }
    void close() override {}
    bool good() const override { return out_.good(); }
    schema::Result<void> finish() { return out_.finish(); }

  private:
    void begin(std::string_view predicate) { out_.print("<{}> <{}> ", subject_, expand(predicate)); }

    void put_literal(std::string_view literal) {
        out_.put('"');
        for (const char c : readable(literal)) {
            const auto escaped = escape(c);
            if (escaped.empty() && static_cast<unsigned char>(c) < ' ')
                out_.print("\\u{:04X}", static_cast<unsigned char>(c));
            else if (escaped.empty())
                out_.put(c);
            else
                out_.put(escaped);
        }
        out_.put('"');
    }

    Sink out_;
    std::string subject_;
};

}  // namespace

schema::Result<void> write_ntriples(const model::KnowledgeGraph& graph, const EventContext& context,
                                    const WriteOptions& options, std::ostream& stream) {
    NTriples out(stream);
    if (auto stated = state_events(graph, context, options.base, out); !stated) return stated;
    return out.finish();
}

}  // namespace entente::exporters
