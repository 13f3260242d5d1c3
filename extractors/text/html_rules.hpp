// Which HTML element closes, holds or ends which: the part of the HTML5 tree construction rules that decides
// how deep elements nest. Names are in lower case. Used by check_nesting.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace entente::text {

// What the children of an element are. Where the rules are too fine for a look at the tags, they are
// `unsure`: then every start tag counts.
enum class Inside : std::uint8_t { html, svg, math, unsure };

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names);

// Is SVG or MathML.
bool is_foreign(Inside inside);

// What the children of an element `name` are that stands inside `around`.
Inside inside_of(std::string_view name, Inside around);

// Breaks out of SVG and MathML back to HTML.
bool breaks_out(std::string_view name);

// Has no end tag.
bool is_void(std::string_view name);

// What is inside is text, up to the end tag.
bool is_raw(std::string_view name);

// Bold and the like: the parser opens them again where others closed them.
bool is_formatting(std::string_view name);

// Formatting elements within are not opened again outside.
bool is_fence(std::string_view name);

bool is_table_part(std::string_view name);

// Does the start of a `name` end an `open` element of its kind?
bool replaces(std::string_view name, std::string_view open);

// Does the search for what the start of a `name` ends go on outside of `open`?
bool is_looked_through(std::string_view name, std::string_view open);

// Does the end tag of a `name` close nothing outside of `open`?
bool stops_end(std::string_view name, std::string_view open);

}  // namespace entente::text
