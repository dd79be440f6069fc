#pragma clang diagnostic ignored "-Wc23-extensions" /* #embed: C23, in every clang that ships with Swift 6 */
#include "packs.h"

/* One line a vocabulary: its bytes are those of profiles/NAME.yaml at build time. */
#define PROFILE(name) static const unsigned char name[]
PROFILE(generic) = {
#embed "profiles/generic.yaml"
};
PROFILE(akoma_ntoso) = {
#embed "profiles/akoma-ntoso.yaml"
};
PROFILE(clml) = {
#embed "profiles/clml.yaml"
};
PROFILE(dita) = {
#embed "profiles/dita.yaml"
};
PROFILE(docbook) = {
#embed "profiles/docbook.yaml"
};
PROFILE(ecfr) = {
#embed "profiles/ecfr.yaml"
};
PROFILE(federal_register) = {
#embed "profiles/federal-register.yaml"
};
PROFILE(feed) = {
#embed "profiles/feed.yaml"
};
PROFILE(formex) = {
#embed "profiles/formex.yaml"
};
PROFILE(jats) = {
#embed "profiles/jats.yaml"
};
PROFILE(opendocument) = {
#embed "profiles/opendocument.yaml"
};
PROFILE(pdftohtml) = {
#embed "profiles/pdftohtml.yaml"
};
PROFILE(tei) = {
#embed "profiles/tei.yaml"
};
PROFILE(us_bill) = {
#embed "profiles/us-bill.yaml"
};
PROFILE(uslm) = {
#embed "profiles/uslm.yaml"
};
#undef PROFILE

#define PROFILE(name) {#name ".yaml", name, sizeof name}

static const struct attest_pack profiles[] = {
    PROFILE(generic),
    PROFILE(akoma_ntoso),
    PROFILE(clml),
    PROFILE(dita),
    PROFILE(docbook),
    PROFILE(ecfr),
    PROFILE(federal_register),
    PROFILE(feed),
    PROFILE(formex),
    PROFILE(jats),
    PROFILE(opendocument),
    PROFILE(pdftohtml),
    PROFILE(tei),
    PROFILE(us_bill),
    PROFILE(uslm),
};

const struct attest_pack *attest_profiles(size_t *count) {
  *count = sizeof profiles / sizeof *profiles;
  return profiles;
}
