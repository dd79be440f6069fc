#ifndef ATTEST_CLIBXML2_SHIM_H
#define ATTEST_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
/* Debian builds libxml2 with ICU; its headers would then pull in <unicode/ucnv.h>, whose
   declarations collide with the ICU inside Foundation. Only the tail of
   xmlCharEncodingHandler is hidden by this, and nothing here allocates or copies that struct.
   It must come before every other libxml header. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/HTMLparser.h>
#include <libxml/encoding.h>
#include <libxml/xmlerror.h>

#endif
