#include <cstdint>
#include <string>

#include "extractors/language/config.hpp"
#include "extractors/language/morphology.hpp"
#include "tests/fuzz/promises.hpp"

using namespace entente::language;
using entente::fuzz::promise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto normal = normalize_morphology(text)) {
        promise(normalize_morphology(*normal) == normal, "the normal form is its own normal form");
    }
    const auto config = Config::parse(text, "config.cfg");
    if (!config) {
        promise(config.error().file == "config.cfg", "errors name the file");
        return 0;
    }
    for (const std::string& section : config->sections()) {
        for (const std::string& key : config->keys(section)) {
            const int types = int{config->get_integer(section, key).has_value()} +
                              int{config->get_boolean(section, key).has_value()} +
                              int{config->get_string(section, key).has_value()};
            promise(types <= 1, "a value has one type");
            static_cast<void>(config->get_number(section, key));
            static_cast<void>(config->get_strings(section, key));
            static_cast<void>(config->get_integers(section, key));
            promise(!config->is_null(section, key) || config->get_json(section, key).has_value(),
                    "null is JSON");
        }
    }
    return 0;
}
