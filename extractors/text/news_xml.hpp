// News as XML: RSS (2.0, and what came before it), Atom (RFC 4287) and NITF. Items of a feed are documents,
// an NITF file is one. Their bodies are HTML, or become it, and are read as pages are.
#pragma once

#include <deque>
#include <istream>
#include <memory>
#include <optional>

#include "extractors/text/item.hpp"
#include "extractors/text/options.hpp"
#include "extractors/text/xml_events.hpp"
#include "graph/schema/result.hpp"

namespace entente::text {

class NewsReader {
  public:
    // The stream outlives the reader.
    NewsReader(std::istream& in, const Limits& limits);
    ~NewsReader();
    NewsReader(const NewsReader&) = delete;
    NewsReader& operator=(const NewsReader&) = delete;

    // None behind the last item. An item that is too long is an error with its line, and the next one goes
    // on; what is not well-formed ends the file.
    std::optional<schema::Result<Item>> next();

  private:
    class Builder;
    std::unique_ptr<Builder> builder_;
    XmlEvents events_;
    bool ended_ = false;
};

}  // namespace entente::text
