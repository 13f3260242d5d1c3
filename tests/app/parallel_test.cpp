#include "app/parallel.hpp"

#include <atomic>
#include <chrono>
#include <doctest/doctest.h>
#include <stdexcept>
#include <string>
#include <vector>

using entente::app::ordered_map;

namespace {

// Numbers 0 … count - 1, one a call.
auto counter(int count) {
    return [next = 0, count]() mutable { return next < count ? std::optional(next++) : std::nullopt; };
}

}  // namespace

TEST_CASE("results come in the order of the input on any number of threads") {
    std::vector<std::string> expected;
    for (int i = 0; i < 500; ++i) expected.push_back(std::to_string(i * i));
    for (std::size_t jobs : {0u, 1u, 2u, 3u, 8u}) {
        CAPTURE(jobs);
        std::vector<std::string> got;
        ordered_map(
            counter(500),
            [](int number, std::size_t) {
                if (number % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
                return std::to_string(number * number);
            },
            [&](std::string result) {
                got.push_back(std::move(result));
                return true;
            },
            jobs);
        CHECK(got == expected);
    }
}

TEST_CASE("each worker has its number, so that it can have a workspace") {
    std::atomic<bool> outside{false};
    ordered_map(
        counter(200),
        [&](int number, std::size_t worker) {
            if (worker >= 3) outside = true;
            return number;
        },
        [](int) { return true; }, 3);
    CHECK_FALSE(outside);
}

TEST_CASE("no more than a few items a worker are under way") {
    for (std::size_t jobs : {2u, 4u}) {
        int read = 0;
        std::atomic<int> written{0};
        int most = 0;
        ordered_map(
            [&]() -> std::optional<int> {
                most = std::max(most, read - written.load());
                return read < 300 ? std::optional(read++) : std::nullopt;
            },
            [](int number, std::size_t) { return number; },
            [&](int) {
                std::this_thread::sleep_for(std::chrono::microseconds(50));
                ++written;
                return true;
            },
            jobs);
        CHECK(written == 300);
        CHECK(most <= static_cast<int>(4 * jobs) + 2);
    }
}

TEST_CASE("a writer that has enough ends the run") {
    for (std::size_t jobs : {1u, 4u}) {
        int written = 0;
        ordered_map(
            counter(1'000'000), [](int number, std::size_t) { return number; },
            [&](int) { return ++written < 10; }, jobs);
        CHECK(written == 10);
    }
}

TEST_CASE("what one part throws arrives at the caller, and nothing hangs") {
    const auto fail = []() -> void { throw std::runtime_error("full"); };
    for (std::size_t jobs : {1u, 4u}) {
        for (int part = 0; part < 3; ++part) {
            CAPTURE(jobs);
            CAPTURE(part);
            auto read = [next = 0, part, fail]() mutable -> std::optional<int> {
                if (part == 0 && next == 50) fail();
                return next < 200 ? std::optional(next++) : std::nullopt;
            };
            auto work = [part, fail](int number, std::size_t) {
                if (part == 1 && number == 50) fail();
                return number;
            };
            auto write = [part, fail](int number) {
                if (part == 2 && number == 50) fail();
                return true;
            };
            CHECK_THROWS_WITH_AS(ordered_map(read, work, write, jobs), "full", std::runtime_error);
        }
    }
}
