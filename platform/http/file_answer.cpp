#include "platform/http/file_answer.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace zuil {
namespace {

class OpenFile {
public:
    explicit OpenFile(const std::string& path) : descriptor_{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)} {
        is_plain_ = descriptor_ >= 0 && ::fstat(descriptor_, &facts_) == 0 && S_ISREG(facts_.st_mode);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }

    bool is_open() const { return descriptor_ >= 0; }
    bool is_plain() const { return is_plain_; }
    std::uint64_t size() const { return static_cast<std::uint64_t>(facts_.st_size); }
    // Of another content, another tag: a file that is replaced has another number, one that is written another time.
    std::string etag() const {
        return fmt::format("\"{:x}-{:x}-{:x}.{:x}\"", facts_.st_ino, size(), facts_.st_mtim.tv_sec,
                           facts_.st_mtim.tv_nsec);
    }

    // Fewer bytes when the file has become shorter.
    Result<std::string> read(std::uint64_t from, std::uint64_t bytes) const {
        std::string content(bytes, '\0');
        std::uint64_t done = 0;
        while (done < bytes) {
            const ssize_t got =
                ::pread(descriptor_, content.data() + done, bytes - done, static_cast<off_t>(from + done));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) return fail(Errc::bad_data, "the file cannot be read");
            if (got == 0) break;
            done += static_cast<std::uint64_t>(got);
        }
        content.resize(done);
        return content;
    }

private:
    int descriptor_;
    struct stat facts_ {};
    bool is_plain_ = false;
};

}  // namespace

Result<HttpReply> answer_from_file(const HttpRequest& request, const std::string& path) {
    const OpenFile file{path};
    if (!file.is_open()) return HttpReply{.status = errno == ENOENT || errno == ENOTDIR ? 404 : 403};
    if (!file.is_plain()) return fail(Errc::bad_data, "this is not a plain file");
    if (request.method != HttpMethod::get && request.method != HttpMethod::head) return HttpReply{.status = 405};

    const std::uint64_t size = file.size();
    const std::uint64_t from = request.resume_from;
    const bool is_same = request.etag == file.etag();
    const bool is_partial = (from > 0 || request.range_bytes > 0) && (request.etag.empty() || from == 0 || is_same);
    HttpReply reply{.status = is_partial ? 206 : 200, .headers = {{"ETag", file.etag()}}};
    if (is_same && from == 0) {
        reply.status = 304;
        return reply;
    }
    if (is_partial && from >= size) {
        reply.status = 416;
        reply.headers.emplace_back("Content-Range", fmt::format("bytes */{}", size));
        return reply;
    }
    const std::uint64_t begin = is_partial ? from : 0;
    const std::uint64_t rest = size - begin;
    const std::uint64_t bytes = is_partial && request.range_bytes > 0 ? std::min(rest, request.range_bytes) : rest;
    if (is_partial)
        reply.headers.emplace_back("Content-Range", fmt::format("bytes {}-{}/{}", begin, begin + bytes - 1, size));
    if (request.method == HttpMethod::head) return reply;
    if (bytes > request.reply_bytes_max)
        return fail(Errc::bad_data, fmt::format("the file is larger than {} bytes", request.reply_bytes_max));
    TRY(reply.body, file.read(begin, bytes));
    if (request.on_piece) {
        request.on_piece(reply.status, reply.body);
        reply.body.clear();
    }
    return reply;
}

}  // namespace zuil
