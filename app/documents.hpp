// From files to documents, in two halves: one thread reads bytes (RawReader), many make documents of them and
// work on those (for_each_document). A document that cannot be read is told, counted and left behind; the
// next one goes on.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/commands.hpp"
#include "app/document_options.hpp"
#include "app/interrupt.hpp"
#include "app/output.hpp"
#include "app/parallel.hpp"
#include "extractors/pipeline.hpp"
#include "extractors/text/detect.hpp"
#include "extractors/text/document.hpp"
#include "extractors/text/item.hpp"
#include "extractors/text/readers.hpp"
#include "graph/schema/result.hpp"

namespace entente::app {

// A file behind whose last document a reader has come.
struct FileEnd {
    bool whole = false;       // it was read to its last byte
    std::uint64_t bytes = 0;  // as it lies on the disk, packed or not
    std::string sha256;       // of these; "" where not whole
};

// The bytes of one document, or why they could not be had.
struct Raw {
    schema::Result<std::string> bytes;
    text::Format format = text::Format::text;
    std::string file;
    std::uint64_t line = 0;        // of a file that holds many documents; else 0
    std::uint64_t reached = 0;     // bytes of all inputs, as they lie on the disk, that were read by then
    std::optional<FileEnd> end{};  // no document: the file has ended
    // Of a file that holds many: the document instead of its bytes, which are "".
    std::optional<text::Item> item{};

    std::size_t size() const { return item ? item->body.text.size() : bytes ? bytes->size() : 0; }
};

// Documents in the order of the inputs. Small ones come several at once, so that handing them to a thread
// costs little.
class RawReader {
  public:
    enum class Ends : std::uint8_t { untold, told };

    RawReader(std::vector<Input> inputs, const text::Options& options, Ends ends = Ends::untold);
    ~RawReader();
    RawReader(const RawReader&) = delete;
    RawReader& operator=(const RawReader&) = delete;

    std::optional<std::vector<Raw>> next_batch();

  private:
    struct File;  // an input that is being read
    std::optional<Raw> next();
    std::optional<Raw> next_of_file();
    std::optional<Raw> next_line();
    std::optional<Raw> next_item();
    void open(const Input& input);
    Raw broken(const schema::Error& error);
    std::optional<Raw> close();

    std::vector<Input> inputs_;
    std::size_t at_ = 0;
    text::Options options_;
    Ends ends_;
    std::uint64_t read_before_ = 0;  // bytes of the files behind us
    std::unique_ptr<File> file_;
};

// What became of one document.
template <class Out>
struct Outcome {
    schema::Result<std::optional<Out>>
        out;  // none: passed over, as it is in a language that the model does not read
    std::string file;
    std::uint64_t line = 0;
    std::string language;
    std::vector<text::Warning> warnings;
    std::string id;  // the document's; "" where it could not be read
    std::size_t bytes = 0;
    std::uint64_t reached = 0;     // see Raw
    std::optional<FileEnd> end{};  // no document: the file has ended

    std::string place() const { return line > 0 ? file + ":" + std::to_string(line) : file; }
};

// Counts and reports what becomes of documents.
class Tally {
  public:
    void warn(const std::string& place, const std::vector<text::Warning>& warnings);
    void failed(const schema::Error& error);
    void passed_over(const std::string& place, const std::string& language);
    void read() { ++read_; }
    void left_out(const pipeline::LeftOut& more);
    // A document that was read but, for what it holds, cannot be written.
    void refused(const schema::Error& error);

    std::size_t documents() const { return read_; }
    std::size_t failures() const { return failed_; }
    // One line a kind of trouble, at the end of the run; the exit code that says whether there was any.
    Exit report(std::size_t files_passed_over) const;

  private:
    std::size_t read_ = 0, failed_ = 0, passed_over_ = 0;
    pipeline::LeftOut left_out_;
};

template <class Out>
void count(Tally& tally, const Outcome<Out>& outcome) {
    tally.warn(outcome.place(), outcome.warnings);
    if (!outcome.out)
        tally.failed(outcome.out.error());
    else if (!*outcome.out)
        tally.passed_over(outcome.place(), outcome.language);
    else
        tally.read();
}

schema::Result<text::Document> to_document(const Raw& raw, const DocumentPlan& plan);

template <class Out, class Work>
Outcome<Out> work_on(const Raw& raw, const DocumentPlan& plan, std::size_t worker, Work& work) {
    Outcome<Out> outcome{.out = std::optional<Out>{},
                         .file = raw.file,
                         .line = raw.line,
                         .language = {},
                         .warnings = {},
                         .id = {},
                         .bytes = raw.size(),
                         .reached = raw.reached,
                         .end = raw.end};
    if (raw.end) return outcome;
    auto document = to_document(raw, plan);
    if (!document) {
        outcome.out = std::unexpected(document.error());
        return outcome;
    }
    outcome.warnings = std::move(document->warnings);
    outcome.language = document->language.value;
    outcome.id = document->id.value;
    if (!plan.text.any_language && !text::is_readable(*document)) return outcome;
    auto out = work(*document, worker);
    if (out)
        outcome.out = std::move(*out);
    else
        outcome.out = std::unexpected(schema::at(out.error(), raw.file, raw.line));
    return outcome;
}

// work: (const text::Document&, worker's number) → Result<Out>, on any of plan.jobs threads; write:
// (Outcome<Out>&) → bool, for every document in the order of the inputs, after the tally has told what is
// wrong with it; false ends the run. ended: the same for the end of each file, with Outcome::end.
template <class Out, class Work, class Write, class Ended>
void for_each_document(const DocumentPlan& plan, Tally& tally, Work work, Write write, Ended ended) {
    RawReader reader(plan.list.inputs, plan.text, RawReader::Ends::told);
    ordered_map([&] { return interrupted() ? std::nullopt : reader.next_batch(); },
                [&](std::vector<Raw> batch, std::size_t worker) {
                    std::vector<Outcome<Out>> outcomes;
                    for (const auto& raw : batch) outcomes.push_back(work_on<Out>(raw, plan, worker, work));
                    return outcomes;
                },
                [&](std::vector<Outcome<Out>> outcomes) {
                    return std::ranges::all_of(outcomes, [&](Outcome<Out>& outcome) {
                        if (outcome.end) return ended(outcome);
                        count(tally, outcome);
                        return write(outcome);
                    });
                },
                plan.jobs);
}

template <class Out, class Work, class Write>
void for_each_document(const DocumentPlan& plan, Tally& tally, Work work, Write write) {
    for_each_document<Out>(plan, tally, work, write, [](const Outcome<Out>&) { return true; });
}

// Writes the text that came of each document, one after the other; false once nothing more can be written.
bool write_text(Output& output, const Outcome<std::string>& outcome);

// How a command that writes documents' results ends: what went wrong with writing, an interrupt, or the
// tally.
schema::Result<Exit> finish(Output& output, const Tally& tally, const DocumentPlan& plan);

}  // namespace entente::app
