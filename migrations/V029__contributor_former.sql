-- Addresses a person once had: they lead to the person for good. Names of people who turned out to be somebody known already: whoever types
-- one means that person.
create table contributor_former_slug (
  slug           text primary key,
  contributor_id bigint      not null references contributor,
  retired_at     timestamptz not null
);
create index contributor_former_slug_contributor on contributor_former_slug (contributor_id);
create table contributor_former_name (
  name           text primary key check (name = lower(name)),
  contributor_id bigint not null references contributor
);
create index contributor_former_name_contributor on contributor_former_name (contributor_id);

alter table contributor add column words tsvector
  generated always as (to_tsvector('simple', search_fold(name || ' ' || coalesce(title, '') || ' ' || coalesce(agency, '')))) stored;
create index contributor_words on contributor using gin (words);
create index contributor_listed on contributor (lower(name), id);
create index contributor_portrait on contributor (portrait_id) where portrait_id is not null;
create index credit_agency on credit (agency) where agency is not null;
create index credit_place on credit (place) where place is not null;
create index photo_creator on photo (lower(creator)) where creator is not null;
