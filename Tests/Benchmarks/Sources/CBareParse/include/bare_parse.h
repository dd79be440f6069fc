#ifndef ATTEST_BARE_PARSE_H
#define ATTEST_BARE_PARSE_H
#include <stddef.h>

/* The yardstick: libxml2's SAX parser over the bytes, counting elements and text. Returns the bytes of text. */
size_t bare_parse_html(const char *_Nonnull bytes, size_t size);

/* The same for XML. */
size_t bare_parse_xml(const char *_Nonnull bytes, size_t size);
#endif
