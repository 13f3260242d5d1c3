// How likely two reports tell one happening: what speaks for it and against it, in log-odds that add up, each
// with its name, so that every join can be explained. docs/identity.md has the table of them and how well
// they do.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model/report.hpp"

namespace entente::model {

// off: every record is an event. strict: the same parties, the same day, the same act and mode. usual: what
// most likely is one happening. loose: what may be one.
enum class Identity : std::uint8_t { off, strict, usual, loose };
inline constexpr std::array all_identities{Identity::off, Identity::strict, Identity::usual, Identity::loose};

std::string_view name(Identity level);  // "default" for usual
std::optional<Identity> parse_identity(std::string_view text);

// Log-odds, positive where the two are to be joined; nothing where they cannot be one, whatever else speaks
// for it. `busy_days`: on how many days of the weeks around there are reports of this act between these two,
// as what two seldom do is soon one thing. `why`, where given, gets the reasons: "same person, same day,
// words alike".
std::optional<double> likeness(const Report& a, const Report& b, Identity level, std::size_t busy_days,
                               std::string* why = nullptr);

// From when to when a report's happening can have been, in half days since 1970-01-01: a day is taken for
// known but for half a day at either end, a meeting's for a day, a visit's for more; a document's day for one
// that can be a day late; what is announced can be some weeks off. Requires: has_window.
struct Window {
    std::int32_t first = 0, last = 0;

    friend auto operator<=>(const Window&, const Window&) = default;
};
Window window(const Report& report, Identity level);

// It has a date, or was announced or called off by a document that has one.
bool has_window(const Report& report);

// Is `plan` what `moved` puts off: planned for a day soon after `moved` was published?
bool puts_off(const Report& moved, const Report& plan);

// When that plan can have been for. Requires: moved.moved and a day of publication.
Window window_of_old_plan(const Report& moved);

// A guest of one host is not, in the same happening, the guest of another. 0: not known.
bool hosts_go_together(bool visit_a, Number host_a, bool visit_b, Number host_b);

// Can reports of these two statuses tell one happening?
bool go_together(schema::Status a, schema::Status b, Identity level);

}  // namespace entente::model
