-- A knowledge base of schema 1, as its program wrote it, without its search indexes.
CREATE TABLE state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  root TEXT NOT NULL
) STRICT;
INSERT INTO state VALUES (1, 'a546aa02601a3263e557866ab9b5bbbc9343ae231b338f25e15a79a85ecb0eb5');
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  extractor TEXT NOT NULL,
  started INTEGER NOT NULL,
  stored INTEGER NOT NULL DEFAULT 0,
  removed INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO runs VALUES (1, '0.1.0/fabb160e8aed403/main/strict/67108864-2048-1000-1000000', 1795634909, 1, 0);
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  media_type TEXT NOT NULL,
  charset TEXT NOT NULL,
  charset_why TEXT NOT NULL,
  byte_count INTEGER NOT NULL,
  language TEXT,
  title TEXT,
  status TEXT NOT NULL,
  reason TEXT,
  offset INTEGER,
  extractor TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES runs,
  searchable INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  UNIQUE (sha256, media_type, charset, charset_why)
) STRICT;
INSERT INTO documents VALUES (1, '9120660259be29064ea2edbbf8b41cd58ce9c9d51a019941f0b0428d55bc87a8', 'text/html', 'utf-8', 'valid-utf-8', 157, 'en', 'Short', 'ok', NULL, NULL, '0.1.0/fabb160e8aed403/main/strict/67108864-2048-1000-1000000', 1, 1, 'aaa8fe0fa2fbdab0820754e38e0fbb228a5f72455a86fbc0d6a2942e8ce62198');
CREATE TABLE sources (
  name TEXT PRIMARY KEY,
  url TEXT,
  document INTEGER NOT NULL REFERENCES documents
) STRICT, WITHOUT ROWID;
INSERT INTO sources VALUES ('copy.html', NULL, 1);
INSERT INTO sources VALUES ('report.html', NULL, 1);
CREATE TABLE originals (
  sha256 TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;
INSERT INTO originals VALUES ('9120660259be29064ea2edbbf8b41cd58ce9c9d51a019941f0b0428d55bc87a8', x'3c21646f63747970652068746d6c3e3c68746d6c206c616e673d656e3e3c7469746c653e53686f72743c2f7469746c653e3c6d61696e3e3c68313e53686f72743c2f68313e3c703e54686520486172626f7572204167656e637920736169642074686174204c6177203c623e4e6f2e2032313c2f623e206f6620323030372070726f74656374732034333820776f6d656e2e3c2f703e3c2f6d61696e3e');
CREATE TABLE diagnostics (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents,
  code TEXT NOT NULL,
  severity TEXT NOT NULL,
  message TEXT NOT NULL,
  start INTEGER,
  "limit" INTEGER,
  value INTEGER
) STRICT;
CREATE TABLE passages (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents,
  kind TEXT NOT NULL,
  path TEXT NOT NULL,
  start INTEGER,
  "end" INTEGER,
  text TEXT NOT NULL
) STRICT;
INSERT INTO passages VALUES (1, 1, 'heading', '/html/head[1]/main/h1[1]', 59, 64, 'Short');
INSERT INTO passages VALUES (2, 1, 'paragraph', '/html/head[1]/main/p[1]', 72, 146, 'The Harbour Agency said that Law No. 21 of 2007 protects 438 women.');
CREATE TABLE sentences (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents,
  block TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
INSERT INTO sentences VALUES (1, 1, '/html/head[1]/main/p[1]', 'The Harbour Agency said that Law No. 21 of 2007 protects 438 women.');
CREATE TABLE entities (
  id INTEGER PRIMARY KEY,
  identifier TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO entities VALUES (1, 'bb963bebfc9218eb02fa87e994022dfb', 'agency', 'agency:Harbour Agency');
INSERT INTO entities VALUES (2, '6b5e97af7adba4cc8c729be38e8fb256', 'law', 'law:ID:act:21:2007');
CREATE TABLE names (
  entity INTEGER NOT NULL REFERENCES entities,
  rank INTEGER NOT NULL,
  name TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES documents,
  PRIMARY KEY (entity, rank, name, document)
) STRICT, WITHOUT ROWID;
INSERT INTO names VALUES (1, 0, 'Harbour Agency', 1);
INSERT INTO names VALUES (2, 1, 'Law No. 21 of 2007', 1);
CREATE TABLE mentions (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  ranges TEXT,
  text_start INTEGER NOT NULL,
  text_end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  sentence INTEGER NOT NULL REFERENCES sentences,
  recognizer TEXT NOT NULL,
  within TEXT,
  role TEXT,
  entity INTEGER REFERENCES entities,
  normalized TEXT,
  parts TEXT
) STRICT;
INSERT INTO mentions VALUES (1, 1, 'agency', 76, 90, NULL, 10, 24, 'Harbour Agency', 1, 'agency/form', NULL, NULL, 1, '{"name":"Harbour Agency","org_type":"agency"}', NULL);
INSERT INTO mentions VALUES (2, 1, 'law', 101, 126, NULL, 35, 53, 'Law No. 21 of 2007', 1, 'law/laws-indonesia', NULL, NULL, 2, '{"jurisdiction":"ID","type":"act","number":"21","year":2007}', '{"instrument":{"quote":"Law No. 21 of 2007","start":101,"end":126,"textStart":35,"textEnd":53}}');
INSERT INTO mentions VALUES (3, 1, 'year', 122, 126, NULL, 49, 53, '2007', 1, 'year/digits', 'law', NULL, NULL, '{"year":2007}', NULL);
INSERT INTO mentions VALUES (4, 1, 'count', 136, 145, NULL, 63, 72, '438 women', 1, 'count/noun', NULL, NULL, NULL, '{"value":438,"unit":"women"}', '{"value":{"quote":"438","start":136,"end":139,"textStart":63,"textEnd":66},"thing":{"quote":"women","start":140,"end":145,"textStart":67,"textEnd":72}}');
CREATE TABLE facts (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents,
  identifier TEXT NOT NULL,
  property TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_entity INTEGER REFERENCES entities,
  value TEXT NOT NULL,
  value_entity INTEGER REFERENCES entities,
  unit TEXT,
  period TEXT,
  qualifier TEXT,
  attribution TEXT,
  negated INTEGER NOT NULL
) STRICT;
INSERT INTO facts VALUES (1, 1, 'fb15ce013c98d6ed16e232e5fa7267f5', 'quantity', 'women', NULL, '438', NULL, NULL, NULL, NULL, 'Harbour Agency', 0);
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  fact INTEGER NOT NULL REFERENCES facts,
  role TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  ranges TEXT,
  quote TEXT NOT NULL
) STRICT;
INSERT INTO evidence VALUES (1, 1, 'value', 136, 145, NULL, '438 women');
INSERT INTO evidence VALUES (2, 1, 'subject', 140, 145, NULL, 'women');
INSERT INTO evidence VALUES (3, 1, 'attribution', 76, 90, NULL, 'Harbour Agency');
PRAGMA application_id = 1096045396;
PRAGMA user_version = 1;
