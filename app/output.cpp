#include "app/output.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <streambuf>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace entente::app {
namespace {

namespace fs = std::filesystem;
using schema::Error;
using schema::ErrorCode;
using schema::Result;

// A stream over a descriptor that remembers why writing failed, which std::ofstream does not tell.
class DescriptorBuffer final : public std::streambuf {
  public:
    explicit DescriptorBuffer(int fd) : fd_(fd) { setp(buffer_.data(), buffer_.data() + buffer_.size()); }
    int fd() const { return fd_; }
    int error() const { return error_; }

  protected:
    int_type overflow(int_type next) override {
        if (sync() != 0) return traits_type::eof();
        if (traits_type::eq_int_type(next, traits_type::eof())) return traits_type::not_eof(next);
        *pptr() = traits_type::to_char_type(next);
        pbump(1);
        return next;
    }
    int sync() override {
        const char* at = pbase();
        while (at < pptr() && error_ == 0) {
            const auto written = ::write(fd_, at, static_cast<std::size_t>(pptr() - at));
            if (written >= 0)
                at += written;
            else if (errno != EINTR)
                error_ = errno;
        }
        setp(buffer_.data(), buffer_.data() + buffer_.size());
        return error_ == 0 ? 0 : -1;
    }

  private:
    int fd_;
    int error_ = 0;
    std::array<char, 1 << 16> buffer_;
};

bool written_directly(const fs::path& path) {
    std::error_code ignored;
    const auto status = fs::status(path, ignored);
    return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

std::unexpected<Error> refused(const std::string& path, int error) {
    return std::unexpected(Error{ErrorCode::io, fmt::format("cannot write: {}", std::strerror(error)), path,
                                 0, "check the folder, its permissions and the space left"});
}

// The file itself where `path` is a link to it, so that the link stays a link.
fs::path real_path(const std::string& path) {
    std::error_code error;
    const auto real = fs::canonical(path, error);
    return error ? fs::path(path) : real;
}

}  // namespace

struct Output::State {
    State(int fd, std::string name, fs::path final_path, fs::path working_path)
        : buffer(fd),
          stream(&buffer),
          shown(std::move(name)),
          target(std::move(final_path)),
          temporary(std::move(working_path)) {}
    ~State() {
        if (buffer.fd() != STDOUT_FILENO) ::close(buffer.fd());
        if (!temporary.empty()) ::unlink(temporary.c_str());
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    DescriptorBuffer buffer;
    std::ostream stream;
    std::string shown;
    fs::path target;     // "" where bytes go straight out
    fs::path temporary;  // "" once it is in its place
};

Output::Output(std::unique_ptr<State> state) : state_(std::move(state)) {}
Output::Output(Output&&) noexcept = default;
Output& Output::operator=(Output&&) noexcept = default;
Output::~Output() = default;

Result<Output> Output::open(const std::string& path) {
    if (path == "-") return Output(std::make_unique<State>(STDOUT_FILENO, "<stdout>", "", ""));
    if (written_directly(path)) {
        const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (fd < 0) return refused(path, errno);
        return Output(std::make_unique<State>(fd, path, "", ""));
    }
    const auto target = real_path(path);
    if (fs::is_directory(target)) return refused(path, EISDIR);
    auto temporary = fmt::format("{}.{}.tmp", target.string(), ::getpid());
    const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0) return refused(path, errno);
    return Output(std::make_unique<State>(fd, path, target, std::move(temporary)));
}

std::ostream& Output::stream() {
    return state_->stream;
}

bool Output::closed_by_reader() const {
    return state_->buffer.error() == EPIPE;
}

bool Output::failed() const {
    return state_->buffer.error() != 0;
}

Result<void> Output::finish() {
    auto& state = *state_;
    state.stream.flush();
    if (closed_by_reader() && state.target.empty()) return {};
    if (state.buffer.error() != 0) return refused(state.shown, state.buffer.error());
    if (state.stream.fail())
        return std::unexpected(
            Error{ErrorCode::io, "cannot write: the stream is broken", state.shown, 0, ""});
    if (state.target.empty()) return {};
    if (::fsync(state.buffer.fd()) != 0) return refused(state.shown, errno);
    if (::rename(state.temporary.c_str(), state.target.c_str()) != 0) return refused(state.shown, errno);
    state.temporary.clear();
    return {};
}

}  // namespace entente::app
