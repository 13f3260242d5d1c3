// Work spread over threads, results in the order of the input: so that output is the same on one thread and
// on many. At most a few items a worker are under way at once; whoever is ahead waits, and memory stays
// bounded.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <queue>
#include <thread>
#include <utility>
#include <vector>

namespace entente::app {

namespace detail {

// What reader, workers and writer share. Items carry their number; the writer takes results by number.
template <class In, class Out>
class Line {
  public:
    explicit Line(std::size_t capacity) : capacity_(capacity) {}

    // False: stop reading.
    bool put(In item) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return stopped_ || read_ - written_ < capacity_; });
        if (stopped_) return false;
        waiting_.emplace(read_++, std::move(item));
        work_.notify_one();
        return true;
    }

    void end_of_input() {
        const std::scoped_lock lock(mutex_);
        ended_ = true;
        work_.notify_all();
        done_.notify_all();
    }

    std::optional<std::pair<std::size_t, In>> take() {
        std::unique_lock lock(mutex_);
        work_.wait(lock, [&] { return stopped_ || ended_ || !waiting_.empty(); });
        if (stopped_ || waiting_.empty()) return {};
        auto item = std::move(waiting_.front());
        waiting_.pop();
        return item;
    }

    void give(std::size_t number, Out result) {
        const std::scoped_lock lock(mutex_);
        finished_.emplace(number, std::move(result));
        done_.notify_one();
    }

    // The next result in order; nothing once all are written, or after a failure.
    std::optional<Out> next() {
        std::unique_lock lock(mutex_);
        done_.wait(lock,
                   [&] { return stopped_ || finished_.contains(written_) || (ended_ && written_ == read_); });
        if (stopped_ || !finished_.contains(written_)) return {};
        auto result = std::move(finished_.extract(written_).mapped());
        ++written_;
        room_.notify_one();
        return result;
    }

    void stop(std::exception_ptr why = nullptr) {
        const std::scoped_lock lock(mutex_);
        stopped_ = true;
        if (why && !failure_) failure_ = why;
        room_.notify_all();
        work_.notify_all();
        done_.notify_all();
    }

    std::exception_ptr failure() const { return failure_; }

  private:
    const std::size_t capacity_;
    std::mutex mutex_;
    std::condition_variable room_, work_, done_;
    std::queue<std::pair<std::size_t, In>> waiting_;
    std::map<std::size_t, Out> finished_;
    std::size_t read_ = 0, written_ = 0;
    bool ended_ = false, stopped_ = false;
    std::exception_ptr failure_;
};

template <class Body>
void guarded(auto& line, Body body) {
    try {
        body();
    } catch (...) {
        line.stop(std::current_exception());
    }
}

}  // namespace detail

// read: () → std::optional<In>, called on one thread; work: (In, worker's number) → Out; write: (Out) → bool,
// called on this thread in the order of reading; false ends the run early. What one of them throws is thrown
// here.
template <class Read, class Work, class Write>
void ordered_map(Read read, Work work, Write write, std::size_t jobs) {
    using In = typename std::invoke_result_t<Read>::value_type;
    using Out = std::invoke_result_t<Work, In, std::size_t>;
    if (jobs <= 1) {
        while (auto item = read()) {
            if (!write(work(std::move(*item), 0))) return;
        }
        return;
    }
    detail::Line<In, Out> line(4 * jobs);
    std::vector<std::jthread> threads;
    threads.emplace_back([&] {
        detail::guarded(line, [&] {
            for (auto item = read(); item && line.put(std::move(*item)); item = read()) {
            }
        });
        line.end_of_input();
    });
    for (std::size_t worker = 0; worker < jobs; ++worker) {
        threads.emplace_back([&, worker] {
            detail::guarded(line, [&] {
                while (auto item = line.take()) line.give(item->first, work(std::move(item->second), worker));
            });
        });
    }
    detail::guarded(line, [&] {
        while (auto result = line.next()) {
            if (!write(std::move(*result))) break;
        }
    });
    line.stop();
    threads.clear();
    if (line.failure()) std::rethrow_exception(line.failure());
}

}  // namespace entente::app
