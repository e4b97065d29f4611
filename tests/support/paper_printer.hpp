#pragma once

#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace zuil::test {

// A page that came out of it: a byte a dot, 0 black and 255 white, row by row.
struct PrintedPage {
    int width = 0;
    int height = 0;
    std::vector<unsigned char> grey;
};

// The same with the margins of the paper, which is wider than what is printed on it.
PrintedPage on_paper(const PrintedPage& page);

// A receipt printer on a TCP port of loopback, written after the manuals of such printers and not after what drives
// it: paper that ends, a cover that is opened, one that never says a word. What it does not know ends the test.
class PaperPrinter {
public:
    PaperPrinter();
    ~PaperPrinter();
    PaperPrinter(const PaperPrinter&) = delete;
    PaperPrinter& operator=(const PaperPrinter&) = delete;

    int port() const { return port_; }
    std::vector<PrintedPage> pages() const;
    // What it was sent and no manual knows; empty: nothing.
    std::string complaint() const;

    // So many rows are left on the roll; what is printed beyond them is lost with its page.
    void put_paper(int rows);
    std::atomic<bool> cover_open = false;
    std::atomic<bool> is_silent = false;  // takes everything, says nothing
    std::atomic<bool> knows_answer_in_turn = true;
    std::atomic<bool> paper_low = false;
    std::atomic<bool> chatters = false;  // tells how it is unasked, as some do

private:
    void run();
    void serve(int client);
    bool read(int client, std::string& into, std::size_t count);
    bool take_command(int client, unsigned char first);
    bool take_picture(int client);
    void cut();
    void say(int client, unsigned char byte) const;
    unsigned char status(int number) const;
    void complain(const std::string& why);

    int listener_ = -1;
    int port_ = 0;
    std::atomic<bool> ends_ = false;
    std::atomic<int> paper_rows_ = 1'000'000;
    mutable std::mutex mutex_;  // guards what follows
    std::vector<PrintedPage> pages_;
    std::string complaint_;
    PrintedPage current_;  // of the serving thread alone
    std::thread thread_;
};

}  // namespace zuil::test
