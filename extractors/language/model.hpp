// The language core: a trained spaCy pipeline, read from its directory as it is and run natively. Give it text, get
// tokens with tag, part of speech, morphology, lemma, head and label, sentences and named entities: what spaCy itself
// computes with the same model.
//
//     auto model = load_model(model_directory("build/model"));
//     Workspace workspace(*model);
//     Parsed parsed = parse(*model, workspace, "Japan thanked France.");
//
// A model is shared and read-only. Each worker has a workspace, which holds caches and room but nothing that a result
// depends on: texts may be parsed by any worker in any order, to the same bits.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "extractors/language/parsed.hpp"
#include "extractors/text/sentence_hints.hpp"
#include "graph/schema/result.hpp"

namespace entente::language {

// Reads one file of a model by its name within it ("parser/model").
using ReadFile = std::function<schema::Result<std::string>(std::string_view name)>;

// From a directory on disk.
ReadFile model_directory(std::filesystem::path directory);

class Model {
  public:
    Model(Model&&) noexcept;
    Model& operator=(Model&&) noexcept;
    ~Model();

    struct Parts;
    const Parts& parts() const { return *parts_; }

  private:
    friend schema::Result<Model> load_model(const ReadFile& read);
    explicit Model(std::unique_ptr<const Parts> parts);
    std::unique_ptr<const Parts> parts_;
};

// Errors name the model's file and what in it is damaged, foreign or not supported.
schema::Result<Model> load_model(const ReadFile& read);

class Workspace {
  public:
    explicit Workspace(const Model& model);
    Workspace(Workspace&&) noexcept;
    Workspace& operator=(Workspace&&) noexcept;
    ~Workspace();

    struct Parts;
    Parts& parts() { return *parts_; }

  private:
    std::unique_ptr<Parts> parts_;
};

// Seconds spent in each stage, added up over calls; for benchmarks.
struct StageTimes {
    double tokenizer = 0;  // and lexemes
    double vectors = 0;    // the encoders, tags, and what the transition systems precompute
    double parser = 0;
    double rules = 0;      // attribute ruler and lemmatizer
    double entities = 0;
    double assembly = 0;
};

// Parses one text, which must outlive the result. hints: where sentences certainly start or do not (sorted by byte);
// without them the parser alone decides, as in spaCy. times: filled where given.
Parsed parse(const Model& model, Workspace& workspace, std::string_view text,
             std::span<const text::SentenceHint> hints = {}, StageTimes* times = nullptr);

}  // namespace entente::language
