-- One index for both searches, the readers' and the newsroom's: everything's words, folded alike, kept with the row so that neither has to be made
-- again when it is compared. Who may see what is asked of the row beside them.
drop index entry_search;
drop index story_search;
alter table entry drop column words;
alter table entry add column words tsvector
  generated always as (to_tsvector('simple', search_fold(coalesce(headline, '') || ' ' || body))) stored;
create index entry_words on entry using gin (words);
alter table story add column words tsvector
  generated always as (to_tsvector('simple', search_fold(headline || ' ' || coalesce(standfirst, '')))) stored;
create index story_words on story using gin (words);
drop text search configuration dateline;
