-- Readers' search, without an extension: whoever owns the database may have no right to make one. What is looked for and what is looked in are
-- folded alike: no case, no accents, and a space around each sign of the scripts that do not part words.
create function search_fold(text) returns text language sql immutable strict parallel safe
return regexp_replace(
  translate(replace(replace(replace(
    normalize(regexp_replace(normalize(lower(left($1, 200000)), NFD), '[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0670]+', '', 'g'), NFC),
    'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'øłđı', 'oldi'),
  '([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff])', ' \1 ', 'g');

create index story_search on story using gin (to_tsvector('simple', search_fold(headline || ' ' || coalesce(standfirst, ''))))
  where published_at is not null;
create index entry_search on entry using gin (to_tsvector('simple', search_fold(coalesce(headline, '') || ' ' || body)))
  where released_at is not null and retracted_at is null;
