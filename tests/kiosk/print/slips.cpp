#include "tests/kiosk/print/slips.hpp"

#include "tests/support/codes.hpp"

namespace zuil::test {

Slip some_slip() {
    Slip slip{.order = "1042", .shop = "Vonk & Veer, Utrecht Oudegracht", .title = "Op te halen", .code = "7K 42"};
    slip.payment = "Te betalen: €\u00A0243,90";
    slip.lines = {
        {.quantity = "1\u00A0×", .name = "Instantcamera One, wit", .detail = "Artikel 40 2817"},
        {.quantity = "2\u00A0×", .name = "Film kleur voor instantcamera’s, 8 foto’s", .detail = "Artikel 40 3120"},
        {.quantity = "1\u00A0×", .name = "Hanglamp Plooi, grijs", .detail = "Artikel 31 0045", .is_given = false}};
    slip.not_given = "Niet meegegeven";
    slip.facts = {"Bestelling VV-10423", "Klaar sinds do 12 maart 11.30 uur", "Ligt klaar tot do 26 maart",
                  "Afgedrukt do 12 maart 11.31 uur"};
    slip.scan = "SLIP/1042";
    slip.scan_note = "Personeel scant dit om de bestelling te openen.";
    return slip;
}

std::string read_slip(const PrintedPage& page) {
    const PrintedPage paper = on_paper(page);
    return read_codes(paper.grey, paper.width, paper.height)["QR-Code"];
}

}  // namespace zuil::test
