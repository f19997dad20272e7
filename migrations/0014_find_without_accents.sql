-- Words of documents are found without their accents, too. An owner of the database may install unaccent, which
-- comes with PostgreSQL.
create extension if not exists unaccent;

create text search configuration pressroom_plain (copy = pg_catalog.french);
alter text search configuration pressroom_plain
  alter mapping for hword, hword_part, word with unaccent, french_stem;

alter table document_pages add column plain tsvector generated always as (
  to_tsvector('pressroom_plain', left(content, 100000))
) stored;
create index document_pages_plain_idx on document_pages using gin (plain);
