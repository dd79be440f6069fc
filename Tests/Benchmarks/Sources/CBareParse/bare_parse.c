#include "bare_parse.h"

#include <libxml/HTMLparser.h>
#include <string.h>

static void characters(void *total, const xmlChar *text, int length) {
  (void)text;
  *(size_t *)total += (size_t)length;
}

static void start_element(void *total, const xmlChar *name, const xmlChar **attributes) {
  (void)name;
  (void)attributes;
  *(size_t *)total += 1;
}

size_t bare_parse_html(const char *bytes, size_t size) {
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.characters = handler.ignorableWhitespace = handler.cdataBlock = characters;
  handler.startElement = start_element;
  size_t total = 0;
  htmlParserCtxtPtr context = htmlCreateMemoryParserCtxt(bytes, (int)size);
  if (!context) return 0;
  xmlSAXHandler *own = context->sax;
  context->sax = &handler;
  context->userData = &total;
  htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  htmlParseDocument(context);
  context->sax = own;
  htmlFreeParserCtxt(context);
  return total;
}
