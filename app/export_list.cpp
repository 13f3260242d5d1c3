#include "app/export_list.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ostream.h>

#include "app/output.hpp"
#include "exporters/formats.hpp"

namespace entente::app {
namespace {

using exporters::Format;

const exporters::Loss* loss_of(const Format& format, exporters::Property property) {
    const auto found = std::ranges::find(format.losses, property, &exporters::Loss::property);
    return found == format.losses.end() ? nullptr : &*found;
}

std::string kept_by(const Format& format) {
    std::string kept;
    for (const auto property : exporters::properties)
        if (!loss_of(format, property)) kept += fmt::format("{}{}", kept.empty() ? "" : ", ", name(property));
    return kept;
}

void list(std::ostream& out, const Format& format) {
    fmt::print(out, "{} ({})  {}\n", format.name, format.extension, format.summary);
    fmt::print(out, "    read by  {}\n", format.readers);
    for (const auto& profile : format.profiles)
        fmt::print(out, "    --profile {}  {}\n", profile.name, profile.what);
    for (const auto& part : format.parts) fmt::print(out, "    --part {}  {}\n", part.name, part.what);
    if (!format.shape.empty()) fmt::print(out, "    shape    {}\n", format.shape);
    fmt::print(out, "    keeps    {}\n", kept_by(format));
    for (const auto& loss : format.losses)
        fmt::print(out, "    loses    {}: {}\n", name(loss.property), loss.how);
}

}  // namespace

schema::Result<Exit> list_formats() {
    auto output = Output::open("-");
    if (!output) return std::unexpected(output.error());
    for (const auto& format : exporters::formats()) list(output->stream(), format);
    if (auto finished = output->finish(); !finished) return std::unexpected(finished.error());
    return Exit::ok;
}

}  // namespace entente::app
