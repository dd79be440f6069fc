#include "bare_parse.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
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

static void start_element_ns(void *total, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                             const xmlChar **declared, int attributes, int defaulted, const xmlChar **values) {
  (void)name, (void)prefix, (void)uri, (void)namespaces, (void)declared, (void)attributes, (void)defaulted, (void)values;
  *(size_t *)total += 1;
}

/* Parses with callbacks that only count, so that the time is the parser's own. */
static size_t parse(xmlParserCtxtPtr context, int is_xml) {
  xmlSAXHandler handler;
  size_t total = 0;
  if (!context) return 0;
  memset(&handler, 0, sizeof handler);
  handler.characters = handler.ignorableWhitespace = handler.cdataBlock = characters;
  xmlSAXHandler *own = context->sax;
  context->sax = &handler;
  context->userData = &total;
  if (is_xml) {
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = start_element_ns;
    xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
    context->sax2 = 1;
    xmlParseDocument(context);
  } else {
    handler.startElement = start_element;
    htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    htmlParseDocument(context);
  }
  context->sax = own;
  xmlFreeParserCtxt(context);
  return total;
}

size_t bare_parse_html(const char *bytes, size_t size) { return parse(htmlCreateMemoryParserCtxt(bytes, (int)size), 0); }

size_t bare_parse_xml(const char *bytes, size_t size) { return parse(xmlCreateMemoryParserCtxt(bytes, (int)size), 1); }
