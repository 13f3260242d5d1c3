// Work in numbered parts on several threads. Who does which part is chance, so a part may write only where no
// other does; sums over parts are made afterwards, in their order, and so come out alike on any number of
// threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace entente::analysis {

// Calls work(part) for each part in [0, parts); `work` must not throw.
template <class Work>
void for_each_part(std::size_t parts, unsigned threads, const Work& work) {
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t part = next++; part < parts; part = next++) work(part);
    };
    std::vector<std::jthread> helpers;
    for (unsigned i = 1; i < threads && i < parts; ++i) helpers.emplace_back(run);
    run();
}

}  // namespace entente::analysis
