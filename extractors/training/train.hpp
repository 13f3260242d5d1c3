// Learns the scorer's weights from labelled documents. Three models, one after the other: which acts a
// predicate tells, which of the candidate readings is right, and how often a record is right that was told
// so; each sees its forerunners' opinion of documents that those have not learned from, as it will in use
// (stacking, Wolpert 1992). A fourth learns, of the right readings, which date is the
// event's.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "extractors/events/read.hpp"
#include "extractors/events/weights.hpp"
#include "extractors/pipeline.hpp"
#include "extractors/training/gold.hpp"

namespace entente::training {

// A labelled document, linked and read by the frames. Not to be moved: what was read points into the text.
struct Labelled {
    text::Document document;
    pipeline::LinkedDocument linked{};
    std::deque<events::ReadSentence> sentences{};  // of the body
    std::vector<GoldEvent> gold{};
    std::size_t fold = 0;
};

struct Settings {
    std::size_t folds = 5;
    double predicate_cost = 0.3;  // liblinear's C
    double reading_cost = 0.03;
    double calibration_cost = 0.3;
    double date_cost = 0.1;
    std::uint32_t rare = 3;      // features of fewer examples are not learned
    double least_weight = 0.04;  // smaller ones are left out of the table
};

struct Row {
    std::string model, feature, act;
    double weight = 0;
};

// How many labelled events have a right candidate, and what the others lack: no more can be found.
struct Reach {
    std::size_t events = 0, right = 0;
    std::size_t no_predicate = 0;  // the trigger is no verb or noun, or not in the text
    std::size_t no_parties = 0;    // a party is linked nowhere in the sentence, nor offered by the discourse
    std::size_t no_pair = 0;       // its parties are no two sides
    std::size_t no_act = 0;        // the act is too unlikely at its predicate
};

struct Trained {
    explicit Trained(const std::vector<std::string>& acts) : weights(acts) {}

    std::vector<Row> rows;                    // of all documents
    events::Weights weights;                  // the same
    std::vector<events::Weights> held_out{};  // [fold]: of all documents but those of the fold
    std::size_t predicates = 0, candidates = 0, right = 0;
    std::size_t records = 0, right_records = 0;  // that the calibration learned from
    Reach reach;
};

// Which part a document belongs to: by its id, so that it stays there whatever is added.
std::size_t fold_of(std::string_view document_id, std::size_t folds);

// Where it comes from: its publisher; where none is given, what stands before the first colon of its id.
std::string_view source_of(const text::Document& document);

// Requires: folds that are set, each less than settings.folds. The engine's own weights are not looked at.
schema::Result<Trained> train(const pipeline::Engine& engine, const std::vector<const Labelled*>& documents,
                              const std::vector<std::string>& acts, const Settings& settings);

}  // namespace entente::training
