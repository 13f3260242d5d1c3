#include "graph/model/copies.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

namespace entente::model {
namespace {

constexpr std::size_t words_a_shingle = 3;
constexpr std::size_t rows_a_band = 4;  // 8 bands: two texts alike in 0.8 are found with probability 0.985
constexpr double alike_enough = 0.8;
constexpr int days_apart = 7;
constexpr std::size_t most_neighbours = 50;  // that a document is compared with in one band

bool is_word_byte(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::uint64_t mix(std::uint64_t x) {  // splitmix64
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

std::vector<std::uint64_t> words_of(std::string_view text) {
    std::vector<std::uint64_t> words;
    std::uint64_t hash = 0;
    bool open = false;
    const auto end = [&] {
        if (open) words.push_back(mix(hash));
        hash = 0;
        open = false;
    };
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (!is_word_byte(byte)) {
            end();
            continue;
        }
        const unsigned lower = byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte;
        hash = hash * 1099511628211ULL + lower + 1;
        open = true;
    }
    end();
    return words;
}

// A text of fewer words is one shingle.
std::vector<std::uint64_t> shingles_of(std::string_view text) {
    const auto words = words_of(text);
    std::vector<std::uint64_t> shingles;
    const std::size_t length = std::min(words_a_shingle, words.size());
    for (std::size_t i = 0; length > 0 && i + length <= words.size(); ++i) {
        std::uint64_t hash = length;
        for (std::size_t j = 0; j < length; ++j) hash = mix(hash + words[i + j]);
        shingles.push_back(hash);
    }
    std::ranges::sort(shingles);
    const auto again = std::ranges::unique(shingles);
    shingles.erase(again.begin(), again.end());
    return shingles;
}

bool near_in_time(const Copy& a, const Copy& b) {
    if (!a.published || !b.published) return true;
    return std::abs((*a.published - *b.published).count()) <= days_apart;
}

class Groups {
  public:
    explicit Groups(std::size_t size) : parent_(size) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    }
    std::size_t root(std::size_t i) {
        while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) { parent_[root(a)] = root(b); }

  private:
    std::vector<std::size_t> parent_;
};

// Documents whose signatures agree in a band stand side by side, those of near days next to each other.
std::vector<std::size_t> by_band(std::span<const Copy> documents, std::size_t band) {
    std::vector<std::size_t> order(documents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rows = [&](std::size_t i) {
        return std::span(documents[i].signature).subspan(band * rows_a_band, rows_a_band);
    };
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        const auto left = rows(a), right = rows(b);
        if (!std::ranges::equal(left, right)) return std::ranges::lexicographical_compare(left, right);
        return std::tie(documents[a].published, documents[a].document) <
               std::tie(documents[b].published, documents[b].document);
    });
    return order;
}

bool same_band(const Copy& a, const Copy& b, std::size_t band) {
    const std::size_t first = band * rows_a_band;
    return std::equal(a.signature.begin() + static_cast<std::ptrdiff_t>(first),
                      a.signature.begin() + static_cast<std::ptrdiff_t>(first + rows_a_band),
                      b.signature.begin() + static_cast<std::ptrdiff_t>(first));
}

}  // namespace

Signature signature_of(std::string_view text) {
    Signature signature;
    signature.fill(std::numeric_limits<std::uint32_t>::max());
    for (const std::uint64_t shingle : shingles_of(text))
        for (std::size_t i = 0; i < signature_size; ++i) {
            const auto hash = static_cast<std::uint32_t>(mix(shingle + i * 0x9E3779B97F4A7C15ULL) >> 32);
            signature[i] = std::min(signature[i], hash);
        }
    return signature;
}

double resemblance(std::string_view a, std::string_view b) {
    const auto left = shingles_of(a), right = shingles_of(b);
    if (left.empty() && right.empty()) return 1;
    std::vector<std::uint64_t> shared;
    std::ranges::set_intersection(left, right, std::back_inserter(shared));
    const double all = static_cast<double>(left.size() + right.size() - shared.size());
    return static_cast<double>(shared.size()) / all;
}

std::vector<std::size_t> copy_groups(std::span<const Copy> documents,
                                     const std::function<std::string(const std::string&)>& text_of) {
    Groups groups(documents.size());
    const auto compare = [&](std::size_t a, std::size_t b) {
        if (!near_in_time(documents[a], documents[b]) || groups.root(a) == groups.root(b)) return;
        if (resemblance(text_of(documents[a].document), text_of(documents[b].document)) >= alike_enough)
            groups.join(a, b);
    };
    for (std::size_t band = 0; band < signature_size / rows_a_band; ++band) {
        const auto order = by_band(documents, band);
        for (std::size_t i = 0; i < order.size(); ++i)
            for (std::size_t j = i + 1; j < std::min(order.size(), i + 1 + most_neighbours); ++j) {
                if (!same_band(documents[order[i]], documents[order[j]], band)) break;
                compare(order[i], order[j]);
            }
    }
    std::vector<std::size_t> first(documents.size(), documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i) {
        std::size_t& best = first[groups.root(i)];
        if (best == documents.size() || documents[i].document < documents[best].document) best = i;
    }
    std::vector<std::size_t> result(documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i) result[i] = first[groups.root(i)];
    return result;
}

}  // namespace entente::model
