-- A story taken from readers as a whole is not published while it is; when it first was is kept for the day it returns.
alter table story
  add withdrawn_at       timestamptz,
  add first_published_at timestamptz,
  add check (withdrawn_at is null or published_at is null and first_published_at is not null);
