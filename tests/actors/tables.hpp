// Small tables that hold together, for tests that break one of them or compile them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/actors/image.hpp"
#include "extractors/actors/knowledge.hpp"

namespace entente::tests {

using Texts = std::map<std::string, std::string>;  // by the table's file name

const Texts& table_headers();
Texts small_tables();

std::vector<actors::TableText> views(const Texts& tables);
schema::Result<actors::Knowledge> build(const Texts& tables, const Texts& of_user = {});

inline schema::Day day(std::string_view text) {
    return schema::parse_date(text)->start;
}

}  // namespace entente::tests
