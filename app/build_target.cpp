#include "app/build_target.hpp"

#include <filesystem>
#include <optional>
#include <spdlog/spdlog.h>

#include "app/members.hpp"
#include "graph/derive/derive.hpp"

namespace entente::app {

using schema::Result;

bool same_document(const store::StoredDocument& stored, const store::StoredDocument& document) {
    auto moved = stored;
    moved.input = document.input;
    return moved == document;
}

bool is_deleted(const std::string& file) {
    namespace fs = std::filesystem;
    const fs::path path(file);
    if (file.empty() || file == "<stdin>") return false;
    std::error_code ignored;
    const auto folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    return !fs::exists(path, ignored) && fs::is_directory(folder, ignored);
}

BuildTarget::BuildTarget(store::Store store, store::Run run, Manifest manifest)
    : store_(std::move(store)), run_(std::move(run)), manifest_(std::move(manifest)) {}

Result<BuildTarget> BuildTarget::open(const std::string& path, Manifest manifest, std::size_t workers) {
    auto store = store::Store::open(path);
    if (!store) return std::unexpected(store.error());
    const auto before = store->manifest();
    if (!before) return std::unexpected(before.error());
    auto run = store::Run::begin(*store);
    if (!run) return std::unexpected(run.error());
    const bool current = *before == manifest;
    BuildTarget target(std::move(*store), std::move(*run), std::move(manifest));
    if (auto begun = target.store_.begin(); !begun) return std::unexpected(begun.error());
    if (before->empty()) {
        if (auto written = target.write_manifest(); !written) return std::unexpected(written.error());
    } else if (!current) {
        spdlog::warn("{}: was made with another program, model, tables or scope; all is read again", path);
    }
    while (current && target.readers_.size() < workers) {
        auto reader = store::Store::open_read_only(path);
        if (!reader) return std::unexpected(reader.error());
        target.readers_.push_back(std::move(*reader));
    }
    return target;
}

Result<bool> BuildTarget::knows(const store::StoredDocument& document, std::size_t worker) {
    if (readers_.empty()) return false;
    auto& reader = readers_[worker];
    const auto there = reader.contains(document.id, document.text_hash);
    if (!there || !*there) return there;
    const auto stored = reader.document(document.id);
    if (!stored) return std::unexpected(stored.error());
    return *stored && same_document(**stored, document);
}

Result<void> BuildTarget::put(const Reading& reading) {
    const auto& document = reading.document;
    const auto first = run_.claim(document.id, document.text_hash);
    if (!first) return std::unexpected(first.error());
    if (!*first) return {};
    const auto put =
        reading.known ? run_.set_input(document.id, document.input) : store_.put(document, reading.records);
    return put ? commit_when_due() : put;
}

Result<void> BuildTarget::put_failure(const store::Failure& failure) {
    const auto put = store_.put_failure(failure);
    return put ? commit_when_due() : put;
}

Result<void> BuildTarget::drop(std::string_view id) {
    const auto dropped = run_.drop(id);
    if (!dropped) return std::unexpected(dropped.error());
    return commit_when_due();
}

Result<void> BuildTarget::put_members(const actors::Knowledge& knowledge) {
    if (auto put = app::put_members(store_, knowledge); !put) return put;
    return commit_when_due();
}

Result<std::int64_t> BuildTarget::prune() {
    if (auto found = run_.find_gone(is_deleted, [](auto, auto) {}); !found)
        return std::unexpected(found.error());
    return run_.remove_gone();
}

Result<store::Counts> BuildTarget::close(bool complete, model::Identity identity) {
    readers_.clear();
    if (complete) {
        if (auto written = write_manifest(); !written) return std::unexpected(written.error());
    }
    if (auto done = store_.commit(); !done) return std::unexpected(done.error());
    if (auto settled = settle(identity); !settled) return std::unexpected(settled.error());
    const auto counts = store_.counts();
    if (auto closed = store_.close(); !closed) return std::unexpected(closed.error());
    return counts;
}

// Not again where nothing came in.
Result<void> BuildTarget::settle(model::Identity identity) {
    const auto before = store_.derived_by();
    if (!before) return std::unexpected(before.error());
    const auto known = before->find("identity");
    if (known != before->end() && known->second == name(identity)) return {};
    if (auto begun = store_.begin(); !begun) return begun;
    if (auto settled = derive::settle(store_, identity); !settled) return settled;
    return store_.commit();
}

Result<void> BuildTarget::write_manifest() {
    for (const auto& [key, value] : manifest_) {
        if (auto set = store_.set_manifest(key, value); !set) return set;
    }
    return {};
}

Result<void> BuildTarget::commit_when_due() {
    const auto now = std::chrono::steady_clock::now();
    if (now - committed_ < std::chrono::seconds(2)) return {};
    committed_ = now;
    if (auto done = store_.commit(); !done) return done;
    return store_.begin();
}

}  // namespace entente::app
