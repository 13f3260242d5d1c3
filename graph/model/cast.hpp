// Who an actor is, by what most events say of it: name, kind, state, sector. Of equals the first in the order
// of the alphabet, so that the order of the events does not matter.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/schema/event.hpp"

namespace entente::model {

struct Actor {
    std::string id;
    std::string name;
    schema::ActorKind kind = schema::ActorKind::country;
    std::string code;
    std::string country;
    std::string sector;

    friend bool operator==(const Actor&, const Actor&) = default;
};

class Cast {
  public:
    void add(const schema::Event& event);

    std::vector<Actor> actors() const;  // by id

  private:
    using Tally = std::map<std::string, std::size_t, std::less<>>;
    struct Said {
        Tally name, kind, code, country, sector;
    };
    std::map<std::string, Said, std::less<>> said_;
};

}  // namespace entente::model
