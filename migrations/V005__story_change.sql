-- The spine: each visible change of a story, numbered under the story's row lock, so that the order of seq is the order of commits.
-- tx lets a node ask for what was committed since it last looked without missing a change whose transaction ended late.
create table story_change (
  story_id     bigint      not null references story,
  seq          bigint      not null,
  kind         text        not null,
  entry_number bigint,
  changed_at   timestamptz not null,
  tx           xid8        not null default pg_current_xact_id(),
  primary key (story_id, seq)
);
create index story_change_tx on story_change (tx);
