-- The fixed older pages of a story. A page holds the entries before its upper bound, down to the next lower bound;
-- number is its address for good, order is by bound.
create table timeline_page (
  story_id      bigint      not null references story,
  number        bigint      not null,
  before_at     timestamptz not null,
  before_number bigint      not null,
  primary key (story_id, number),
  unique (story_id, before_at, before_number)
);
