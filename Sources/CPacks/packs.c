#pragma clang diagnostic ignored "-Wc23-extensions" /* #embed: C23, in every clang that ships with Swift 6 */
#include "packs.h"

/* One line a pack: its bytes are those of data/NAME.yaml at build time. */
static const unsigned char english[] = {
#embed "data/english.yaml"
};
static const unsigned char indonesian[] = {
#embed "data/indonesian.yaml"
};
static const unsigned char laws_common[] = {
#embed "data/laws-common.yaml"
};
static const unsigned char laws_india[] = {
#embed "data/laws-india.yaml"
};
static const unsigned char laws_indonesia[] = {
#embed "data/laws-indonesia.yaml"
};
static const unsigned char laws_united_states[] = {
#embed "data/laws-united-states.yaml"
};
static const unsigned char laws_citations[] = {
#embed "data/laws-citations.yaml"
};
static const unsigned char laws_united_states_reporters[] = {
#embed "data/laws-united-states-reporters.yaml"
};
static const unsigned char laws_united_states_courts[] = {
#embed "data/laws-united-states-courts.yaml"
};
static const unsigned char laws_united_states_states[] = {
#embed "data/laws-united-states-states.yaml"
};
static const unsigned char laws_journals[] = {
#embed "data/laws-journals.yaml"
};
static const unsigned char references[] = {
#embed "data/references.yaml"
};
static const unsigned char laws_european_union[] = {
#embed "data/laws-european-union.yaml"
};
static const unsigned char laws_united_kingdom[] = {
#embed "data/laws-united-kingdom.yaml"
};
static const unsigned char laws_standing[] = {
#embed "data/laws-standing.yaml"
};
static const unsigned char laws_germany[] = {
#embed "data/laws-germany.yaml"
};
static const unsigned char laws_australia[] = {
#embed "data/laws-australia.yaml"
};
static const unsigned char laws_canada[] = {
#embed "data/laws-canada.yaml"
};
static const unsigned char laws_ireland[] = {
#embed "data/laws-ireland.yaml"
};
static const unsigned char laws_south_africa[] = {
#embed "data/laws-south-africa.yaml"
};
static const unsigned char laws_philippines[] = {
#embed "data/laws-philippines.yaml"
};
static const unsigned char laws_malaysia[] = {
#embed "data/laws-malaysia.yaml"
};
static const unsigned char laws_singapore[] = {
#embed "data/laws-singapore.yaml"
};
static const unsigned char united_nations[] = {
#embed "data/united-nations.yaml"
};
static const unsigned char laws_united_states_codes[] = {
#embed "data/laws-united-states-codes.yaml"
};
static const unsigned char relations_english[] = {
#embed "data/relations-english.yaml"
};
static const unsigned char relations_indonesian[] = {
#embed "data/relations-indonesian.yaml"
};
static const unsigned char laws_new_zealand[] = {
#embed "data/laws-new-zealand.yaml"
};
static const unsigned char laws_kenya[] = {
#embed "data/laws-kenya.yaml"
};
static const unsigned char treaties[] = {
#embed "data/treaties.yaml"
};
static const unsigned char agencies_words_english[] = {
#embed "data/agencies-words-english.yaml"
};
static const unsigned char agencies_words_indonesian[] = {
#embed "data/agencies-words-indonesian.yaml"
};
static const unsigned char agencies_united_nations[] = {
#embed "data/agencies-united-nations.yaml"
};
static const unsigned char agencies_asean[] = {
#embed "data/agencies-asean.yaml"
};

static const unsigned char quantities_english[] = {
#embed "data/quantities-english.yaml"
};
static const unsigned char quantities_indonesian[] = {
#embed "data/quantities-indonesian.yaml"
};
static const unsigned char units_metric[] = {
#embed "data/units-metric.yaml"
};
static const unsigned char units_customary[] = {
#embed "data/units-customary.yaml"
};
static const unsigned char currencies[] = {
#embed "data/currencies.yaml"
};static const unsigned char agencies_european_union[] = {
#embed "data/agencies-european-union.yaml"
};
static const unsigned char agencies_united_states[] = {
#embed "data/agencies-united-states.yaml"
};
static const unsigned char agencies_united_kingdom[] = {
#embed "data/agencies-united-kingdom.yaml"
};
static const unsigned char agencies_india[] = {
#embed "data/agencies-india.yaml"
};
static const unsigned char agencies_indonesia[] = {
#embed "data/agencies-indonesia.yaml"
};

static const unsigned char claims_english[] = {
#embed "data/claims-english.yaml"
};
static const unsigned char claims_indonesian[] = {
#embed "data/claims-indonesian.yaml"
};

#define PACK(name) {#name ".yaml", name, sizeof name}

static const struct attest_pack packs[] = {
    PACK(english),
    PACK(indonesian),
    PACK(laws_common),
    PACK(laws_india),
    PACK(laws_indonesia),
    PACK(laws_united_states),
    PACK(laws_citations),
    PACK(laws_united_states_reporters),
    PACK(laws_united_states_courts),
    PACK(laws_united_states_states),
    PACK(laws_united_states_codes),
    PACK(laws_journals),
    PACK(laws_european_union),
    PACK(laws_united_kingdom),
    PACK(laws_standing),
    PACK(laws_germany),
    PACK(laws_australia),
    PACK(laws_canada),
    PACK(laws_ireland),
    PACK(laws_south_africa),
    PACK(laws_philippines),
    PACK(laws_malaysia),
    PACK(laws_singapore),
    PACK(laws_new_zealand),
    PACK(laws_kenya),
    PACK(relations_english),
    PACK(relations_indonesian),
    PACK(united_nations),
    PACK(treaties),
    PACK(references),
    PACK(agencies_words_english),
    PACK(agencies_words_indonesian),
    PACK(agencies_united_nations),
    PACK(agencies_asean),
    PACK(quantities_english),
    PACK(quantities_indonesian),
    PACK(units_metric),
    PACK(units_customary),
    PACK(currencies),
    PACK(agencies_european_union),
    PACK(agencies_united_states),
    PACK(agencies_united_kingdom),
    PACK(agencies_india),
    PACK(agencies_indonesia),
    PACK(claims_english),
    PACK(claims_indonesian),
};

const struct attest_pack *attest_packs(size_t *count) {
  *count = sizeof packs / sizeof *packs;
  return packs;
}
