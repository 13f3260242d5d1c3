#include "extractors/events/scorer.hpp"

#include <doctest/doctest.h>

#include "extractors/actors/link.hpp"
#include "extractors/events/calibrate.hpp"
#include "extractors/events/choose.hpp"
#include "extractors/events/read.hpp"
#include "tests/support/engine.hpp"
#include "tests/support/readings.hpp"

using namespace entente;
using events::Origin;

namespace {

const std::vector<std::string> acts{"ACCUSE", "CONSULT"};

actors::LinkedMention mention(const char* code) {
    actors::LinkedMention mention;
    mention.actor.id = std::string("country:") + code;
    mention.actor.code = code;
    return mention;
}

std::string error_of(std::string_view rows) {
    const auto weights =
        events::parse_weights("model\tfeature\tact\tweight\n" + std::string(rows), "weights.tsv", acts);
    return weights ? "" : schema::describe(weights.error());
}

}  // namespace

TEST_CASE("weights add up, for one act and for all") {
    const auto weights = events::parse_weights(
        "model\tfeature\tact\tweight\n"
        "reading\tlemma condemn\tACCUSE\t1.5\n"
        "reading\tlemma condemn\t*\t-0.5\n"
        "predicate\tbias\tCONSULT\t-2\n",
        "weights.tsv", acts);
    REQUIRE(weights);
    events::Features features;
    features.add({"lemma", "condemn"}, 2);
    features.add({"bias"});
    const auto reading = weights->reading.scores(features);
    CHECK(reading[0] == doctest::Approx(2));
    CHECK(reading[1] == doctest::Approx(-1));
    CHECK(weights->predicate.scores(features)[1] == doctest::Approx(-2));
}

TEST_CASE("a bad weight is named with its place") {
    CHECK(
        error_of("reading\tbias\tVISIT\t1\n") ==
        "weights.tsv:2: act \"VISIT\" unknown; an act of event_types.tsv, or *; of a date, where it is from");
    CHECK(error_of("reading\tbias\t*\theavy\n") ==
          "weights.tsv:2: weight \"heavy\" is no number; such as -0.25");
    CHECK(error_of("verbs\tbias\t*\t1\n") ==
          "weights.tsv:2: model \"verbs\" unknown; predicate, reading, calibration or date");
}

TEST_CASE("features are named by their parts") {
    events::FeatureNames names;
    events::Features features(&names);
    features.add({"rel", "actor", "agent"});
    REQUIRE(features.all().size() == 1);
    CHECK(names.at(features.all().front().id) == "rel actor agent");
    CHECK(features.all().front().id == events::feature_id("rel actor agent"));
}

TEST_CASE("two sides without a common code make pairs; an armed group stands against its state") {
    const auto norway = mention("NOR"), latvia = mention("LVA"), mali = mention("MLI");
    auto rebels = mention("MLI");
    rebels.actor = {.id = "group:x", .kind = schema::ActorKind::group, .code = "MLI", .sector = "REB"};
    const events::Predicate predicate{};
    const std::vector<events::Side> two{events::side_of({&norway}, Origin::sentence),
                                        events::side_of({&latvia}, Origin::sentence)};
    CHECK(events::candidates_of(predicate, two, false).size() == 3);
    const std::vector<events::Side> same{events::side_of({&norway}, Origin::sentence),
                                         events::side_of({&norway, &latvia}, Origin::sentence)};
    CHECK(events::candidates_of(predicate, same, false).size() == 1);
    const std::vector<events::Side> war{events::side_of({&mali}, Origin::sentence),
                                        events::side_of({&rebels}, Origin::sentence)};
    CHECK(events::candidates_of(predicate, war, false).size() == 3);
}

TEST_CASE("of candidates for one word the best is chosen, and nothing is told twice") {
    const auto norway = mention("NOR"), latvia = mention("LVA"), estonia = mention("EST");
    const auto a = events::side_of({&norway}, Origin::sentence),
               b = events::side_of({&latvia}, Origin::sentence);
    const auto both = events::side_of({&latvia, &estonia}, Origin::sentence);
    const events::Predicate met{.token = 3}, talked{.token = 9};
    const auto found = [](const events::Predicate& predicate, const events::Side& first,
                          const events::Side& second, float score) {
        return events::Found{{{&predicate, &first, &second, true}, nullptr, 1, score}, 0};
    };
    const auto chosen =
        events::choose({found(met, a, b, 1), found(met, a, both, 2), found(talked, a, b, 0.5F)});
    REQUIRE(chosen.size() == 1);
    CHECK(chosen.front().scored.candidate.recipient == &both);
}

TEST_CASE("what two do to a third does not keep them from doing it to a fourth") {
    const auto norway = mention("NOR"), latvia = mention("LVA"), chad = mention("TCD"),
               niger = mention("NER");
    const auto pair = events::side_of({&norway, &latvia}, Origin::sentence);
    const auto third = events::side_of({&chad}, Origin::sentence),
               fourth = events::side_of({&niger}, Origin::sentence);
    const auto more = events::side_of({&chad, &niger}, Origin::sentence);
    const events::Predicate condemned{.token = 3}, blamed{.token = 9};
    const auto found = [&](const events::Predicate& predicate, const events::Side& whom, float score) {
        return events::Found{{{&predicate, &pair, &whom, false}, nullptr, 1, score}, 0};
    };
    CHECK(events::choose({found(condemned, third, 2), found(blamed, fourth, 1)}).size() == 2);
    CHECK(events::choose({found(condemned, third, 2), found(blamed, more, 1)}).size() == 1);
}

TEST_CASE("of a word that a row silences the scorer tells nothing") {
    auto rules = tests::rules();
    rules.plain = events::plain_frames(tests::event_types());
    rules.weights = *events::parse_weights(
        "model\tfeature\tact\tweight\n"
        "predicate\tbias\tASSAULT\t3\n"
        "reading\tbias\t*\t2\n",
        "weights.tsv", {"ASSAULT"});
    const auto told = [&](const char* text) {
        const auto parsed = tests::parse(text);
        actors::Memory memory;
        const auto mentions = actors::link(tests::knowledge(), parsed, std::nullopt, memory);
        return events::read_events(rules, parsed, mentions, {}).events.size();
    };
    CHECK(told("Peru caught fire in Chile.") == 0);
    CHECK(told("Peru caught fish in Chile.") > 0);
}

TEST_CASE("with weights an event says what spoke for it") {
    auto rules = tests::rules();
    rules.plain = events::plain_frames(tests::event_types());
    rules.weights = *events::parse_weights(
        "model\tfeature\tact\tweight\n"
        "predicate\treading ACCUSE\tACCUSE\t3\n"
        "reading\tagrees same\t*\t2\n",
        "weights.tsv", {"ACCUSE"});
    const auto parsed = tests::parse("Peru condemned Chile.");
    actors::Memory memory;
    const auto mentions = actors::link(tests::knowledge(), parsed, std::nullopt, memory);
    const auto read = events::read_events(rules, parsed, mentions, {}).events;
    REQUIRE(read.size() == 1);
    CHECK(read.front().frame->act == "ACCUSE");
    CHECK(read.front().confidence == doctest::Approx(0.88).epsilon(0.01));
    CHECK(read.front().why.back().field == "confidence");
    CHECK(read.front().why.back().rule.starts_with("+2.00 agrees same"));
}

TEST_CASE("confidence is calibrated by act and status") {
    const auto weights = *events::parse_weights(
        "model\tfeature\tact\tweight\n"
        "calibration\topinion\t*\t1\n"
        "calibration\tbias\tACCUSE\t-1\n"
        "calibration\tstatus planned\t*\t-2\n"
        "calibration\tbackground\t*\t-0.5\n"
        "calibration\ttold-by scorer\t*\t-0.25\n",
        "weights.tsv", acts);
    const auto log_odds = [&](const char* act, schema::Status status, bool foreground, bool user,
                              const char* rule) {
        events::Frame frame;
        frame.act = act;
        frame.of_user = user;
        events::Event event{.frame = &frame};
        event.status = status;
        event.foreground = foreground;
        event.confidence = 0.5;
        event.why = {{"act", rule, ""}};
        return events::log_odds_of(events::calibrated(weights, event));
    };
    using schema::Status;
    CHECK(log_odds("CONSULT", Status::happened, true, false, "meet") == doctest::Approx(0));
    CHECK(log_odds("ACCUSE", Status::happened, true, false, "accuse") == doctest::Approx(-1));
    CHECK(log_odds("ACCUSE", Status::planned, true, false, "accuse") == doctest::Approx(-3));
    CHECK(log_odds("CONSULT", Status::happened, false, false, "scorer") == doctest::Approx(-0.75));
    // Of these no label tells how often they are right.
    CHECK(log_odds("ACCUSE", Status::denied, true, false, "accuse") == doctest::Approx(0));
    CHECK(log_odds("ACCUSE", Status::happened, true, true, "mine") == doctest::Approx(0));
    CHECK(log_odds("AID", Status::happened, true, false, "aid") == doctest::Approx(0));
}

TEST_CASE("an event and its record are calibrated alike") {
    events::Frame frame;
    frame.act = "ACCUSE";
    events::Event event{.frame = &frame};
    event.status = schema::Status::alleged;
    event.foreground = false;
    event.confidence = 0.3;
    event.why = {{"act", "scorer", ""}};
    schema::Record record;
    record.act = frame.act;
    record.status = event.status;
    record.foreground = event.foreground;
    record.confidence = event.confidence;
    record.why = event.why;
    const auto of_event = events::told(event), of_record = events::told(record);
    REQUIRE(of_event);
    REQUIRE(of_record);
    events::FeatureNames names;
    events::Features first(&names), second(&names);
    events::describe(*of_event, first);
    events::describe(*of_record, second);
    REQUIRE(first.all().size() == second.all().size());
    for (std::size_t i = 0; i < first.all().size(); ++i) {
        CHECK(first.all()[i].id == second.all()[i].id);
        CHECK(first.all()[i].value == second.all()[i].value);
    }
    CHECK(names.contains(events::feature_id("status alleged")));
    CHECK(names.contains(events::feature_id("told-by scorer")));
    CHECK(names.contains(events::feature_id("background")));
}

TEST_CASE("what is less sure than asked for is left out after its calibration") {
    auto rules = tests::rules();
    rules.plain = events::plain_frames(tests::event_types());
    const auto told = [&](const char* offset) {
        rules.weights = *events::parse_weights(
            "model\tfeature\tact\tweight\n"
            "predicate\treading ACCUSE\tACCUSE\t3\n"
            "reading\tagrees same\t*\t2\n"
            "calibration\tbias\t*\t" +
                std::string(offset) + "\n",
            "weights.tsv", {"ACCUSE"});
        const auto parsed = tests::parse("Peru condemned Chile.");
        actors::Memory memory;
        const auto mentions = actors::link(tests::knowledge(), parsed, std::nullopt, memory);
        return events::read_events(rules, parsed, mentions, {.day = std::nullopt, .min_confidence = 0.6})
            .events.size();
    };
    CHECK(told("1") == 1);
    CHECK(told("-1") == 0);
}

TEST_CASE("with weights of dates, the document's day, its month or no date at all is the event's") {
    struct Row {
        std::string_view choice;
        std::string_view date;
        bool of_the_day;
    };
    const Row rows[] = {{"document", "-", true},
                        {"month", "2021-09-01", false},
                        {"year", "2021-01-01", false},
                        {"none", "-", false}};
    const schema::Day day = schema::parse_date("2021-09-14")->start;
    const auto parsed = tests::parse("Peru condemned Chile.");
    actors::Memory memory;
    const auto mentions = actors::link(tests::knowledge(), parsed, day, memory);
    auto rules = tests::rules();
    rules.plain = events::plain_frames(tests::event_types());
    for (const auto& row : rows) {
        CAPTURE(row.choice);
        rules.weights = *events::parse_weights(
            "model\tfeature\tact\tweight\n"
            "predicate\treading ACCUSE\tACCUSE\t3\n"
            "reading\tagrees same\t*\t2\n"
            "date\tact ACCUSE\t" +
                std::string(row.choice) + "\t1\n",
            "weights.tsv", {"ACCUSE"});
        const auto read = events::read_events(rules, parsed, mentions, {.day = day}).events;
        REQUIRE(read.size() == 1);
        const auto& event = read.front();
        CHECK(event.of_the_day == row.of_the_day);
        CHECK((event.date ? schema::to_iso(event.date->range.start) : "-") == row.date);
    }
}
