// Text in another encoding than UTF-8 becomes UTF-8, by ICU. HTML names its encoding; plain text shows UTF-16
// by its byte order mark and is UTF-8 otherwise.
#pragma once

#include <string>
#include <string_view>

#include "extractors/text/utf8.hpp"

namespace entente::text {

// UTF-16 with a byte order mark, else as decode_utf8.
schema::Result<Decoded> decode_text(std::string_view bytes);

// Fails, naming it, on an encoding that ICU does not know. What cannot be converted becomes U+FFFD with a
// warning.
schema::Result<Decoded> decode_as(std::string_view bytes, const std::string& encoding);

}  // namespace entente::text
