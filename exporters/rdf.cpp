#include "exporters/rdf.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <set>

#include "exporters/sink.hpp"

namespace entente::exporters {
namespace {

using schema::DatePrecision;
using schema::DateRange;
using schema::Event;
using schema::Party;
using schema::Result;

std::string iso(DateRange range) {
    const auto day = schema::to_iso(range.start);
    switch (range.precision) {
        case DatePrecision::day:
            return day;
        case DatePrecision::month:
            return day.substr(0, day.rfind('-'));
        case DatePrecision::year:
            return day.substr(0, day.find('-', 1));
    }
    return day;
}

std::string_view date_type(DatePrecision precision) {
    switch (precision) {
        case DatePrecision::day:
            return "xsd:date";
        case DatePrecision::month:
            return "xsd:gYearMonth";
        case DatePrecision::year:
            return "xsd:gYear";
    }
    return "xsd:date";
}

// Is it one day, one month, one year?
bool is_one(DateRange range) {
    const auto whole = schema::parse_date(iso(range));
    return whole && whole->start == range.start && whole->end == range.end;
}

std::string digits(double value) {
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

bool is_wikidata(std::string_view id) {
    return id.size() > 1 && id.front() == 'Q' &&
           id.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

// A scheme, and nothing that ends an IRI in N-Triples.
bool is_base(std::string_view base) {
    const auto bad = [](char c) {
        return static_cast<unsigned char>(c) <= ' ' ||
               std::string_view("<>\"{}|^`\\#").find(c) != std::string_view::npos;
    };
    return is_utf8(base) && base.find(':') != std::string_view::npos && base.front() != ':' &&
           std::ranges::none_of(base, bad);
}

// A statement is made only where there is a value.
class EventStatements {
  public:
    EventStatements(const model::KnowledgeGraph& graph, const EventContext& context, std::string_view base,
                    Statements& out)
        : graph_(graph), context_(context), base_(base), out_(out) {}

    Result<void> state() {
        for (std::size_t i = 0; i < graph_.events.size() && out_.good(); ++i) state(graph_.events[i]);
        for (std::size_t v = 0; v < num_vertices(graph_.graph) && out_.good(); ++v) state(graph_.graph[v]);
        for (const auto& [iri, place] : places_) state_place(iri, *place);
        for (const auto document : documents_)
            if (out_.good())
                if (auto stated = state_document(document); !stated) return stated;
        for (const auto& publisher : publishers_) state_named("publisher", publisher, "prov:Agent");
        for (const auto type : types_) state_named("type", type, "sem:EventType");
        for (const auto role : roles_) state_named("role", role, "sem:RoleType");
        for (const auto kind : kinds_) state_named("kind", kind, "sem:ActorType");
        return {};
    }

  private:
    std::string iri(std::string_view kind, std::string_view id) const {
        return fmt::format("{}{}/{}", base_, kind, iri_part(id));
    }

    void text(std::string_view predicate, std::string_view value) {
        if (!value.empty()) out_.text(predicate, value);
    }
    void number(std::string_view predicate, double value) {
        out_.typed(predicate, digits(value), "xsd:double");
    }
    template <class Integer>
    void integer(std::string_view predicate, Integer value) {
        out_.typed(predicate, fmt::format("{}", value), "xsd:integer");
    }
    void boolean(std::string_view predicate, bool value) {
        out_.typed(predicate, value ? "true" : "false", "xsd:boolean");
    }
    void day(std::string_view predicate, schema::Day value) {
        out_.typed(predicate, schema::to_iso(value), "xsd:date");
    }

    void state(const Event& event) {
        const auto subject = iri("event", event.id);
        out_.open(subject);
        out_.type("sem:Event");
        out_.type("prov:Entity");
        text("dcterms:identifier", event.id);
        state_what(event);
        if (event.date) state_date(*event.date);
        if (event.place) out_.link("sem:hasPlace", place(*event.place));
        link_parties(event, subject);
        link_origin(event, subject);
        out_.close();
        std::size_t number = 0;
        for (const auto& party : event.actor) state(party, "actor", party_iri(subject, ++number));
        for (const auto& party : event.recipient) state(party, "recipient", party_iri(subject, ++number));
        state_evidence(event, subject);
        for (const auto& telling : event.tellings) state(telling);
        for (std::size_t i = 0; i < event.accounts.size(); ++i)
            state(event.accounts[i], account_iri(subject, i));
    }

    void state_what(const Event& event) {
        if (!event.type.empty()) {
            types_.insert(event.type);
            out_.link("sem:eventType", iri("type", event.type));
            number("ent:goldstein", event.goldstein);
            number("ent:score", event.score);
            integer("ent:quad", event.quad);
        }
        text("ent:act", event.act);
        text("ent:mode", event.mode);
        text("ent:status", name(event.status));
        text("ent:cameo", event.cameo);
        boolean("ent:reciprocal", event.reciprocal);
        text("ent:scope", name(event.scope));
        boolean("ent:foreground", event.foreground);
        text("ent:meetingFormat", event.format);
        text("ent:topic", event.topic);
        number("ent:confidence", event.confidence);
        integer("ent:documents", event.documents);
        integer("ent:sources", event.sources);
    }

    // What is known of a day, a month or a year as one value; the days that it may have begun and ended on.
    void state_date(DateRange date) {
        const bool days = date.precision == DatePrecision::day;
        if (is_one(date)) out_.typed("sem:hasTimeStamp", iso(date), date_type(date.precision));
        day(days ? "sem:hasBeginTimeStamp" : "sem:hasEarliestBeginTimeStamp", date.start);
        day(days ? "sem:hasEndTimeStamp" : "sem:hasLatestEndTimeStamp", date.end);
        text("ent:datePrecision", name(date.precision));
    }

    std::string place(const schema::EventPlace& place) {
        auto subject = iri("place", (place.country.empty() ? "-" : place.country) + "/" + place.name);
        places_.emplace(subject, &place);
        return subject;
    }

    static std::string party_iri(std::string_view event, std::size_t number) {
        return fmt::format("{}#party-{}", event, number);
    }
    static std::string account_iri(std::string_view event, std::size_t index) {
        return fmt::format("{}#account-{}", event, index + 1);
    }

    void link_parties(const Event& event, std::string_view subject) {
        std::set<std::string> actors;
        for (const auto* list : {&event.actor, &event.recipient})
            for (const auto& party : *list) actors.insert(iri("actor", party.id));
        for (const auto& actor : actors) out_.link("sem:hasActor", actor);
        for (std::size_t i = 1; i <= event.actor.size() + event.recipient.size(); ++i)
            out_.link("ent:party", party_iri(subject, i));
    }

    void link_origin(const Event& event, std::string_view subject) {
        std::set<std::string> origins;
        if (!event.document.empty()) origins.insert(document(event.document));
        for (const auto& telling : event.tellings) {
            origins.insert(document(telling.document));
            origins.insert(iri("record", telling.record));
        }
        for (const auto& origin : origins) out_.link("prov:wasDerivedFrom", origin);
        if (!event.evidence.empty()) out_.link("ent:evidence", fmt::format("{}#evidence", subject));
        for (std::size_t i = 0; i < event.accounts.size(); ++i)
            out_.link("ent:account", account_iri(subject, i));
    }

    std::string document(std::string_view id) {
        documents_.insert(id);
        return iri("document", id);
    }

    void state(const Party& party, std::string_view list, const std::string& subject) {
        out_.open(subject);
        out_.type("sem:Role");
        out_.link("rdf:value", iri("actor", party.id));
        text("ent:list", list);
        if (!party.role.empty()) {
            roles_.insert(party.role);
            out_.link("sem:roleType", iri("role", party.role));
        }
        if (party.side) integer("ent:side", *party.side);
        text("rdfs:label", party.name);
        text("ent:code", party.code);
        text("ent:country", party.country);
        text("ent:sector", party.sector);
        text("ent:office", party.office);
        text("ent:level", party.level);
        text("ent:dictionaryCode", party.dictionary_code);
        out_.close();
    }

    void state_evidence(const Event& event, std::string_view subject) {
        if (event.evidence.empty()) return;
        out_.open(fmt::format("{}#evidence", subject));
        out_.type("prov:Entity");
        text("prov:value", event.evidence);
        if (!event.document.empty()) out_.link("prov:wasQuotedFrom", document(event.document));
        integer("ent:sentence", event.sentence);
        out_.close();
    }

    void state(const schema::Telling& telling) {
        out_.open(iri("record", telling.record));
        out_.type("prov:Entity");
        text("dcterms:identifier", telling.record);
        out_.link("prov:wasDerivedFrom", document(telling.document));
        text("ent:status", name(telling.status));
        if (!telling.like.empty()) {
            out_.link("ent:alike", iri("record", telling.like));
            number("ent:likeness", telling.score);
        }
        text("ent:reason", telling.reason);
        out_.close();
    }

    void state(const schema::Account& account, const std::string& subject) {
        out_.open(subject);
        out_.type("ent:Account");
        text("ent:field", account.field);
        text("ent:value", account.value);
        integer("ent:sources", account.sources);
        integer("ent:records", account.records);
        boolean("ent:chosen", account.chosen);
        out_.close();
    }

    void state(const model::Actor& actor) {
        out_.open(iri("actor", actor.id));
        out_.type("sem:Actor");
        text("dcterms:identifier", actor.id);
        text("rdfs:label", actor.name);
        kinds_.insert(name(actor.kind));
        out_.link("sem:actorType", iri("kind", name(actor.kind)));
        text("ent:code", actor.code);
        text("ent:country", actor.country);
        text("ent:sector", actor.sector);
        if (const auto item = wikidata(actor); is_wikidata(item))
            out_.link("owl:sameAs", expand("wd:" + item));
        out_.close();
    }

    std::string wikidata(const model::Actor& actor) const {
        constexpr std::string_view person = "person:";
        if (actor.id.starts_with(person) && is_wikidata(std::string_view(actor.id).substr(person.size())))
            return actor.id.substr(person.size());
        return context_.wikidata ? context_.wikidata(actor) : std::string();
    }

    void state_place(const std::string& subject, const schema::EventPlace& place) {
        out_.open(subject);
        out_.type("sem:Place");
        text("rdfs:label", place.name);
        text("ent:country", place.country);
        out_.close();
    }

    Result<void> state_document(std::string_view id) {
        DocumentFacts facts;
        if (context_.document) {
            auto found = context_.document(id);
            if (!found) return std::unexpected(found.error());
            facts = *std::move(found);
        }
        out_.open(iri("document", id));
        out_.type("prov:Entity");
        text("dcterms:identifier", id);
        text("dcterms:title", facts.title);
        text("dcterms:language", facts.language);
        if (!facts.url.empty()) out_.typed("dcterms:source", facts.url, "xsd:anyURI");
        if (!facts.publisher.empty())
            out_.link("prov:wasAttributedTo",
                      iri("publisher", *publishers_.insert(std::move(facts.publisher)).first));
        if (facts.published)
            out_.typed("dcterms:issued", iso(*facts.published), date_type(facts.published->precision));
        out_.close();
        return {};
    }

    void state_named(std::string_view kind, std::string_view label, std::string_view cls) {
        out_.open(iri(kind, label));
        out_.type(cls);
        text("rdfs:label", label);
        out_.close();
    }

    const model::KnowledgeGraph& graph_;
    const EventContext& context_;
    std::string_view base_;
    Statements& out_;
    std::map<std::string, const schema::EventPlace*> places_;
    std::set<std::string_view> documents_, types_, roles_, kinds_;
    std::set<std::string> publishers_;
};

}  // namespace

Result<void> state_events(const model::KnowledgeGraph& graph, const EventContext& context,
                          std::string_view base, Statements& out) {
    if (base.empty()) base = default_base;
    if (!is_base(base))
        return std::unexpected(schema::Error{schema::ErrorCode::usage,
                                             fmt::format("\"{}\" is no beginning of IRIs", base),
                                             {},
                                             0,
                                             "give one such as https://example.org/events/"});
    return EventStatements(graph, context, base, out).state();
}

}  // namespace entente::exporters
