#include "tests/webshops/shop_process.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "tests/support/process.hpp"

namespace zuil::test {
namespace {

// The first start of all installs npm's packages and fills a shop.
constexpr std::chrono::seconds start_max{800};

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts{""};
    for (const char letter : text) {
        if (letter == separator) {
            parts.emplace_back();
        } else {
            parts.back() += letter;
        }
    }
    return parts;
}

std::string upper_case(std::string text) {
    for (char& letter : text) letter = static_cast<char>(letter - 'a' + 'A');
    return text;
}

}  // namespace

ShopProcess::ShopProcess(std::string platform, std::vector<std::string> environment)
    : platform_{std::move(platform)}, environment_{std::move(environment)} {}

ShopProcess::~ShopProcess() {
    try {
        run({tool("down"), folder(), "--wipe"});
    } catch (const std::exception&) {
        // It ends by itself when this process has gone; a destructor has no better answer.
    }
}

std::string ShopProcess::tool(std::string_view name) const {
    return ZUIL_SOURCE_DIR "/tests/webshops/" + platform_ + "/" + std::string{name};
}

std::string ShopProcess::folder() const { return folder_.path().string(); }

std::string ShopProcess::start() const {
    std::vector<std::string> command{"env", upper_case(platform_) + "_OWNER_PID=" + std::to_string(::getpid())};
    command.insert(command.end(), environment_.begin(), environment_.end());
    command.push_back(tool("up"));
    command.push_back(folder());
    return run(command, start_max);
}

void ShopProcess::stop() const { run({tool("down"), folder()}); }

void ShopProcess::seed(int products) const { run({tool("seed"), folder(), std::to_string(products)}); }

std::vector<std::vector<std::string>> ShopProcess::sql(const std::string& database_url, std::string_view query) const {
    const std::string output = run({"psql", "-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-F", "\x1f", "-R", "\x1e",
                                    "-d", database_url, "-c", std::string{query}});
    std::vector<std::vector<std::string>> rows;
    if (output.empty() || output == "\n") return rows;
    for (std::string& row : split(output, '\x1e')) {
        if (row.ends_with('\n')) row.pop_back();
        rows.push_back(split(row, '\x1f'));
    }
    return rows;
}

std::string ShopProcess::sent_code(const std::string& contact) const {
    std::ifstream sent{folder_.path() / "sent-codes"};
    std::string to;
    std::string code;
    std::string last;
    while (sent >> to >> code) {
        if (to == contact) last = code;
    }
    return last;
}

Json parse_where(const std::string& output) {
    return Json::parse(output.substr(std::min(output.find('{'), output.size())));
}

int port_of(const std::string& address) {
    const std::size_t colon = address.find(':', address.find("//"));
    return std::stoi(address.substr(colon + 1));
}

std::string at_port(std::string address, int port) {
    const std::string own = ":" + std::to_string(port_of(address));
    return address.replace(address.find(own), own.size(), ":" + std::to_string(port));
}

}  // namespace zuil::test
