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
static const unsigned char laws_new_zealand[] = {
#embed "data/laws-new-zealand.yaml"
};
static const unsigned char laws_kenya[] = {
#embed "data/laws-kenya.yaml"
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
static const unsigned char united_nations[] = {
#embed "data/united-nations.yaml"
};
static const unsigned char treaties[] = {
#embed "data/treaties.yaml"
};
static const unsigned char references[] = {
#embed "data/references.yaml"
};
static const unsigned char agencies_words_english[] = {
#embed "data/agencies-words-english.yaml"
};
static const unsigned char agencies_words_indonesian[] = {
#embed "data/agencies-words-indonesian.yaml"
};
static const unsigned char institutions_international[] = {
#embed "data/institutions-international.yaml"
};
static const unsigned char institutions_asean[] = {
#embed "data/institutions-asean.yaml"
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
};
static const unsigned char institutions_european_union[] = {
#embed "data/institutions-european-union.yaml"
};
static const unsigned char institutions_research[] = {
#embed "data/institutions-research.yaml"
};
static const unsigned char institutions_united_states[] = {
#embed "data/institutions-united-states.yaml"
};
static const unsigned char institutions_united_kingdom[] = {
#embed "data/institutions-united-kingdom.yaml"
};
static const unsigned char institutions_australia[] = {
#embed "data/institutions-australia.yaml"
};
static const unsigned char institutions_canada[] = {
#embed "data/institutions-canada.yaml"
};
static const unsigned char institutions_southeast_asia[] = {
#embed "data/institutions-southeast-asia.yaml"
};
static const unsigned char institutions_states[] = {
#embed "data/institutions-states.yaml"
};
static const unsigned char places[] = {
#embed "data/places.yaml"
};
static const unsigned char claims_english[] = {
#embed "data/claims-english.yaml"
};
static const unsigned char claims_indonesian[] = {
#embed "data/claims-indonesian.yaml"
};
static const unsigned char lint[] = {
#embed "data/lint.yaml"
};
static const unsigned char institutions_india[] = {
#embed "data/institutions-india.yaml"
};
static const unsigned char institutions_indonesia[] = {
#embed "data/institutions-indonesia.yaml"
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
    PACK(institutions_international),
    PACK(institutions_asean),
    PACK(quantities_english),
    PACK(quantities_indonesian),
    PACK(units_metric),
    PACK(units_customary),
    PACK(currencies),
    PACK(institutions_european_union),
    PACK(institutions_united_states),
    PACK(institutions_research),
    PACK(institutions_united_kingdom),
    PACK(institutions_australia),
    PACK(institutions_canada),
    PACK(institutions_southeast_asia),
    PACK(institutions_states),
    PACK(places),
    PACK(claims_english),
    PACK(claims_indonesian),
    PACK(lint),
    PACK(institutions_india),
    PACK(institutions_indonesia),
};

const struct attest_pack *attest_packs(size_t *count) {
  *count = sizeof packs / sizeof *packs;
  return packs;
}
