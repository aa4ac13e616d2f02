-- Every headline a story had, with who gave it: any of them can be put back. And when coverage is planned to end.
create table headline (
  story_id bigint      not null references story,
  number   bigint      not null,
  text     text        not null,
  set_at   timestamptz not null,
  set_by   bigint      not null references account,
  primary key (story_id, number)
);
insert into headline (story_id, number, text, set_at, set_by) select id, 1, headline, created_at, created_by from story;

alter table story add column ends_at timestamptz;

-- For a desk that opens as fast in a long story: what was taken back is found, and counted, without looking at all that was not.
create index entry_taken_back on entry (story_id, retracted_at desc, number desc) where retracted_at is not null;
create index entry_author on entry (story_id, created_by);
