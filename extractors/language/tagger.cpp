#include "extractors/language/tagger.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <rapidjson/document.h>

namespace entente::language {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

Result<std::vector<std::string>> labels_of(std::string_view config, const std::string& file) {
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag>(config.data(), config.size());
    const auto malformed = [&](std::string what) {
        return std::unexpected(Error{ErrorCode::invalid, std::move(what), file, 0, "the model may be damaged; unpack it again"});
    };
    if (json.HasParseError() || !json.IsObject()) return malformed("not a JSON object");
    const auto found = json.FindMember("labels");
    if (found == json.MemberEnd() || !found->value.IsArray()) return malformed("no list 'labels'");
    std::vector<std::string> labels;
    for (const auto& label : found->value.GetArray()) {
        if (!label.IsString()) return malformed("a label is no string");
        labels.emplace_back(label.GetString(), label.GetStringLength());
    }
    if (labels.empty()) return malformed("the list 'labels' is empty");
    return labels;
}

}  // namespace

Result<Tagger> Tagger::from(const ThincModel& model, std::string_view config, const std::string& config_file,
                            std::size_t vector_width, Labels& labels) {
    const auto names = labels_of(config, config_file);
    if (!names) return std::unexpected(names.error());
    const auto softmax = model.only("softmax");
    if (!softmax) return std::unexpected(softmax.error());
    const auto weights = (*softmax)->parameter("W", {names->size(), vector_width});
    if (!weights) return std::unexpected(at(weights.error(), model.file));
    const auto bias = (*softmax)->parameter("b", {names->size()});
    if (!bias) return std::unexpected(at(bias.error(), model.file));
    Tagger out;
    out.affine_ = Affine(names->size(), 1, vector_width, (*weights)->values, (*bias)->values);
    for (const std::string& name : *names) out.tags_.push_back(labels.add(name));
    return out;
}

LabelId Tagger::best(const float* scores) const {
    const auto found = std::max_element(scores, scores + tags_.size());
    return tags_[static_cast<std::size_t>(found - scores)];
}

}  // namespace entente::language
