-- The photo library: found by words, and each use with the credit line it was printed with. Null where that is the photo's own.
alter table entry_figure add column credit_line text;
alter table story add column lead_credit_line text;
alter table photo add column words tsvector generated always as (to_tsvector('simple', search_fold(coalesce(caption, '') || ' ' || coalesce(alt, '')
  || ' ' || coalesce(headline, '') || ' ' || coalesce(creator, '') || ' ' || coalesce(credit, '') || ' ' || coalesce(source, '')
  || ' ' || regexp_replace(coalesce(file_name, ''), '[^[:alnum:]]+', ' ', 'g')))) stored;
create index photo_words on photo using gin (words);
create index photo_filed on photo (filed_at desc, id desc);
create index story_lead_photo on story (lead_photo_id) where lead_photo_id is not null;
