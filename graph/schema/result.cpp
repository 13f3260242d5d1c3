#include "graph/schema/result.hpp"

#include <utility>

namespace entente::schema {

std::string describe(const Error& error) {
    std::string out = error.file;
    if (error.line > 0) out += (out.empty() ? "line " : ":") + std::to_string(error.line);
    if (!out.empty()) out += ": ";
    out += error.message;
    if (!error.hint.empty()) out += "; " + error.hint;
    return out;
}

Error at(Error error, std::string file, std::uint64_t line) {
    if (error.file.empty()) error.file = std::move(file);
    if (error.line == 0) error.line = line;
    return error;
}

}  // namespace entente::schema
