// open_bytes is the one way in: a descriptor, and around it a decoder where the first bytes ask for one.
#include "app/bytes.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <streambuf>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

namespace entente::app {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::Result;

constexpr std::size_t kChunk = 1 << 16;

class Descriptor final : public Bytes {
  public:
    Descriptor(int fd, std::string name) : fd_(fd), name_(std::move(name)) {}
    ~Descriptor() override {
        if (fd_ != STDIN_FILENO) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    Result<std::size_t> read(std::span<char> into) override {
        for (;;) {
            const auto got = ::read(fd_, into.data(), into.size());
            if (got >= 0) return static_cast<std::size_t>(got);
            if (errno != EINTR)
                return std::unexpected(
                    Error{ErrorCode::io, std::strerror(errno), name_, 0, "is it readable?"});
        }
    }

  private:
    int fd_;
    std::string name_;
};

class Summed final : public Bytes {
  public:
    Summed(std::unique_ptr<Bytes> source, std::shared_ptr<Sha256> sum)
        : source_(std::move(source)), sum_(std::move(sum)) {}

    Result<std::size_t> read(std::span<char> into) override {
        auto got = source_->read(into);
        if (got) sum_->add({into.data(), *got});
        return got;
    }

  private:
    std::unique_ptr<Bytes> source_;
    std::shared_ptr<Sha256> sum_;
};

// Gives back the first bytes that were looked at, then the rest.
class Rewound final : public Bytes {
  public:
    Rewound(std::string head, std::unique_ptr<Bytes> rest) : head_(std::move(head)), rest_(std::move(rest)) {}

    Result<std::size_t> read(std::span<char> into) override {
        const auto size = std::min(into.size(), head_.size());
        std::memcpy(into.data(), head_.data(), size);
        head_.erase(0, size);
        if (size == into.size()) return size;
        auto more = rest_->read(into.subspan(size));
        if (!more) return more;
        return size + *more;
    }

  private:
    std::string head_;
    std::unique_ptr<Bytes> rest_;
};

// Packed input, a chunk at a time.
class Packed {
  public:
    Packed(std::unique_ptr<Bytes> source, std::string name)
        : source_(std::move(source)), name_(std::move(name)) {}

    // Are there bytes left over, or more to come? False at the end of the input.
    Result<bool> fill() {
        if (!left_.empty()) return true;
        auto got = source_->read(chunk_);
        if (!got) return std::unexpected(got.error());
        left_ = std::span(chunk_).first(*got);
        return *got > 0;
    }
    std::span<const char> left() const { return left_; }
    void keep_last(std::size_t size) { left_ = left_.last(size); }

    std::unexpected<Error> damaged(std::string_view what) const {
        return std::unexpected(
            Error{ErrorCode::invalid, std::string(what), name_, 0, "fetch or pack the file again"});
    }

  private:
    std::unique_ptr<Bytes> source_;
    std::string name_;
    std::array<char, kChunk> chunk_;
    std::span<const char> left_;
};

class Gzip final : public Bytes {
  public:
    Gzip(std::unique_ptr<Bytes> source, std::string name) : packed_(std::move(source), std::move(name)) {
        inflateInit2(&stream_, 16 + MAX_WBITS);
    }
    ~Gzip() override { inflateEnd(&stream_); }
    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;

    Result<std::size_t> read(std::span<char> into) override {
        for (;;) {
            auto more = packed_.fill();
            if (!more) return std::unexpected(more.error());
            if (!*more)
                return between_members_ ? Result<std::size_t>(0)
                                        : packed_.damaged("gzip data ends too early");
            if (between_members_) inflateReset(&stream_);
            auto got = inflate_into(into);
            if (!got || *got > 0) return got;
        }
    }

  private:
    Result<std::size_t> inflate_into(std::span<char> into) {
        const auto left = packed_.left();
        // zlib's interface is older than const; it does not write to its input.
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(left.data()));
        stream_.avail_in = static_cast<uInt>(left.size());
        stream_.next_out = reinterpret_cast<Bytef*>(into.data());
        stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(into.size(), kChunk));
        const auto room = stream_.avail_out;
        const int state = ::inflate(&stream_, Z_NO_FLUSH);
        if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
            return packed_.damaged(
                fmt::format("gzip data is damaged ({})", stream_.msg ? stream_.msg : "no detail"));
        packed_.keep_last(stream_.avail_in);
        between_members_ = state == Z_STREAM_END;
        return room - stream_.avail_out;
    }

    Packed packed_;
    z_stream stream_{};
    bool between_members_ = false;
};

class Zstandard final : public Bytes {
  public:
    Zstandard(std::unique_ptr<Bytes> source, std::string name)
        : packed_(std::move(source), std::move(name)), stream_(ZSTD_createDStream(), ZSTD_freeDStream) {
        // A frame may ask for a window of 2 GB; what `zstd` writes by default needs 8 MB, `--long` 128 MB.
        ZSTD_DCtx_setParameter(stream_.get(), ZSTD_d_windowLogMax, 27);
    }

    Result<std::size_t> read(std::span<char> into) override {
        for (;;) {
            auto more = packed_.fill();
            if (!more) return std::unexpected(more.error());
            if (!*more && between_frames_) return 0;
            const auto left = packed_.left();
            ZSTD_inBuffer in{left.data(), left.size(), 0};
            ZSTD_outBuffer out{into.data(), into.size(), 0};
            const auto state = ZSTD_decompressStream(stream_.get(), &out, &in);
            if (ZSTD_isError(state))
                return packed_.damaged(
                    fmt::format("Zstandard data is damaged ({})", ZSTD_getErrorName(state)));
            if (*more) packed_.keep_last(in.size - in.pos);
            between_frames_ = state == 0;
            if (out.pos > 0) return out.pos;
            if (!*more && !between_frames_) return packed_.damaged("Zstandard data ends too early");
        }
    }

  private:
    Packed packed_;
    std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream_;
    bool between_frames_ = false;
};

Result<std::string> read_head(Bytes& bytes, std::size_t size) {
    std::string head(size, '\0');
    std::size_t filled = 0;
    while (filled < size) {
        auto got = bytes.read(std::span(head).subspan(filled));
        if (!got) return std::unexpected(got.error());
        if (*got == 0) break;
        filled += *got;
    }
    head.resize(filled);
    return head;
}

Result<std::unique_ptr<Bytes>> unpacked(std::unique_ptr<Bytes> raw, const std::string& name) {
    using namespace std::string_view_literals;
    auto head = read_head(*raw, 4);
    if (!head) return std::unexpected(head.error());
    const bool gzip = head->starts_with("\x1f\x8b"sv);
    const bool zstandard = head->starts_with("\x28\xb5\x2f\xfd"sv);
    auto whole = std::make_unique<Rewound>(std::move(*head), std::move(raw));
    if (gzip) return std::make_unique<Gzip>(std::move(whole), name);
    if (zstandard) return std::make_unique<Zstandard>(std::move(whole), name);
    if (name.ends_with(".gz") || name.ends_with(".zst"))
        return std::unexpected(Error{ErrorCode::invalid, "is not packed as its name says", name, 0,
                                     "unpack it, or name it after what it is"});
    return whole;
}

// The bytes of the disk or the pipe.
std::unique_ptr<Bytes> raw_bytes(int fd, const std::string& name, std::shared_ptr<Sha256> sum) {
    auto raw = std::make_unique<Descriptor>(fd, name);
    if (!sum) return raw;
    return std::make_unique<Summed>(std::move(raw), std::move(sum));
}

Result<int> open_file(const std::string& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        const auto code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::io;
        return std::unexpected(
            Error{code, std::strerror(errno), path, 0, "check the path and its permissions"});
    }
    struct stat info{};
    if (::fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
        ::close(fd);
        return std::unexpected(Error{ErrorCode::usage, "is a folder", path, 0, "name the files in it"});
    }
    return fd;
}

}  // namespace

Result<std::unique_ptr<Bytes>> open_bytes(const std::string& path, std::shared_ptr<Sha256> sum) {
    const auto name = display_name(path);
    if (path == "-") return unpacked(raw_bytes(STDIN_FILENO, name, std::move(sum)), name);
    auto fd = open_file(path);
    if (!fd) return std::unexpected(fd.error());
    return unpacked(raw_bytes(*fd, name, std::move(sum)), name);
}

class ByteStream::Buffer final : public std::streambuf {
  public:
    explicit Buffer(std::unique_ptr<Bytes> bytes) : bytes_(std::move(bytes)) {}
    std::string_view rest() const { return {gptr(), egptr()}; }

    std::optional<Error> error;

  protected:
    int_type underflow() override {
        auto got = error ? Result<std::size_t>(0) : bytes_->read(chunk_);
        if (!got) error = got.error();
        if (!got || *got == 0) return traits_type::eof();
        setg(chunk_.data(), chunk_.data(), chunk_.data() + *got);
        return traits_type::to_int_type(chunk_[0]);
    }

  private:
    std::unique_ptr<Bytes> bytes_;
    std::array<char, kChunk> chunk_;
};

ByteStream::ByteStream(std::unique_ptr<Bytes> bytes)
    : std::istream(nullptr), buffer_(std::make_unique<Buffer>(std::move(bytes))) {
    init(buffer_.get());
}

ByteStream::~ByteStream() = default;

std::string_view ByteStream::head() {
    buffer_->sgetc();
    return buffer_->rest();
}

const std::optional<Error>& ByteStream::error() const {
    return buffer_->error;
}

std::string display_name(const std::string& path) {
    return path == "-" ? "<stdin>" : path;
}

}  // namespace entente::app
