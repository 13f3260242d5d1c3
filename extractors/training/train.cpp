#include "extractors/training/train.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "extractors/events/calibrate.hpp"
#include "extractors/events/scorer.hpp"
#include "extractors/training/align.hpp"
#include "extractors/training/date_rows.hpp"
#include "extractors/training/edges.hpp"
#include "extractors/training/learn.hpp"

namespace entente::training {
namespace {

using events::ActIndex;
using events::ReadSentence;
using schema::Result;

// Of records that the calibration learns from: low, so that it knows the whole range.
constexpr double least_opinion = 0.05;

// Where in its text a labelled event is told.
struct Placed {
    const GoldEvent* event = nullptr;
    ActIndex act = 0;
    schema::ByteSpan span;
};

std::vector<Placed> place(const Labelled& document, const std::vector<std::string>& acts) {
    std::vector<Placed> placed;
    for (const auto& event : document.gold) {
        const auto act = std::ranges::find(acts, event.act);
        const auto span = find_trigger(document.document.text, event);
        if (act != acts.end() && span)
            placed.push_back({&event, static_cast<ActIndex>(act - acts.begin()), *span});
    }
    return placed;
}

// The trigger's own words, and the verb of a light-verb phrase that the frames read as one ("held talks").
bool tells(const ReadSentence& sentence, const events::Predicate& predicate, const Placed& placed) {
    const auto& parsed = sentence.view.parsed;
    if (parsed.tokens[predicate.token].span.overlaps(placed.span)) return true;
    const auto* reading = events::reading_at(sentence.readings, predicate.token);
    return reading && reading->trigger.overlaps(placed.span);
}

class Trainer {
  public:
    Trainer(const pipeline::Engine& engine, const std::vector<const Labelled*>& documents,
            const std::vector<std::string>& acts, const Settings& settings)
        : engine_(engine), rules_(engine.rules), documents_(documents), acts_(acts), settings_(settings) {
        for (const auto& document : documents) placed_.push_back(place(*document, acts));
    }

    Result<Trained> run() {
        Trained trained(acts_);
        for (std::size_t fold = 0; fold < settings_.folds; ++fold) trained.held_out.emplace_back(acts_);
        learn_predicates(trained);
        learn_readings(trained);
        learn_dates(trained);
        if (auto learned = learn_calibration(trained); !learned) return std::unexpected(learned.error());
        return trained;
    }

  private:
    // Rows of the matrix outside of a fold; of all folds for fold = settings_.folds.
    static std::vector<std::uint32_t> outside(const std::vector<std::size_t>& folds, std::size_t fold) {
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < folds.size(); ++row)
            if (folds[row] != fold) rows.push_back(row);
        return rows;
    }

    template <class Visit>
    void each_sentence(Visit visit) const {
        for (std::size_t i = 0; i < documents_.size(); ++i)
            for (const auto& sentence : documents_[i]->sentences) visit(i, sentence);
    }

    void learn_predicates(Trained& trained) {
        Matrix matrix;
        std::vector<std::size_t> folds;
        std::vector<std::vector<bool>> labels(acts_.size());
        constexpr int shared[] = {Matrix::every_act};
        events::Features features(&names_);
        each_sentence([&](std::size_t document, const ReadSentence& sentence) {
            const events::Describer describer(rules_.frames, sentence.view, sentence.sides);
            for (const auto& predicate : sentence.view.relations.predicates()) {
                if (!events::can_tell(sentence.view, predicate, sentence.readings)) continue;
                features.clear();
                describer.predicate(predicate, events::reading_at(sentence.readings, predicate.token),
                                    features);
                matrix.add(features, shared);
                folds.push_back(documents_[document]->fold);
                for (auto& label : labels) label.push_back(false);
                for (const auto& placed : placed_[document])
                    if (tells(sentence, predicate, placed)) labels[placed.act].back() = true;
            }
        });
        trained.predicates = matrix.rows();
        for (std::size_t fold = 0; fold <= settings_.folds; ++fold) {
            const auto rows = outside(folds, fold);
            for (std::size_t act = 0; act < acts_.size(); ++act) {
                const auto weights = matrix.fit(rows, labels[act], settings_.predicate_cost, settings_.rare);
                keep(matrix, weights, static_cast<int>(act), "predicate", fold, trained,
                     &events::Weights::predicate, acts_);
            }
        }
    }

    void learn_readings(Trained& trained) {
        Matrix matrix;
        std::vector<std::size_t> folds;
        std::vector<bool> labels;
        each_sentence([&](std::size_t document, const ReadSentence& sentence) {
            const auto fold = documents_[document]->fold;
            const events::Describer describer(rules_.frames, sentence.view, sentence.sides);
            const auto found =
                events::prospects(describer, trained.held_out[fold], sentence.view, sentence.readings);
            for (const auto& scored :
                 events::score(describer, trained.held_out[fold].reading, found, sentence.sides, false)) {
                const auto verdict = judge_all(document, sentence, scored);
                if (verdict == Verdict::excused) continue;
                if (verdict == Verdict::right) add_date(document, sentence, scored);
                const int columns[] = {Matrix::every_act, scored.act};
                matrix.add(events::features_of(describer, scored, found, &names_), columns);
                folds.push_back(fold);
                labels.push_back(verdict == Verdict::right);
            }
        });
        trained.reach = reach();
        trained.candidates = matrix.rows();
        trained.right = static_cast<std::size_t>(std::ranges::count(labels, true));
        for (std::size_t fold = 0; fold <= settings_.folds; ++fold) {
            const auto weights =
                matrix.fit(outside(folds, fold), labels, settings_.reading_cost, settings_.rare);
            keep(matrix, weights, Matrix::every_act, "reading", fold, trained, &events::Weights::reading,
                 acts_);
        }
    }

    // From the records of all documents, each as weights tell it that have not seen it.
    Result<void> learn_calibration(Trained& trained) {
        Matrix matrix;
        std::vector<std::size_t> folds;
        std::vector<bool> labels;
        events::Features features(&names_);
        auto rules = rules_;
        const pipeline::Engine engine{engine_.model, engine_.knowledge, rules, engine_.types};
        for (std::size_t fold = 0; fold < settings_.folds; ++fold) {
            rules.weights = trained.held_out[fold];
            for (const auto* document : documents_) {
                if (document->fold != fold) continue;
                const auto extracted = pipeline::extract(engine, document->linked, document->document,
                                                         {.min_confidence = least_opinion});
                if (!extracted) return std::unexpected(extracted.error());
                const auto& records = extracted->records;
                const auto right = right_edges(records, document->gold);
                for (std::size_t i = 0; i < records.size(); ++i) {
                    const auto told = events::told(records[i]);
                    const auto act = trained.weights.act(records[i].act);
                    if (!told || !act) continue;
                    features.clear();
                    events::describe(*told, features);
                    const int columns[] = {Matrix::every_act, *act};
                    matrix.add(features, columns);
                    folds.push_back(fold);
                    labels.push_back(right[i]);
                }
            }
        }
        trained.records = matrix.rows();
        trained.right_records = static_cast<std::size_t>(std::ranges::count(labels, true));
        for (std::size_t fold = 0; fold <= settings_.folds; ++fold) {
            const auto weights =
                matrix.fit(outside(folds, fold), labels, settings_.calibration_cost, settings_.rare);
            keep(matrix, weights, Matrix::every_act, "calibration", fold, trained,
                 &events::Weights::calibration, acts_);
        }
        return {};
    }

    void add_date(std::size_t document, const ReadSentence& sentence, const events::Scored& scored) {
        const auto event = events::read_chosen(rules_, sentence.view, {}, scored, acts_[scored.act]);
        if (!event) return;
        const auto& predicate = *scored.candidate.predicate;
        for (const auto& placed : placed_[document])
            if (placed.act == scored.act && tells(sentence, predicate, placed) &&
                judge(scored.candidate, *placed.event) == Verdict::right)
                dates_.add(sentence.view, predicate, *event, *placed.event, documents_[document]->fold,
                           names_);
    }

    void learn_dates(Trained& trained) {
        const std::vector<std::string> choices(events::date_choices.begin(), events::date_choices.end());
        for (std::size_t fold = 0; fold <= settings_.folds; ++fold)
            for (std::size_t choice = 0; choice < choices.size(); ++choice)
                keep(dates_.matrix(), dates_.fit(choice, fold, settings_.date_cost, settings_.rare),
                     static_cast<int>(choice), "date", fold, trained, &events::Weights::date, choices);
    }

    Reach reach() const {
        Reach reach;
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            reach.events += documents_[i]->gold.size();
            reach.no_predicate += documents_[i]->gold.size() - placed_[i].size();
            for (const auto& placed : placed_[i]) {
                if (reached_.contains(placed.event)) {
                    ++reach.right;
                    continue;
                }
                bool predicate = false, parties = false, pair = false;
                for (const auto& sentence : documents_[i]->sentences) {
                    for (const auto& one : sentence.view.relations.predicates()) {
                        if (!events::can_tell(sentence.view, one, sentence.readings) ||
                            !tells(sentence, one, placed))
                            continue;
                        predicate = true;
                        parties = parties || names_parties(sentence.sides, *placed.event);
                        for (const auto& candidate : events::candidates_of(one, sentence.sides, false))
                            pair = pair || judge(candidate, *placed.event) == Verdict::right;
                    }
                }
                ++(!predicate ? reach.no_predicate
                   : !parties ? reach.no_parties
                   : !pair    ? reach.no_pair
                              : reach.no_act);
            }
        }
        return reach;
    }

    static bool names_parties(const std::vector<events::Side>& sides, const GoldEvent& event) {
        const auto named = [&](const std::string& code) {
            return std::ranges::any_of(sides, [&](const events::Side& side) {
                return std::ranges::binary_search(side.codes, std::string_view(code));
            });
        };
        return std::ranges::all_of(event.actors, named) && std::ranges::all_of(event.recipients, named);
    }

    // A labelled event told again in another sentence is neither right nor wrong.
    Verdict judge_all(std::size_t document, const ReadSentence& sentence, const events::Scored& scored) {
        auto verdict = Verdict::wrong;
        for (const auto& placed : placed_[document]) {
            if (placed.act != scored.act) continue;
            const bool here = tells(sentence, *scored.candidate.predicate, placed);
            if (!here && sentence.view.span().overlaps(placed.span)) continue;
            const auto one = judge(scored.candidate, *placed.event);
            if (here && one == Verdict::right) {
                reached_.insert(placed.event);
                return one;
            }
            if (one == Verdict::right || (here && one == Verdict::excused)) verdict = Verdict::excused;
        }
        return verdict;
    }

    // act: whose model this is, where the columns do not tell; acts: the names of what it chooses between.
    void keep(const Matrix& matrix, const std::vector<double>& weights, int act, std::string_view model,
              std::size_t fold, Trained& trained, events::LinearModel events::Weights::* part,
              const std::vector<std::string>& acts) const {
        for (std::size_t i = 0; i < weights.size(); ++i) {
            if (std::abs(weights[i]) < settings_.least_weight) continue;
            const auto& column = matrix.columns()[i];
            const auto of_act = column.act == Matrix::every_act ? act : column.act;
            auto& learned = fold < settings_.folds ? trained.held_out[fold] : trained.weights;
            (learned.*part)
                .set(column.feature, of_act < 0 ? std::nullopt : std::optional(static_cast<ActIndex>(of_act)),
                     static_cast<float>(weights[i]));
            if (fold == settings_.folds) {
                trained.rows.push_back({std::string(model), names_.at(column.feature),
                                        of_act < 0 ? "*" : acts[static_cast<std::size_t>(of_act)],
                                        weights[i]});
            }
        }
    }

    const pipeline::Engine& engine_;
    const events::Rules& rules_;
    const std::vector<const Labelled*>& documents_;
    const std::vector<std::string>& acts_;
    const Settings& settings_;
    std::vector<std::vector<Placed>> placed_;
    events::FeatureNames names_;
    DateRows dates_;
    std::set<const GoldEvent*> reached_;
};

}  // namespace

std::size_t fold_of(std::string_view document_id, std::size_t folds) {
    return static_cast<std::size_t>(events::feature_id(document_id) % folds);
}

std::string_view source_of(const text::Document& document) {
    if (!document.publisher.value.empty()) return document.publisher.value;
    const std::string_view id = document.id.value;
    const auto colon = id.find(':');
    return colon == id.npos ? "" : id.substr(0, colon);
}

Result<Trained> train(const pipeline::Engine& engine, const std::vector<const Labelled*>& documents,
                      const std::vector<std::string>& acts, const Settings& settings) {
    return Trainer(engine, documents, acts, settings).run();
}

}  // namespace entente::training
