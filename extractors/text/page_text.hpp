// The text of a page with markup, grown block by block: white space is collapsed as a browser does, blocks
// stand on lines of their own, and every byte knows the place in the page that it came from.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extractors/text/document.hpp"
#include "extractors/text/origin.hpp"

namespace entente::text {

class PageText {
  public:
    // Ends the block that is open, if it has any text, and begins one of this kind.
    void open(BlockKind kind);

    void close() { open(BlockKind::paragraph); }

    // Text as it stands in the page from byte `from` on.
    void add(std::string_view text, std::uint64_t from);
    // Text that the page writes otherwise: an entity. White space counts as a blank.
    void add_replaced(std::string_view text, OriginSpan from);

    // Where the page goes on behind the last text: the place of what the page does not write, such as a line
    // break.
    OriginSpan here() const;

    struct Result {
        Traced traced;
        std::vector<Block> blocks;
    };

    Result take();

  private:
    void begin_word();

    Traced out_;
    std::vector<Block> blocks_;
    BlockKind kind_ = BlockKind::paragraph;
    bool in_block_ = false;
    bool blank_ = false;  // white space was seen since the last word
    OriginSpan blank_from_;
};

}  // namespace entente::text
