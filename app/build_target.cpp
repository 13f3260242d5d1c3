#include "app/build_target.hpp"

#include <spdlog/spdlog.h>

namespace entente::app {

using schema::Result;

BuildTarget::BuildTarget(store::Store store, Manifest manifest, bool current)
    : store_(std::move(store)), manifest_(std::move(manifest)), current_(current) {}

Result<BuildTarget> BuildTarget::open(const std::string& path, Manifest manifest) {
    auto store = store::Store::open(path);
    if (!store) return std::unexpected(store.error());
    const auto before = store->manifest();
    if (!before) return std::unexpected(before.error());
    const bool fresh = before->empty();
    const bool current = fresh || *before == manifest;
    if (!current)
        spdlog::warn("{}: was made with another program, model, tables or scope; all is read again", path);
    BuildTarget target(std::move(*store), std::move(manifest), current);
    if (auto begun = target.store_.begin(); !begun) return std::unexpected(begun.error());
    if (fresh) {
        if (auto written = target.write_manifest(); !written) return std::unexpected(written.error());
    }
    return target;
}

Result<bool> BuildTarget::knows(const store::StoredDocument& document) {
    const std::scoped_lock lock(*mutex_);
    auto there = store_.contains(document.id, document.text_hash);
    if (!there) return there;
    if (!*there || !current_) return false;
    auto before = store_.document(document.id);
    if (!before) return std::unexpected(before.error());
    (*before)->input = document.input;
    return **before == document;
}

Result<void> BuildTarget::put(const Reading& reading) {
    const std::scoped_lock lock(*mutex_);
    if (auto put = store_.put(reading.document, reading.records); !put) return put;
    const auto now = std::chrono::steady_clock::now();
    if (now - committed_ < std::chrono::seconds(2)) return {};
    committed_ = now;
    if (auto done = store_.commit(); !done) return done;
    return store_.begin();
}

Result<void> BuildTarget::put_failure(const store::Failure& failure) {
    const std::scoped_lock lock(*mutex_);
    return store_.put_failure(failure);
}

Result<store::Counts> BuildTarget::close(bool complete) {
    if (complete) {
        if (auto written = write_manifest(); !written) return std::unexpected(written.error());
    }
    if (auto done = store_.commit(); !done) return std::unexpected(done.error());
    const auto counts = store_.counts();
    if (auto closed = store_.close(); !closed) return std::unexpected(closed.error());
    return counts;
}

Result<void> BuildTarget::write_manifest() {
    for (const auto& [key, value] : manifest_) {
        if (auto set = store_.set_manifest(key, value); !set) return set;
    }
    return {};
}

}  // namespace entente::app
