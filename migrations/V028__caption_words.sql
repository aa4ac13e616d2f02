-- Readers' search finds what stands under a photo, too.
alter table entry_figure add column words tsvector generated always as (to_tsvector('simple', search_fold(coalesce(caption, '')))) stored;
create index entry_figure_words on entry_figure using gin (words);
