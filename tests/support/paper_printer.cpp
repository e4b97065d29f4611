#include "tests/support/paper_printer.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <utility>

namespace zuil::test {

PrintedPage on_paper(const PrintedPage& page) {
    constexpr int margin = 32;  // 4 mm
    PrintedPage paper{.width = page.width + 2 * margin, .height = page.height, .grey = {}};
    for (int y = 0; y < page.height; ++y) {
        const auto row = page.grey.begin() + static_cast<std::ptrdiff_t>(y) * page.width;
        paper.grey.insert(paper.grey.end(), margin, 255);
        paper.grey.insert(paper.grey.end(), row, row + page.width);
        paper.grey.insert(paper.grey.end(), margin, 255);
    }
    return paper;
}

PaperPrinter::PaperPrinter() {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool listens = listener_ >= 0 && ::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                         ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0 &&
                         ::listen(listener_, 4) == 0;
    if (!listens) throw std::runtime_error{"the printer of the test cannot listen"};
    port_ = ntohs(address.sin_port);
    thread_ = std::thread{[this] { run(); }};
}

PaperPrinter::~PaperPrinter() {
    ends_ = true;
    thread_.join();
    ::close(listener_);
}

std::vector<PrintedPage> PaperPrinter::pages() const {
    const std::lock_guard lock{mutex_};
    return pages_;
}

std::string PaperPrinter::complaint() const {
    const std::lock_guard lock{mutex_};
    return complaint_;
}

void PaperPrinter::put_paper(int rows) { paper_rows_ = rows; }

void PaperPrinter::complain(const std::string& why) {
    const std::lock_guard lock{mutex_};
    if (complaint_.empty()) complaint_ = why;
}

// One at a time, as the real ones do.
void PaperPrinter::run() {
    while (!ends_) {
        pollfd watched{listener_, POLLIN, 0};
        if (::poll(&watched, 1, 20) <= 0) continue;
        const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) continue;
        serve(client);
        ::close(client);
    }
}

bool PaperPrinter::read(int client, std::string& into, std::size_t count) {
    into.clear();
    while (into.size() < count && !ends_) {
        pollfd watched{client, POLLIN, 0};
        if (::poll(&watched, 1, 20) <= 0) continue;
        std::string piece(count - into.size(), '\0');
        const ssize_t got = ::recv(client, piece.data(), piece.size(), 0);
        if (got <= 0) return false;
        into.append(piece, 0, static_cast<std::size_t>(got));
    }
    return into.size() == count;
}

void PaperPrinter::say(int client, unsigned char byte) const {
    if (!is_silent) ::send(client, &byte, 1, MSG_NOSIGNAL);
}

// Transmission of the real-time status.
unsigned char PaperPrinter::status(int number) const {
    unsigned byte = 0x12;
    const bool no_paper = paper_rows_ <= 0;
    if (number == 1 && (no_paper || cover_open)) byte |= 0x08U;
    if (number == 2) byte |= (cover_open ? 0x04U : 0U) | (no_paper ? 0x20U : 0U);
    if (number == 4) byte |= (no_paper ? 0x60U : 0U) | (no_paper || paper_low ? 0x0CU : 0U);
    return static_cast<unsigned char>(byte);
}

void PaperPrinter::serve(int client) {
    current_ = {};
    std::string byte;
    while (!ends_ && read(client, byte, 1)) {
        if (!take_command(client, static_cast<unsigned char>(byte[0]))) return;
    }
}

bool PaperPrinter::take_command(int client, unsigned char first) {
    std::string rest;
    if (!read(client, rest, 1)) return false;
    const unsigned command = static_cast<unsigned>(first) << 8U | static_cast<unsigned char>(rest[0]);
    switch (command) {
    case 0x1004:  // DLE EOT n
        if (!read(client, rest, 1)) return false;
        say(client, status(rest[0]));
        return true;
    case 0x1B40: current_ = {}; return true;    // ESC @
    case 0x1D61: return read(client, rest, 1);  // GS a n
    case 0x1D76: return take_picture(client);   // GS v 0
    case 0x1D56:                                // GS V B n
        if (!read(client, rest, 2)) return false;
        if (rest[0] != 'B') complain("it is to cut in a way that it does not know");
        cut();
        return true;
    case 0x1D72:  // GS r n: in turn, so not at all while it cannot print
        if (!read(client, rest, 1)) return false;
        if (knows_answer_in_turn && paper_rows_ > 0 && !cover_open) {
            if (chatters) say(client, 0x14);
            say(client, paper_low ? 0x03 : 0x00);
        }
        return true;
    default: complain("an unknown command " + std::to_string(command)); return false;
    }
}

bool PaperPrinter::take_picture(int client) {
    std::string head;
    if (!read(client, head, 6)) return false;
    const auto number = [&](std::size_t at) {
        return static_cast<unsigned char>(head[at]) + 256 * static_cast<unsigned char>(head[at + 1]);
    };
    if (head[0] != '0' || head[1] != '\0') complain("a picture in a way that it does not know");
    const int row_bytes = number(2);
    const int rows = number(4);
    std::string dots;
    if (!read(client, dots, static_cast<std::size_t>(row_bytes) * static_cast<std::size_t>(rows))) return false;
    if (row_bytes > 72 || rows > 2303) complain("a picture larger than it can take");
    current_.width = row_bytes * 8;
    for (int y = 0; y < rows && paper_rows_ > 0; ++y, --paper_rows_, ++current_.height) {
        for (int byte = 0; byte < row_bytes; ++byte) {
            const auto eight = static_cast<unsigned char>(dots[static_cast<std::size_t>(y * row_bytes + byte)]);
            for (unsigned bit = 0; bit < 8; ++bit) current_.grey.push_back((eight << bit & 0x80U) != 0 ? 0 : 255);
        }
    }
    return true;
}

void PaperPrinter::cut() {
    if (paper_rows_ <= 0 || cover_open) return;
    const std::lock_guard lock{mutex_};
    pages_.push_back(std::exchange(current_, {}));
}

}  // namespace zuil::test
