// Persons whom no table knows, told apart as far as the documents allow: "person:RUS/ivan-petrov/diplomat" is
// one across documents only where the name is a full one and the years go together. A surname alone is one
// document's
// ("person:RUS/petrov/diplomat~d_1"), and who bears the name again years later is somebody else
// ("…/diplomat~2019", by the first year of his).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/schema/event.hpp"

namespace entente::model {

// By the id alone: the linker gives unknown persons state, name and kind of office, a table's row never all
// three.
bool is_unknown_person(std::string_view id);

// The id under which a document's party is known in others: a surname alone is the document's own.
std::string lasting_id(std::string_view id, std::string_view document);

// Tells bearers of one full name apart by the years. To be given all events in order of their dates, undated
// last.
class Bearers {
  public:
    void rename(schema::Event& event);

  private:
    struct Bearer {
        int last_year = 0;
        std::string suffix{};
    };
    std::string suffix(const std::string& id, const schema::Event& event);

    std::unordered_map<std::string, Bearer> bearers_;  // by id: whom it means at the date come to
};

}  // namespace entente::model
