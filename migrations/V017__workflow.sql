-- From draft to published: filed for review, sent back with a note; and whether what it says still needs checking.
alter table entry
  add column submitted_at timestamptz,
  add column returned_at  timestamptz,
  add column returned_by  bigint references account,
  add column return_note  text,
  add column unverified   boolean not null default false;
update revision set content = content || '{"embeds": [], "unverified": false}';

-- Cards of things elsewhere, as they were when they were pasted: nothing is fetched for a reader.
create table entry_embed (
  entry_id bigint not null references entry,
  position int    not null,
  url      text   not null,
  title    text,
  provider text,
  primary key (entry_id, position)
);

-- When readers were last told something; changed_at moves with a small fix too.
alter table story add column updated_at timestamptz;
update story set updated_at = changed_at;
alter table story alter column updated_at set not null;
