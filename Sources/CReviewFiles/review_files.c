#pragma clang diagnostic ignored "-Wc23-extensions" /* #embed: C23, in every clang that ships with Swift 6 */
#include "review_files.h"

/* One line a file: its bytes are those of templates/NAME.mustache or static/NAME at build time. */
static const unsigned char bar_mustache[] = {
#embed "templates/bar.mustache"
};
static const unsigned char changes_mustache[] = {
#embed "templates/changes.mustache"
};
static const unsigned char check_mustache[] = {
#embed "templates/check.mustache"
};
static const unsigned char citations_mustache[] = {
#embed "templates/citations.mustache"
};
static const unsigned char contradictions_mustache[] = {
#embed "templates/contradictions.mustache"
};
static const unsigned char counts_mustache[] = {
#embed "templates/counts.mustache"
};
static const unsigned char decide_mustache[] = {
#embed "templates/decide.mustache"
};
static const unsigned char decisions_mustache[] = {
#embed "templates/decisions.mustache"
};
static const unsigned char diagnostics_mustache[] = {
#embed "templates/diagnostics.mustache"
};
static const unsigned char document_mustache[] = {
#embed "templates/document.mustache"
};
static const unsigned char documents_mustache[] = {
#embed "templates/documents.mustache"
};
static const unsigned char entities_mustache[] = {
#embed "templates/entities.mustache"
};
static const unsigned char entity_mustache[] = {
#embed "templates/entity.mustache"
};
static const unsigned char facet_mustache[] = {
#embed "templates/facet.mustache"
};
static const unsigned char fact_mustache[] = {
#embed "templates/fact.mustache"
};
static const unsigned char facts_mustache[] = {
#embed "templates/facts.mustache"
};
static const unsigned char figures_mustache[] = {
#embed "templates/figures.mustache"
};
static const unsigned char foot_mustache[] = {
#embed "templates/foot.mustache"
};
static const unsigned char graph_mustache[] = {
#embed "templates/graph.mustache"
};
static const unsigned char head_mustache[] = {
#embed "templates/head.mustache"
};
static const unsigned char lint_mustache[] = {
#embed "templates/lint.mustache"
};
static const unsigned char overview_mustache[] = {
#embed "templates/overview.mustache"
};
static const unsigned char paging_mustache[] = {
#embed "templates/paging.mustache"
};
static const unsigned char parts_mustache[] = {
#embed "templates/parts.mustache"
};
static const unsigned char picture_mustache[] = {
#embed "templates/picture.mustache"
};
static const unsigned char place_mustache[] = {
#embed "templates/place.mustache"
};
static const unsigned char placed_mustache[] = {
#embed "templates/placed.mustache"
};
static const unsigned char problem_mustache[] = {
#embed "templates/problem.mustache"
};
static const unsigned char runs_mustache[] = {
#embed "templates/runs.mustache"
};
static const unsigned char search_mustache[] = {
#embed "templates/search.mustache"
};
static const unsigned char series_mustache[] = {
#embed "templates/series.mustache"
};
static const unsigned char sql_mustache[] = {
#embed "templates/sql.mustache"
};
static const unsigned char mark_svg[] = {
#embed "static/mark.svg"
};
static const unsigned char review_css[] = {
#embed "static/review.css"
};
static const unsigned char review_js[] = {
#embed "static/review.js"
};

static const struct attest_review_file files[] = {
  {"bar.mustache", bar_mustache, sizeof bar_mustache},
  {"changes.mustache", changes_mustache, sizeof changes_mustache},
  {"check.mustache", check_mustache, sizeof check_mustache},
  {"citations.mustache", citations_mustache, sizeof citations_mustache},
  {"contradictions.mustache", contradictions_mustache, sizeof contradictions_mustache},
  {"counts.mustache", counts_mustache, sizeof counts_mustache},
  {"decide.mustache", decide_mustache, sizeof decide_mustache},
  {"decisions.mustache", decisions_mustache, sizeof decisions_mustache},
  {"diagnostics.mustache", diagnostics_mustache, sizeof diagnostics_mustache},
  {"document.mustache", document_mustache, sizeof document_mustache},
  {"documents.mustache", documents_mustache, sizeof documents_mustache},
  {"entities.mustache", entities_mustache, sizeof entities_mustache},
  {"entity.mustache", entity_mustache, sizeof entity_mustache},
  {"facet.mustache", facet_mustache, sizeof facet_mustache},
  {"fact.mustache", fact_mustache, sizeof fact_mustache},
  {"facts.mustache", facts_mustache, sizeof facts_mustache},
  {"figures.mustache", figures_mustache, sizeof figures_mustache},
  {"foot.mustache", foot_mustache, sizeof foot_mustache},
  {"graph.mustache", graph_mustache, sizeof graph_mustache},
  {"head.mustache", head_mustache, sizeof head_mustache},
  {"lint.mustache", lint_mustache, sizeof lint_mustache},
  {"overview.mustache", overview_mustache, sizeof overview_mustache},
  {"paging.mustache", paging_mustache, sizeof paging_mustache},
  {"parts.mustache", parts_mustache, sizeof parts_mustache},
  {"picture.mustache", picture_mustache, sizeof picture_mustache},
  {"place.mustache", place_mustache, sizeof place_mustache},
  {"placed.mustache", placed_mustache, sizeof placed_mustache},
  {"problem.mustache", problem_mustache, sizeof problem_mustache},
  {"runs.mustache", runs_mustache, sizeof runs_mustache},
  {"search.mustache", search_mustache, sizeof search_mustache},
  {"series.mustache", series_mustache, sizeof series_mustache},
  {"sql.mustache", sql_mustache, sizeof sql_mustache},
  {"mark.svg", mark_svg, sizeof mark_svg},
  {"review.css", review_css, sizeof review_css},
  {"review.js", review_js, sizeof review_js},
};

const struct attest_review_file *attest_review_files(size_t *count) {
  *count = sizeof files / sizeof *files;
  return files;
}
