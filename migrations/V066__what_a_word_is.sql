-- What a word is, for search: said here for texts, and by the application's TextFold for queries. Letters without case, accents and compatibility
-- forms, and the words separated by spaces. Everything that is no letter, digit or mark separates words, so that PostgreSQL's own text
-- parser, which differs by the database's locale, has nothing to decide. The classes are those of Unicode 16. Texts with no other signs than
-- those of English typography take the short way.
create function search_words(text) returns text language plpgsql immutable strict parallel safe as $$
declare
  t text := left($1, 200000);
begin
  if octet_length(t) > length(t) then
    t := translate(t, E'\u2019\u2018\u201c\u201d\u2013\u2014\u2026\u00a0\u2022\u00ab\u00bb\u00a3\u20ac\u00b0', '              ');
  end if;
  if octet_length(t) = length(t) then
    return btrim(regexp_replace(lower(t), '[^a-z0-9 ]+', ' ', 'g'));
  end if;
  t := lower(left(normalize(t, NFKD), 200000));
  -- Accents, the points of Hebrew, Arabic and Syriac, and what is not visible.
  t := regexp_replace(t, '['
    || '\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0600-\u0605\u0610-\u061a\u061c\u0640'
    || '\u064b-\u065f\u0670\u06d6-\u06dd\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u070f\u0711\u0730-\u074a\u07fa\u0890\u0891\u08e2\u115f'
    || '\u1160\u17b4\u17b5\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\u3164\ufe00-\ufe0f'
    || '\ufe20-\ufe2f\ufeff\uffa0\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a'
    || '\U000e0000-\U000e0fff]+', '', 'g');
  t := translate(replace(replace(replace(replace(t, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ςøłđðħıŧŋĸəɨʉɓɗƙƴƶǥȷ', 'σolddhitnkeiubdkyzgj');
  t := regexp_replace(t, '[\u0001-\u001f!-/:-@[-`{-\u007f'
    || '\u0080-\u00bf\u00d7\u00f7\u02b9-\u02bf\u02c2-\u02c5\u02c8\u02d2-\u02eb\u02ed-\u02ff\u0375\u037e\u0384-\u0387\u03f6\u0482'
    || '\u055a-\u055f\u0589\u058a\u058d-\u058f\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u0600-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u06dd'
    || '\u06de\u06e9\u06fd\u06fe\u0700-\u070d\u070f\u07f4-\u07f9\u07fe\u07ff\u0830-\u083e\u085e\u0888\u0890\u0891\u08e2\u0964\u0965\u0970'
    || '\u09f2\u09f3\u09fa\u09fb\u09fd\u0a76\u0af0\u0af1\u0b70\u0bf3-\u0bfa\u0c77\u0c7f\u0c84\u0d4f\u0d79\u0df4\u0e3f\u0e4f\u0e5a\u0e5b'
    || '\u0f01-\u0f17\u0f1a-\u0f1f\u0f34\u0f36\u0f38\u0f3a-\u0f3d\u0f85\u0fbe-\u0fc5\u0fc7-\u0fcc\u0fce-\u0fda\u104a-\u104f\u109e\u109f'
    || '\u10fb\u1360-\u1368\u1390-\u1399\u1400\u166d\u166e\u1680\u169b\u169c\u16eb-\u16ed\u1735\u1736\u17d4-\u17d6\u17d8-\u17db'
    || '\u1800-\u180a\u180e\u1940\u1944\u1945\u19de-\u19ff\u1a1e\u1a1f\u1aa0-\u1aa6\u1aa8-\u1aad\u1b4e\u1b4f\u1b5a-\u1b6a\u1b74-\u1b7f'
    || '\u1bfc-\u1bff\u1c3b-\u1c3f\u1c7e\u1c7f\u1cc0-\u1cc7\u1cd3\u1fbd-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fef\u1ffd\u1ffe\u2000-\u2064'
    || '\u2066-\u206f\u207a-\u208e\u20a0-\u20c0\u2100-\u212e\u213a-\u214d\u214f\u218a\u218b\u2190-\u2429\u2440-\u244a\u249c-\u24e9'
    || '\u2500-\u2775\u2794-\u2b73\u2b76-\u2b95\u2b97-\u2bff\u2ce5-\u2cea\u2cf9-\u2cfc\u2cfe\u2cff\u2d70\u2e00-\u2e2e\u2e30-\u2e5d'
    || '\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u2ff0-\u3004\u3008-\u3020\u3030\u3036\u3037\u303d-\u303f\u309b\u309c\u30a0\u30fb'
    || '\u3190-\u319f\u31c0-\u31e5\u31ef\u3200-\u321e\u322a-\u3247\u3250-\u33ff\u4dc0-\u4dff\ua490-\ua4c6\ua4fe\ua4ff\ua60d-\ua60f\ua673'
    || '\ua67e\ua6f2-\ua6f7\ua700-\ua716\ua720\ua721\ua789\ua78a\ua828-\ua82b\ua836-\ua839\ua874-\ua877\ua8ce\ua8cf\ua8f8-\ua8fa\ua8fc'
    || '\ua92e\ua92f\ua95f\ua9c1-\ua9cd\ua9de\ua9df\uaa5c-\uaa5f\uaa77-\uaa79\uaade\uaadf\uaaf0\uaaf1\uab5b\uab6a\uab6b\uabeb\ue000-\uf8ff'
    || '\ufb29\ufbb2-\ufbc2\ufd3e-\ufd4f\ufdcf\ufdfc-\ufdff\ufe10-\ufe19\ufe30-\ufe52\ufe54-\ufe66\ufe68-\ufe6b\ufeff\uff01-\uff65'
    || '\uffe0-\uffe6\uffe8-\uffee\ufff9-\ufffd\U00010100-\U00010102\U00010137-\U0001013f\U00010179-\U00010189\U0001018c-\U0001018e'
    || '\U00010190-\U0001019c\U000101a0\U000101d0-\U000101fc\U0001039f\U000103d0\U0001056f\U00010857\U00010877\U00010878\U0001091f'
    || '\U0001093f\U00010a50-\U00010a58\U00010a7f\U00010ac8\U00010af0-\U00010af6\U00010b39-\U00010b3f\U00010b99-\U00010b9c\U00010d6e'
    || '\U00010d8e\U00010d8f\U00010ead\U00010f55-\U00010f59\U00010f86-\U00010f89\U00011047-\U0001104d\U000110bb-\U000110c1\U000110cd'
    || '\U00011140-\U00011143\U00011174\U00011175\U000111c5-\U000111c8\U000111cd\U000111db\U000111dd-\U000111df\U00011238-\U0001123d'
    || '\U000112a9\U000113d4\U000113d5\U000113d7\U000113d8\U0001144b-\U0001144f\U0001145a\U0001145b\U0001145d\U000114c6'
    || '\U000115c1-\U000115d7\U00011641-\U00011643\U00011660-\U0001166c\U000116b9\U0001173c-\U0001173f\U0001183b\U00011944-\U00011946'
    || '\U000119e2\U00011a3f-\U00011a46\U00011a9a-\U00011a9c\U00011a9e-\U00011aa2\U00011b00-\U00011b09\U00011be1\U00011c41-\U00011c45'
    || '\U00011c70\U00011c71\U00011ef7\U00011ef8\U00011f43-\U00011f4f\U00011fd5-\U00011ff1\U00011fff\U00012470-\U00012474\U00012ff1'
    || '\U00012ff2\U00013430-\U0001343f\U00016a6e\U00016a6f\U00016af5\U00016b37-\U00016b3f\U00016b44\U00016b45\U00016d6d-\U00016d6f'
    || '\U00016e97-\U00016e9a\U00016fe2\U0001bc9c\U0001bc9f-\U0001bca3\U0001cc00-\U0001ccef\U0001cd00-\U0001ceb3\U0001cf50-\U0001cfc3'
    || '\U0001d000-\U0001d0f5\U0001d100-\U0001d126\U0001d129-\U0001d164\U0001d16a-\U0001d16c\U0001d173-\U0001d17a\U0001d183\U0001d184'
    || '\U0001d18c-\U0001d1a9\U0001d1ae-\U0001d1ea\U0001d200-\U0001d241\U0001d245\U0001d300-\U0001d356\U0001d6c1-\U0001d7c3'
    || '\U0001d800-\U0001d9ff\U0001da37-\U0001da3a\U0001da6d-\U0001da74\U0001da76-\U0001da83\U0001da85-\U0001da8b\U0001e14f\U0001e2ff'
    || '\U0001e5ff\U0001e95e\U0001e95f\U0001ecac\U0001ecb0\U0001ed2e\U0001eef0\U0001eef1\U0001f000-\U0001f02b\U0001f030-\U0001f093'
    || '\U0001f0a0-\U0001f0ae\U0001f0b1-\U0001f0bf\U0001f0c1-\U0001f0cf\U0001f0d1-\U0001f0f5\U0001f10d-\U0001f1ad\U0001f1e6-\U0001f202'
    || '\U0001f210-\U0001f23b\U0001f240-\U0001f248\U0001f250\U0001f251\U0001f260-\U0001f265\U0001f300-\U0001f6d7\U0001f6dc-\U0001f6ec'
    || '\U0001f6f0-\U0001f6fc\U0001f700-\U0001f776\U0001f77b-\U0001f7d9\U0001f7e0-\U0001f7eb\U0001f7f0\U0001f800-\U0001f80b'
    || '\U0001f810-\U0001f847\U0001f850-\U0001f859\U0001f860-\U0001f887\U0001f890-\U0001f8ad\U0001f8b0-\U0001f8bb\U0001f8c0\U0001f8c1'
    || '\U0001f900-\U0001fa53\U0001fa60-\U0001fa6d\U0001fa70-\U0001fa7c\U0001fa80-\U0001fa89\U0001fa8f-\U0001fac6\U0001face-\U0001fadc'
    || '\U0001fadf-\U0001fae9\U0001faf0-\U0001faf8\U0001fb00-\U0001fb92\U0001fb94-\U0001fbef\U000e0001\U000e0020-\U000e007f'
    || '\U000f0000-\U000ffffd\U00100000-\U0010fffd]+', ' ', 'g');
  return btrim(case when octet_length(t) = length(t) then t else normalize(t, NFC) end);
end $$;

-- The words as they are indexed. Of the scripts that do not separate words, and of Hangul, each two characters that follow each other are a
-- term, and so are the first and the last one of a sequence: a query for "of one" finds any by its prefix. A tsvector holds 1 MB at most.
create function search_terms(text) returns text language plpgsql immutable strict parallel safe as $$
declare
  run constant text := '\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u1b00-\u1b7f\u3005-\u3007\u3031-\u3035\u303b\u303c\u3041-\u318f'
    || '\u31a0-\u31ff\u3400-\u4dbf\u4e00-\ua4cf\ua980-\ua9df\uaa60-\uaadf\uac00-\ud7ff\U00020000-\U0003ffff';
  t text := search_words($1);
begin
  if octet_length(t) = length(t) or t !~ ('[' || run || ']') then
    return t;
  end if;
  return regexp_replace(regexp_replace(left(t, 80000), '([' || run || ']+)', ' \1 ', 'g'), '([' || run || '])', '\1 \1', 'g');
end $$;

-- The text of a body: inline elements vanish, all others separate words.
create function markup_text(text) returns text language sql immutable strict parallel safe
return regexp_replace(regexp_replace(regexp_replace($1,
  '</?(?:a|em|s|span|strong|sub|sup)(?: [^<>"]*(?:"[^"]*"[^<>"]*)*)?>', '', 'g'),
  '<[^<>"]*(?:"[^"]*"[^<>"]*)*>', ' ', 'g'), '&[a-z]+;', ' ', 'g');

-- What two spellings of one name have in common, as the application's TextFold says it too.
create function name_fold(text) returns text language plpgsql immutable strict parallel safe as $$
declare
  t text := $1;
begin
  if octet_length(t) > length(t) then
    t := lower(normalize(t, NFKC));
    t := regexp_replace(t, '[\u02b9-\u02bf\u02c8\u02ee\u055a\u05f3\u07f4\u07f5\u2018-\u201b\u2032\u2035\ua78b\ua78c`]', '''', 'g');
    t := regexp_replace(t, '[\u058a\u05be\u1400\u1806\u2010-\u2015\u2212\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u301c\u3030\u30a0\ufe31\ufe32\ufe58\ufe63\uff0d\U00010d6e\U00010ead]', '-', 'g');
    t := regexp_replace(t, '['
      || '\u00ad\u034f\u0600-\u0605\u061c\u0640\u06dd\u070f\u07fa\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f'
      || '\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f'
      || '\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+', '', 'g');
    t := normalize(replace(t, 'ς', 'σ'), NFC);
  else
    t := replace(lower(t), '`', '''');
  end if;
  return btrim(regexp_replace(t, '[\u0009-\u000d\u001c-\u0020\u1680\u2028\u2029]+', ' ', 'g'));
end $$;

alter table entry drop column words;
alter table entry add column words tsvector
  generated always as (to_tsvector('simple', search_terms(coalesce(headline, '') || ' ' || markup_text(body)))) stored;
create index entry_words on entry using gin (words);
alter table story drop column words;
alter table story add column words tsvector
  generated always as (to_tsvector('simple', search_terms(headline || ' ' || coalesce(standfirst, '')))) stored;
create index story_words on story using gin (words);
alter table entry_figure drop column words;
alter table entry_figure add column words tsvector generated always as (to_tsvector('simple', search_terms(coalesce(caption, '')))) stored;
create index entry_figure_words on entry_figure using gin (words);
alter table contributor drop column words;
alter table contributor add column words tsvector
  generated always as (to_tsvector('simple', search_terms(name || ' ' || coalesce(title, '') || ' ' || coalesce(agency, '')))) stored;
create index contributor_words on contributor using gin (words);
alter table photo drop column words;
alter table photo add column words tsvector generated always as (to_tsvector('simple', search_terms(coalesce(caption, '') || ' ' || coalesce(alt, '')
  || ' ' || coalesce(headline, '') || ' ' || coalesce(creator, '') || ' ' || coalesce(credit, '') || ' ' || coalesce(source, '')
  || ' ' || coalesce(file_name, '')))) stored;
create index photo_words on photo using gin (words);

-- One person and one section for all spellings of a name.
create index contributor_fold on contributor (name_fold(name));
create index contributor_former_name_fold on contributor_former_name (name_fold(name));
create index photo_creator_fold on photo (name_fold(creator)) where creator is not null;
