-- Who is at a story's desk, page by page, and what they write on there; a row nobody renews is nobody.
create table presence (
  client       text primary key,
  story_id     bigint      not null references story,
  account_id   bigint      not null references account,
  entry_number bigint,
  seen_at      timestamptz not null
);
create index presence_story on presence (story_id, seen_at);

-- What the team at a story is to know, pinned above its desk.
create table team_note (
  story_id bigint primary key references story,
  text     text        not null,
  noted_at timestamptz not null,
  noted_by bigint      not null references account
);
