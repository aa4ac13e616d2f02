-- Names, agencies, places and titles as search reads them, without accents and case: what is offered while an editor types, and the contributors
-- who may be one person in two spellings.
alter table contributor add column name_words text generated always as (search_words(name)) stored;
create index contributor_name_words on contributor (name_words);
alter table credit_value add column words text generated always as (search_words(value)) stored;
