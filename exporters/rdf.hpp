// RDF: events as statements of the Simple Event Model (sem:, van Hage et al. 2011), their origin in PROV-O
// (prov:), the rest in a vocabulary of our own (docs/rdf.md). What is stated is decided in rdf.cpp; how it is
// written down in the classes of its serialisations.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "exporters/event_exporter.hpp"

namespace entente::exporters {

// Where an IRI with a known prefix begins.
struct Namespace {
    std::string_view prefix, iri;
};
inline constexpr Namespace namespaces[] = {
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
    {"owl", "http://www.w3.org/2002/07/owl#"},
    {"dcterms", "http://purl.org/dc/terms/"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"},
    {"wd", "http://www.wikidata.org/entity/"},
    {"ent", "urn:entente:vocabulary#"},
};
inline constexpr std::string_view default_base = "urn:entente:";

// "sem:Event" → "http://semanticweb.cs.vu.nl/2009/11/sem/Event". Requires: a prefix of the list.
std::string expand(std::string_view name);

// Any bytes as a part of an IRI, no two alike: all but letters, digits and - _ ~ . : / is percent-encoded,
// and so is a dot that begins a segment.
std::string iri_part(std::string_view id);

// One serialisation. Subjects are opened one after the other, the values of a predicate follow each other;
// predicates, classes and datatypes are names with
// a prefix, subjects and objects are whole IRIs. Literals are any bytes: what is no UTF-8, and NUL, become
// U+FFFD.
class Statements {
  public:
    virtual ~Statements() = default;
    virtual void open(std::string_view subject) = 0;
    virtual void type(std::string_view cls) = 0;
    virtual void link(std::string_view predicate, std::string_view object) = 0;
    virtual void text(std::string_view predicate, std::string_view literal) = 0;
    virtual void typed(std::string_view predicate, std::string_view literal, std::string_view datatype) = 0;
    virtual void close() = 0;
    virtual bool good() const = 0;
};

// States all events, then the actors, places and documents that they name. An error is the context's, or of
// usage: a base that begins no IRI. "" is the default one.
schema::Result<void> state_events(const model::KnowledgeGraph& graph, const EventContext& context,
                                  std::string_view base, Statements& out);

}  // namespace entente::exporters
