-- Which entry another one was copied from. A copy with moved_at took the place of its source, which readers are led on from.
create table entry_copy (
  entry_id bigint primary key references entry on delete cascade,
  source_id bigint not null references entry on delete cascade,
  moved_at timestamptz,
  created_at timestamptz not null,
  created_by bigint not null references account
);
create index entry_copy_source on entry_copy (source_id);
