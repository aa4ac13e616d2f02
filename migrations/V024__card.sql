-- The pictures that stand for stories (entry_number 0) and key events where they are shared; version is a hash of all that shows on one.
create table card (
  story_id     bigint      not null references story,
  entry_number bigint      not null,
  version      text        not null,
  png          bytea       not null,
  made_at      timestamptz not null,
  primary key (story_id, entry_number)
);
