-- Words as they are typed under pressure: without their accents, in whatever language.
create extension if not exists unaccent;
create text search configuration dateline (copy = simple);
alter text search configuration dateline alter mapping for hword, hword_part, word with unaccent, simple;

-- A tsvector holds 1 MB at most.
alter table entry add column words tsvector
  generated always as (to_tsvector('dateline', coalesce(headline, '') || ' ' || left(body, 100000))) stored;
create index entry_words on entry using gin (words);
