#include "extractors/text/item.hpp"

#include <utility>

#include "extractors/text/boilerplate.hpp"
#include "extractors/text/finish.hpp"
#include "extractors/text/layout.hpp"
#include "extractors/text/readers.hpp"

namespace entente::text {
namespace {

// What the item says of itself, and where it says nothing what the caller does.
Given merged(Given fields, const Given& given) {
    prefer(fields.id, given.id);
    prefer(fields.date, given.date);
    prefer(fields.title, given.title);
    prefer(fields.publisher, given.publisher);
    prefer(fields.url, given.url);
    fields.file_name = given.file_name;
    return fields;
}

Document plain_document(Item& item) {
    Document document;
    document.text = std::move(item.body.text);
    document.origin = std::move(item.body.origin);
    document.id = item.fields.id;
    document.date = item.fields.date;
    document.title = item.fields.title;
    document.publisher = item.fields.publisher;
    document.url = item.fields.url;
    return document;
}

}  // namespace

void finish_field_text(Document& document, const Given& given, const Options& options) {
    document.blocks = layout(document.text);
    mark_boilerplate(document.text, document.blocks);
    prefer(document.title, given.title);
    mark_repeats(document.text, document.title.value, document.blocks);
    finish(document, given, options);
}

schema::Result<Document> read_item(Item item, const Given& given, const Options& options) {
    schema::Result<Document> document;
    if (item.kind == Body::html) {
        document = read_html(item.body.text, merged(item.fields, given), options);
        if (!document) return document;
        document->origin = compose(document->origin, item.body.origin);
    } else {
        document = plain_document(item);
        finish_field_text(*document, given, options);
    }
    document->warnings.insert(document->warnings.begin(), item.warnings.begin(), item.warnings.end());
    return document;
}

}  // namespace entente::text
