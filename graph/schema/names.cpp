#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "graph/schema/record.hpp"

namespace entente::schema {
namespace {

template <class Enum, std::size_t N>
using Names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Names<Status, 7> statuses{{{Status::happened, "happened"},
                                     {Status::planned, "planned"},
                                     {Status::cancelled, "cancelled"},
                                     {Status::called_for, "called-for"},
                                     {Status::alleged, "alleged"},
                                     {Status::denied, "denied"},
                                     {Status::hypothetical, "hypothetical"}}};
constexpr Names<Scope, 2> scopes{{{Scope::international, "international"}, {Scope::domestic, "domestic"}}};
constexpr Names<ActorKind, 7> kinds{{{ActorKind::country, "country"},
                                     {ActorKind::organization, "organization"},
                                     {ActorKind::body, "body"},
                                     {ActorKind::person, "person"},
                                     {ActorKind::office, "office"},
                                     {ActorKind::group, "group"},
                                     {ActorKind::place, "place"}}};
constexpr Names<DateBasis, 3> bases{
    {{DateBasis::text, "text"}, {DateBasis::document, "document"}, {DateBasis::inferred, "inferred"}}};
constexpr Names<Field, 2> fields{{{Field::text, "text"}, {Field::title, "title"}}};

template <class Enum, std::size_t N>
std::string_view name_in(const Names<Enum, N>& names, Enum value) {
    for (const auto& [key, text] : names)
        if (key == value) return text;
    return "";
}

template <class Enum, std::size_t N>
std::optional<Enum> value_in(const Names<Enum, N>& names, std::string_view text) {
    for (const auto& [key, known] : names)
        if (known == text) return key;
    return std::nullopt;
}

}  // namespace

std::string_view name(Status status) {
    return name_in(statuses, status);
}
std::string_view name(Scope scope) {
    return name_in(scopes, scope);
}
std::string_view name(ActorKind kind) {
    return name_in(kinds, kind);
}
std::string_view name(DateBasis basis) {
    return name_in(bases, basis);
}
std::string_view name(Field field) {
    return name_in(fields, field);
}
std::string_view name_of_quad(int quad) {
    constexpr std::array<std::string_view, 5> names{"", "verbal cooperation", "material cooperation",
                                                    "verbal conflict", "material conflict"};
    return quad >= 1 && quad <= 4 ? names[static_cast<std::size_t>(quad)] : "";
}
std::optional<Status> parse_status(std::string_view text) {
    return value_in(statuses, text);
}
std::optional<Scope> parse_scope(std::string_view text) {
    return value_in(scopes, text);
}
std::optional<ActorKind> parse_actor_kind(std::string_view text) {
    return value_in(kinds, text);
}
std::optional<DateBasis> parse_date_basis(std::string_view text) {
    return value_in(bases, text);
}
std::optional<Field> parse_field(std::string_view text) {
    return value_in(fields, text);
}

}  // namespace entente::schema
