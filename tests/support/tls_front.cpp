#include "tests/support/tls_front.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

#include "tests/support/loopback.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

void write_text(const std::filesystem::path& file, const std::string& text) {
    std::ofstream stream{file};
    stream << text;
    if (!stream.flush()) throw std::runtime_error{file.string() + " cannot be written"};
}

}  // namespace

// By `openssl ca`, because it takes any two dates; the shorter ways refuse an end that lies in the past.
void make_certificate(const std::filesystem::path& folder, const std::string& name, const std::string& ends) {
    write_text(folder / "ca.cnf", "[ca]\ndefault_ca=own\n[own]\ndatabase=" + (folder / "issued").string() +
                                      "\nnew_certs_dir=" + folder.string() +
                                      "\nrand_serial=yes\ndefault_md=sha256\npolicy=any\n[any]\ncommonName=supplied\n"
                                      "[host]\nsubjectAltName=DNS:" +
                                      name + "\n");
    write_text(folder / "issued", "");
    run({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
         folder / "key.pem", "-out", folder / "own.pem", "-subj", "/CN=" + name});
    run({"openssl",
         "ca",
         "-batch",
         "-notext",
         "-cert",
         folder / "own.pem",
         "-config",
         folder / "ca.cnf",
         "-extensions",
         "host",
         "-keyfile",
         folder / "key.pem",
         "-selfsign",
         "-ss_cert",
         folder / "own.pem",
         "-startdate",
         "20200101000000Z",
         "-enddate",
         ends,
         "-out",
         folder / "cert.pem"});
}

TlsFront::TlsFront(int upstream_port, const std::filesystem::path& folder)
    : port_{free_port()},
      socat_{{.arguments = {"socat",
                            fmt::format("OPENSSL-LISTEN:{},bind=127.0.0.1,reuseaddr,fork,verify=0,cert={},key={}",
                                        port_, (folder / "cert.pem").string(), (folder / "key.pem").string()),
                            fmt::format("TCP4:127.0.0.1:{}", upstream_port)},
              .environment = {},
              .output_file = folder / "socat.log"}} {
    if (!wait_for_port(port_, 5s)) throw std::runtime_error{"socat does not listen; it has to be installed"};
}

}  // namespace zuil::test
