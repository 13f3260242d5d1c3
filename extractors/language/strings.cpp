#include "extractors/language/strings.hpp"

#include <array>
#include <cstddef>
#include <cstring>
#include <fmt/format.h>
#include <string>
#include <unordered_map>

namespace entente::language {

namespace {

struct Reserved {
    std::uint64_t id;
    std::string_view name;
};

// spacy/symbols.pyx, without the numbered series FLAG19-63 (19-63) and DEPRECATED001-276 (104-379). The ids
// are part of every model's file: never change them.
// clang-format off
constexpr Reserved reserved[] = {
    {1, "IS_ALPHA"}, {2, "IS_ASCII"}, {3, "IS_DIGIT"}, {4, "IS_LOWER"}, {5, "IS_PUNCT"}, {6, "IS_SPACE"},
    {7, "IS_TITLE"}, {8, "IS_UPPER"}, {9, "LIKE_URL"}, {10, "LIKE_NUM"}, {11, "LIKE_EMAIL"},
    {12, "IS_STOP"}, {13, "IS_OOV_DEPRECATED"}, {14, "IS_BRACKET"}, {15, "IS_QUOTE"},
    {16, "IS_LEFT_PUNCT"}, {17, "IS_RIGHT_PUNCT"}, {18, "IS_CURRENCY"}, {64, "ID"}, {65, "ORTH"},
    {66, "LOWER"}, {67, "NORM"}, {68, "SHAPE"}, {69, "PREFIX"}, {70, "SUFFIX"}, {71, "LENGTH"},
    {72, "CLUSTER"}, {73, "LEMMA"}, {74, "POS"}, {75, "TAG"}, {76, "DEP"}, {77, "ENT_IOB"},
    {78, "ENT_TYPE"}, {79, "HEAD"}, {80, "SENT_START"}, {81, "SPACY"}, {82, "PROB"}, {83, "LANG"},
    {84, "ADJ"}, {85, "ADP"}, {86, "ADV"}, {87, "AUX"}, {88, "CONJ"}, {89, "CCONJ"}, {90, "DET"},
    {91, "INTJ"}, {92, "NOUN"}, {93, "NUM"}, {94, "PART"}, {95, "PRON"}, {96, "PROPN"}, {97, "PUNCT"},
    {98, "SCONJ"}, {99, "SYM"}, {100, "VERB"}, {101, "X"}, {102, "EOL"}, {103, "SPACE"}, {380, "PERSON"},
    {381, "NORP"}, {382, "FACILITY"}, {383, "ORG"}, {384, "GPE"}, {385, "LOC"}, {386, "PRODUCT"},
    {387, "EVENT"}, {388, "WORK_OF_ART"}, {389, "LANGUAGE"}, {390, "LAW"}, {391, "DATE"}, {392, "TIME"},
    {393, "PERCENT"}, {394, "MONEY"}, {395, "QUANTITY"}, {396, "ORDINAL"}, {397, "CARDINAL"},
    {398, "acomp"}, {399, "advcl"}, {400, "advmod"}, {401, "agent"}, {402, "amod"}, {403, "appos"},
    {404, "attr"}, {405, "aux"}, {406, "auxpass"}, {407, "cc"}, {408, "ccomp"}, {409, "complm"},
    {410, "conj"}, {411, "cop"}, {412, "csubj"}, {413, "csubjpass"}, {414, "dep"}, {415, "det"},
    {416, "dobj"}, {417, "expl"}, {418, "hmod"}, {419, "hyph"}, {420, "infmod"}, {421, "intj"},
    {422, "iobj"}, {423, "mark"}, {424, "meta"}, {425, "neg"}, {426, "nmod"}, {427, "nn"},
    {428, "npadvmod"}, {429, "nsubj"}, {430, "nsubjpass"}, {431, "num"}, {432, "number"}, {433, "oprd"},
    {434, "obj"}, {435, "obl"}, {436, "parataxis"}, {437, "partmod"}, {438, "pcomp"}, {439, "pobj"},
    {440, "poss"}, {441, "possessive"}, {442, "preconj"}, {443, "prep"}, {444, "prt"}, {445, "punct"},
    {446, "quantmod"}, {447, "relcl"}, {448, "rcmod"}, {449, "root"}, {450, "xcomp"}, {451, "acl"},
    {452, "ENT_KB_ID"}, {453, "MORPH"}, {454, "ENT_ID"}, {455, "IDX"}, {456, "_"},
};
// clang-format on

constexpr std::size_t reserved_count = 457;

struct ReservedNames {
    std::array<std::string, reserved_count> by_id;
    std::unordered_map<std::string_view, std::uint64_t> by_name;

    ReservedNames() {
        for (const auto& [id, name] : reserved) by_id[id] = name;
        for (std::size_t flag = 19; flag <= 63; ++flag) by_id[flag] = fmt::format("FLAG{}", flag);
        for (std::size_t number = 1; number <= 276; ++number) {
            by_id[103 + number] = fmt::format("DEPRECATED{:03}", number);
        }
        for (std::size_t id = 1; id < reserved_count; ++id) by_name.emplace(by_id[id], id);
    }
};

const ReservedNames& reserved_names() {
    static const ReservedNames names;
    return names;
}

std::uint64_t load(const char* bytes, std::size_t size = 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, size);
    return word;
}

constexpr std::size_t longest_reserved = 17;  // IS_OOV_DEPRECATED

}  // namespace

std::uint64_t murmur64(std::string_view bytes) {
    constexpr std::uint64_t m = 0xc6a4a7935bd1e995U;
    constexpr std::uint64_t seed = 1;
    constexpr int shift = 47;
    std::uint64_t hash = seed ^ (bytes.size() * m);
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = load(bytes.data() + at) * m;
        word ^= word >> shift;
        hash = (hash ^ (word * m)) * m;
    }
    if (at < bytes.size()) hash = (hash ^ load(bytes.data() + at, bytes.size() - at)) * m;
    hash ^= hash >> shift;
    hash *= m;
    return hash ^ (hash >> shift);
}

std::uint64_t string_id(std::string_view text) {
    if (text.empty()) return 0;
    if (text.size() <= longest_reserved) {
        const auto& names = reserved_names().by_name;
        if (const auto found = names.find(text); found != names.end()) return found->second;
    }
    return murmur64(text);
}

std::string_view reserved_name(std::uint64_t id) {
    return id < reserved_count ? std::string_view(reserved_names().by_id[id]) : std::string_view();
}

}  // namespace entente::language
