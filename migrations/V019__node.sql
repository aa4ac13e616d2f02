-- The nodes that serve readers, and how far each has followed each story's log: where a change has taken effect.
create table node (
  id         text primary key,
  started_at timestamptz not null,
  seen_at    timestamptz not null
);
create table node_story (
  node_id    text        not null references node on delete cascade,
  story_id   bigint      not null references story,
  seq        bigint      not null,
  applied_at timestamptz not null,
  primary key (story_id, node_id)
);
create index story_change_entry on story_change (story_id, entry_number, seq);
