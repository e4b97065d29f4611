#include <catch2/catch_test_macros.hpp>

#include "platform/http/http.hpp"
#include "tests/platform/http/http_client.hpp"
#include "tests/support/loopback.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/tls_front.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;
using test::ask;
using test::make_certificate;

// The reply of a TLS server with this certificate; it is asked again until it has started.
Result<HttpReply> ask_over_tls(const TemporaryFolder& folder, HttpOptions options, const std::string& protocol = "") {
    const std::string port = std::to_string(test::free_port());
    std::vector<std::string> arguments{"openssl", "s_server",          "-www",  "-quiet",
                                       "-accept", "127.0.0.1:" + port, "-cert", folder / "cert.pem",
                                       "-key",    folder / "key.pem"};
    if (!protocol.empty()) arguments.insert(arguments.end(), {protocol, "-cipher", "ALL:@SECLEVEL=0"});
    test::Process server{{.arguments = arguments, .environment = {}, .output_file = folder / "log"}};
    const auto until = std::chrono::steady_clock::now() + 5s;
    for (;;) {
        const auto reply = ask({.url = "https://localhost:" + port + "/", .deadline = 3s}, options);
        const bool is_starting = !reply && reply.error().detail.find("connect to server") != std::string::npos;
        if (!is_starting || std::chrono::steady_clock::now() > until) return reply;
    }
}

std::string refusal(const Result<HttpReply>& reply) {
    REQUIRE_FALSE(reply.has_value());
    CHECK(reply.error().code == Errc::offline);
    return reply.error().detail;
}

}  // namespace

TEST_CASE("a certificate must be trusted, for this host, and valid; old protocols are refused") {
    const TemporaryFolder folder;
    make_certificate(folder.path(), "localhost");
    const HttpOptions trusting{.ca_file = folder / "cert.pem"};
    const auto trusted = ask_over_tls(folder, trusting);
    REQUIRE(trusted.has_value());
    CHECK(trusted->status == 200);
    CHECK(refusal(ask_over_tls(folder, {})) == "localhost: SSL peer certificate or SSH remote key was not OK");
    CHECK(refusal(ask_over_tls(folder, trusting, "-tls1_1")) == "localhost: SSL connect error");

    make_certificate(folder.path(), "localhost", "20200102000000Z");
    CHECK(refusal(ask_over_tls(folder, trusting)) == "localhost: SSL peer certificate or SSH remote key was not OK");

    make_certificate(folder.path(), "elsewhere.test");
    CHECK(refusal(ask_over_tls(folder, trusting)) == "localhost: SSL peer certificate or SSH remote key was not OK");
}

}  // namespace zuil
