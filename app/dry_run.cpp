#include "app/dry_run.hpp"

#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>
#include <spdlog/spdlog.h>

#include "app/documents.hpp"
#include "app/stored_document.hpp"

namespace entente::app {
namespace {

using schema::Error;
using schema::Result;

enum class Action : std::uint8_t { read, replace, again, remove, keep };
constexpr std::array<std::string_view, 5> names = {"read", "replace", "again", "remove", "keep"};

// The store as it is, if there is one, and what the run has given so far.
struct Present {
    store::Store store;
    store::Run run;
    bool current;
};

Result<std::optional<Present>> open_present(const std::string& path, const Manifest& manifest) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return std::nullopt;
    auto store = store::Store::open_read_only(path);
    if (!store) return std::unexpected(store.error());
    const auto before = store->manifest();
    if (!before) return std::unexpected(before.error());
    auto run = store::Run::begin(*store);
    if (!run) return std::unexpected(run.error());
    return Present{std::move(*store), std::move(*run), *before == manifest};
}

class DryRun {
  public:
    explicit DryRun(std::optional<Present> present) : present_(std::move(present)) {}

    Result<void> add(const store::StoredDocument& document, std::string_view place) {
        const auto action = action_of(document);
        if (!action) return std::unexpected(action.error());
        tell(*action, document.id, place);
        return {};
    }

    Result<void> end_file(const std::string& file) {
        return present_ ? present_->run.end_file(file) : Result<void>();
    }

    Result<void> find_gone() {
        if (!present_) return {};
        return present_->run.find_gone(is_deleted, [&](std::string_view id, std::string_view input) {
            tell(Action::remove, id, input);
        });
    }

    std::string summary() const {
        const auto count = [&](Action action) { return counts_.at(static_cast<std::size_t>(action)); };
        return fmt::format("{} documents would be read, {} replaced, {} read again, {} removed, {} kept",
                           count(Action::read), count(Action::replace), count(Action::again),
                           count(Action::remove), count(Action::keep));
    }

  private:
    Result<Action> action_of(const store::StoredDocument& document) {
        if (!present_) return Action::read;
        const auto first = present_->run.claim(document.id, document.text_hash);
        if (!first) return std::unexpected(first.error());
        if (!*first) return Action::keep;
        const auto stored = present_->store.document(document.id);
        if (!stored) return std::unexpected(stored.error());
        if (!*stored) return Action::read;
        if (!same_document(**stored, document)) return Action::replace;
        return present_->current ? Action::keep : Action::again;
    }

    void tell(Action action, std::string_view id, std::string_view place) {
        ++counts_.at(static_cast<std::size_t>(action));
        if (action != Action::keep)
            std::cout << names.at(static_cast<std::size_t>(action)) << '\t' << id << '\t' << place << '\n';
    }

    std::optional<Present> present_;
    std::array<std::size_t, names.size()> counts_{};
};

}  // namespace

Result<Exit> dry_run(const DocumentPlan& plan, const std::string& store, const Manifest& manifest,
                     bool prune) {
    auto present = open_present(store, manifest);
    if (!present) return std::unexpected(present.error());
    DryRun run(std::move(*present));
    Tally tally;
    std::size_t failed_before = 0;
    Result<void> told;
    for_each_document<store::StoredDocument>(
        plan, tally,
        [](const text::Document& document, std::size_t) -> Result<store::StoredDocument> {
            return stored(document);
        },
        [&](const Outcome<store::StoredDocument>& outcome) {
            if (!outcome.out || !*outcome.out) return true;
            told = run.add(**outcome.out, outcome.place());
            if (told || told.error().code != schema::ErrorCode::conflict) return told.has_value();
            tally.refused(schema::at(told.error(), outcome.file, outcome.line));
            told = {};
            return true;
        },
        [&](const Outcome<store::StoredDocument>& outcome) {
            const bool whole = outcome.end->whole && tally.failures() == failed_before;
            failed_before = tally.failures();
            if (whole) told = run.end_file(outcome.file);
            return told.has_value();
        });
    if (!told) return std::unexpected(told.error());
    if (interrupted())
        return std::unexpected(Error{schema::ErrorCode::io, "interrupted", "", 0, "run it again"});
    if (prune) told = run.find_gone();
    if (!told) return std::unexpected(told.error());
    std::cout.flush();
    spdlog::info("{}: {}", store, run.summary());
    return tally.report(plan.list.passed_over);
}

}  // namespace entente::app
