// Errors are values: a function that can fail returns Result<T>, and nothing is thrown from one module to the
// next. An Error carries what a user needs to mend the cause: the place (file, line), what was found, what to
// do.
#pragma once

#include <cstdint>
#include <expected>
#include <string>

namespace entente::schema {

enum class ErrorCode {
    usage,        // the command line is wrong
    not_found,    // a file, actor, table or store is missing
    invalid,      // input does not have the form it must have
    unsupported,  // well-formed, but asks for something that this program does not do
    limit,        // input is larger or deeper than an option allows
    conflict,     // two inputs contradict each other
    io,           // the system refused to read or write
};

struct Error {
    ErrorCode code = ErrorCode::invalid;
    std::string message = {};  // what is wrong, naming the field or value
    std::string file = {};     // "" where there is none
    std::uint64_t line = 0;    // 1-based; 0 where there is none
    std::string hint = {};     // what to do about it; "" where the message says it

    friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Result = std::expected<T, Error>;

// One line for a person: `file:line: message; hint`.
std::string describe(const Error& error);

// The same error, with the place filled in where it had none.
Error at(Error error, std::string file, std::uint64_t line = 0);

}  // namespace entente::schema
