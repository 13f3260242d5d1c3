// Speed of the whole engine, text to records, by stage, one thread.
//
//     bench_extract MODEL DATA FILE.jsonl [SECONDS]
//
// Reads the documents of all lines into memory, then turns them into records over and over for about SECONDS
// (default 5) after one round to warm up. Prints one JSON object: tokens and words (stretches between blanks)
// a second, records of one round, and the share of each stage in the time: read (a line to a document), parse
// (the language core), actors, events (frames and scorer, to records), write (records to lines).
// bench/extract_against_spacy.py runs it in turn with spaCy and prints the ratios.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <utility>
#include <vector>

#include "app/documents.hpp"
#include "app/engine.hpp"
#include "extractors/pipeline.hpp"
#include "graph/store/record_json.hpp"

namespace {

using namespace entente;

template <class T>
T required(schema::Result<T> result) {
    if (result) return *std::move(result);
    fmt::print(stderr, "{}\n", describe(result.error()));
    std::exit(1);
}

struct Round {
    std::size_t documents = 0, tokens = 0, words = 0, records = 0, written = 0;
    double read = 0, parse = 0, actors = 0, events = 0, write = 0;

    double seconds() const { return read + parse + actors + events + write; }
};

// Seconds of processor time since the last call: what else the machine does is left out.
class Stopwatch {
  public:
    double lap() {
        const auto now = used();
        return now - std::exchange(last_, now);
    }

  private:
    static double used() {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
    }
    double last_ = used();
};

std::size_t words_of(std::string_view text) {
    std::size_t words = 0;
    bool blank = true;
    for (const char c : text) {
        const bool now_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (blank && !now_blank) ++words;
        blank = now_blank;
    }
    return words;
}

void extract(const pipeline::Engine& engine, language::Workspace& workspace, const app::Raw& raw,
             const app::DocumentPlan& plan, Round& round) {
    Stopwatch watch;
    const auto document = required(app::to_document(raw, plan));
    round.read += watch.lap();
    auto linked = pipeline::parse(engine, workspace, document);
    round.parse += watch.lap();
    pipeline::add_mentions(engine, document, linked);
    round.actors += watch.lap();
    const auto records = required(pipeline::extract(engine, linked, document)).records;
    round.events += watch.lap();
    for (const auto& record : records) round.written += store::to_json(record).size();
    round.write += watch.lap();
    ++round.documents;
    round.records += records.size();
    round.tokens += linked.headline.parsed.tokens.size() + linked.body.parsed.tokens.size();
    round.words += words_of(linked.title) + words_of(document.text);
}

std::vector<app::Raw> read_all(const app::DocumentPlan& plan) {
    std::vector<app::Raw> all;
    app::RawReader reader(plan.list.inputs, plan.text);
    while (auto batch = reader.next_batch())
        for (auto& raw : *batch) all.push_back(std::move(raw));
    return all;
}

void print(const Round& round, std::size_t rounds) {
    const auto rate = [&](std::size_t count) { return static_cast<double>(count) / round.seconds(); };
    const auto share = [&](double seconds) { return seconds / round.seconds(); };
    fmt::print(
        "{{\"documents\":{},\"tokens\":{},\"words\":{},\"records\":{},\"tokens_per_second\":{:.0f},"
        "\"words_per_second\":{:.0f},\"shares\":{{\"read\":{:.3f},\"parse\":{:.3f},\"actors\":{:.3f},"
        "\"events\":{:.3f},\"write\":{:.3f}}}}}\n",
        round.documents / rounds, round.tokens / rounds, round.words / rounds, round.records / rounds,
        rate(round.tokens), rate(round.words), share(round.read), share(round.parse), share(round.actors),
        share(round.events), share(round.write));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::fputs("usage: bench_extract MODEL DATA FILE.jsonl [SECONDS]\n", stderr);
        return 2;
    }
    app::Settings settings;
    settings.model = argv[1];
    settings.data = argv[2];
    app::DocumentOptions options;
    options.paths = {argv[3]};
    options.from = "jsonl";
    const double budget = argc > 4 ? std::atof(argv[4]) : 5;
    const auto plan = required(app::plan(options));
    const auto engine = required(app::open_engine(settings));
    const auto raws = read_all(plan);
    language::Workspace workspace(engine.model);
    Round warm_up, measured;
    for (const auto& raw : raws) extract(engine.view(), workspace, raw, plan, warm_up);
    std::size_t rounds = 0;
    do {
        for (const auto& raw : raws) extract(engine.view(), workspace, raw, plan, measured);
        ++rounds;
    } while (measured.seconds() < budget && measured.tokens > 0);
    print(measured, rounds);
    return 0;
}
