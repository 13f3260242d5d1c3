#include <doctest/doctest.h>

#include "extractors/training/train.hpp"

using namespace entente;

TEST_CASE("a document's source is its publisher, else the first part of its id") {
    struct Row {
        const char *publisher, *id, *source;
    };
    const Row rows[] = {
        {"Kurier", "a:1", "Kurier"},
        {"", "ce:2020-01-02", "ce"},
        {"", "ce:x:2", "ce"},
        {"", "2020-01-02", ""},
    };
    for (const auto& [publisher, id, source] : rows) {
        CAPTURE(id);
        text::Document document;
        document.publisher.value = publisher;
        document.id.value = id;
        CHECK(training::source_of(document) == source);
    }
}

TEST_CASE("a document stays in its part") {
    for (const auto* id : {"a", "b", "c:1", ""}) {
        CHECK(training::fold_of(id, 5) < 5);
        CHECK(training::fold_of(id, 5) == training::fold_of(id, 5));
    }
    CHECK(training::fold_of("a", 5) != training::fold_of("b", 5));
}
