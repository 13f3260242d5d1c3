// JSON-LD: the context first, without anything to fetch, then the subjects one after the other in @graph, so
// that it is written and can be read as a stream.
#include "exporters/json.hpp"
#include "exporters/rdf.hpp"

namespace entente::exporters {
namespace {

class JsonLd final : public Statements {
  public:
    explicit JsonLd(std::ostream& out) : out_(out) {
        out_.put("{\"@context\":{");
        std::string_view comma;
        for (const auto& [prefix, iri] : namespaces) {
            out_.print("{}\"{}\":\"{}\"", comma, prefix, iri);
            comma = ",";
        }
        out_.put("},\n\"@graph\":[");
    }

    void open(std::string_view subject) override {
        out_.put(first_ ? "\n{\"@id\":" : ",\n{\"@id\":");
        first_ = false;
        put_json(out_, subject);
    }
    void type(std::string_view cls) override {
        begin("@type");
        put_json(out_, cls);
    }
    void link(std::string_view predicate, std::string_view object) override {
        begin(predicate);
        out_.put("{\"@id\":");
        put_json(out_, object);
        out_.put('}');
    }
    void text(std::string_view predicate, std::string_view literal) override {
        begin(predicate);
        put_json(out_, std::string_view(readable(literal)));
    }
    void typed(std::string_view predicate, std::string_view literal, std::string_view datatype) override {
        begin(predicate);
        out_.put("{\"@value\":");
        put_json(out_, std::string_view(readable(literal)));
        out_.put(",\"@type\":");
        put_json(out_, datatype);
        out_.put('}');
    }
    void close() override {
        if (!predicate_.empty()) out_.put(']');
        predicate_.clear();
        out_.put('}');
    }
    bool good() const override { return out_.good(); }
    schema::Result<void> finish() {
        out_.put("]}\n");
        return out_.finish();
    }

  private:
    // Values of one predicate come one after the other, and make one list.
    void begin(std::string_view predicate) {
        if (predicate == predicate_) return out_.put(',');
        out_.print("{},\"{}\":[", predicate_.empty() ? "" : "]", predicate);
        predicate_ = predicate;
    }

    Sink out_;
    bool first_ = true;
    std::string predicate_;
};

}  // namespace

schema::Result<void> write_jsonld(const model::KnowledgeGraph& graph, const EventContext& context,
                                  const WriteOptions& options, std::ostream& stream) {
    JsonLd out(stream);
    if (auto stated = state_events(graph, context, options.base, out); !stated) return stated;
    return out.finish();
}

}  // namespace entente::exporters
