#include "app/frame_stats.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>
#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/writer.h>

#include "app/explanation.hpp"
#include "extractors/events/match.hpp"
#include "graph/query/text_table.hpp"

namespace entente::app {
namespace {

// "" for what the scorer found without a frame.
std::string row_of(const schema::Record& record) {
    const auto why = std::ranges::find(record.why, "act", &schema::Why::field);
    return why == record.why.end() || why->rule == "scorer" ? std::string() : why->row;
}

void count_attempts(const events::Frames& frames, const pipeline::LinkedText& text, FrameCounts& counts) {
    auto first = text.mentions.begin();
    for (const auto sentence : text.parsed.sentences) {
        const auto last = std::find_if(first, text.mentions.end(),
                                       [&](const auto& mention) { return mention.begin >= sentence.end; });
        const events::Children children(text.parsed, sentence);
        const auto relations = events::relate(text.parsed, sentence);
        const events::Parties parties(text.parsed, sentence, children, {first, last});
        for (const auto& attempt : events::attempts(frames, text.parsed, relations, parties)) {
            auto& count = counts[attempt.match.frame->row];
            ++count.seen;
            if (!attempt.missing) ++count.fits;
        }
        first = last;
    }
}

// None where there is no gold, or gold does not label such a record.
std::vector<std::optional<Verdict>> verdicts_of(const std::vector<schema::Record>& records,
                                                const std::vector<GoldEvent>* gold) {
    std::vector<std::optional<Verdict>> verdicts(records.size());
    if (!gold) return verdicts;
    std::vector<GoldEvent> judged;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (!is_labelled(records[i])) continue;
        judged.push_back(in_gold_terms(records[i]));
        places.push_back(i);
    }
    const auto found = judge(*gold, judged);
    for (std::size_t i = 0; i < places.size(); ++i) verdicts[places[i]] = found[i];
    return verdicts;
}

std::string_view name(Verdict verdict) {
    switch (verdict) {
        case Verdict::right:
            return "right";
        case Verdict::other_type:
            return "type";
        case Verdict::other_parties:
            return "parties";
        case Verdict::wrong:
            break;
    }
    return "wrong";
}

// One line of the output.
struct Line {
    const events::Frame* frame;
    FrameCount count;

    std::string_view verdict(bool with_gold) const {
        if (frame->row.empty()) return "";
        if (count.seen == 0) return "word not seen";
        if (count.fits == 0) return "never fits";
        if (frame->act.empty()) return "";
        if (count.fired == 0) return "never fires";
        return with_gold && count.net() < 0 ? "misfires" : "";
    }
};

const events::Frame& no_frame() {
    static const auto frame = [] {
        events::Frame made;
        made.id = "(scorer)";
        return made;
    }();
    return frame;
}

std::vector<Line> lines_of(const events::Frames& frames, const FrameCounts& counts, StatsFilter filter) {
    std::vector<Line> lines;
    if (const auto found = counts.find(""); found != counts.end() && filter == StatsFilter::all)
        lines.push_back({&no_frame(), found->second});
    for (const auto& frame : frames.all) {
        const auto found = counts.find(frame.row);
        const Line line{&frame, found == counts.end() ? FrameCount{} : found->second};
        const bool silent = line.count.fired == 0;
        if (filter == StatsFilter::silent && !silent) continue;
        if (filter == StatsFilter::misfiring && (silent || line.count.net() >= 0)) continue;
        lines.push_back(line);
    }
    std::ranges::stable_sort(lines, [](const Line& a, const Line& b) {
        const auto key = [](const Line& line) {
            return std::tuple(line.count.fired == 0, std::min(line.count.net(), 0L),
                              -static_cast<long>(line.count.fired));
        };
        return key(a) < key(b);
    });
    return lines;
}

std::vector<std::string> names(bool with_gold) {
    std::vector<std::string> all{"frame", "act", "seen", "fits", "fired"};
    if (with_gold) all.insert(all.end(), {"right", "type", "parties", "wrong", "net"});
    all.insert(all.end(), {"verdict", "row"});
    return all;
}

std::vector<std::string> cells(const Line& line, bool with_gold) {
    const auto& [frame, count] = line;
    std::vector<std::string> all{frame->id, frame->act.empty() ? "-" : frame->act};
    for (const auto number : {count.seen, count.fits, count.fired}) all.push_back(std::to_string(number));
    if (with_gold) {
        for (const auto number : {count.right, count.other_type, count.other_parties, count.wrong})
            all.push_back(std::to_string(number));
        all.push_back(std::to_string(count.net()));
    }
    all.emplace_back(line.verdict(with_gold));
    all.push_back(frame->row);
    return all;
}

void write_json(std::ostream& out, const std::vector<Line>& lines, bool with_gold) {
    rapidjson::OStreamWrapper stream(out);
    for (const auto& line : lines) {
        rapidjson::Writer<rapidjson::OStreamWrapper> json(stream);
        const auto columns = names(with_gold);
        const auto values = cells(line, with_gold);
        json.StartObject();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (values[i].empty()) continue;
            json.Key(columns[i].c_str());
            const bool number = i >= 2 && i + 2 < columns.size();
            if (number)
                json.Int64(std::stoll(values[i]));
            else
                json.String(values[i].c_str(), static_cast<rapidjson::SizeType>(values[i].size()));
        }
        json.EndObject();
        out << '\n';
    }
}

}  // namespace

long FrameCount::net() const {
    return static_cast<long>(right) - static_cast<long>(other_type + other_parties + wrong);
}

void FrameCount::operator+=(const FrameCount& other) {
    seen += other.seen, fits += other.fits, fired += other.fired;
    right += other.right, other_type += other.other_type, other_parties += other.other_parties;
    wrong += other.wrong;
}

FrameCounts count_frames(const events::Frames& frames, const pipeline::LinkedDocument& linked,
                         const std::vector<schema::Record>& records, const std::vector<GoldEvent>* gold) {
    FrameCounts counts;
    count_attempts(frames, linked.headline, counts);
    count_attempts(frames, linked.body, counts);
    const auto verdicts = verdicts_of(records, gold);
    for (std::size_t i = 0; i < records.size(); ++i) {
        auto& count = counts[row_of(records[i])];
        ++count.fired;
        if (!verdicts[i]) continue;
        ++(*verdicts[i] == Verdict::right           ? count.right
           : *verdicts[i] == Verdict::other_type    ? count.other_type
           : *verdicts[i] == Verdict::other_parties ? count.other_parties
                                                    : count.wrong);
    }
    return counts;
}

std::string show_records(const events::Frame& frame, const std::vector<schema::Record>& records,
                         const std::vector<GoldEvent>* gold) {
    const auto verdicts = verdicts_of(records, gold);
    std::string lines;
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (row_of(records[i]) != frame.row) continue;
        const auto verdict = verdicts[i] ? name(*verdicts[i]) : std::string_view();
        lines += fmt::format("{:<{}}{}  {}: {}\n", verdict, gold ? 9 : 0, in_short(records[i]),
                             records[i].document, records[i].evidence.text);
    }
    return lines;
}

void write_frame_stats(std::ostream& out, StatsFormat format, StatsFilter filter,
                       const events::Frames& frames, const FrameCounts& counts, bool with_gold,
                       std::size_t width) {
    const auto lines = lines_of(frames, counts, filter);
    if (format == StatsFormat::json) return write_json(out, lines, with_gold);
    const auto columns = names(with_gold);
    std::vector<std::vector<std::string>> rows;
    for (const auto& line : lines) rows.push_back(cells(line, with_gold));
    if (format == StatsFormat::tsv) {
        out << fmt::format("{}\n", fmt::join(columns, "\t"));
        for (const auto& row : rows) out << fmt::format("{}\n", fmt::join(row, "\t"));
        return;
    }
    std::vector<query::Column> heads;
    for (const auto& name : columns) heads.push_back({name, std::max<std::size_t>(name.size(), 5)});
    query::write_table(out, heads, rows, width);
}

}  // namespace entente::app
