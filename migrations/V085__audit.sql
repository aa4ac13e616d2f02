-- Who did what. Rows are only added: a trigger refuses to change or delete them, also for the owner of the table, and the role that Dateline works with
-- is granted nothing but to insert and to read. Old rows go by audit_expire alone. Accounts, stories and keys are named without foreign keys, so that
-- a row outlives them.
create table audit_event (
  id           bigint      generated always as identity primary key,
  -- Readers of the whole trail follow it in the order of transactions: ids are given before the commit, and may appear out of order.
  tx           xid8        not null default pg_current_xact_id(),
  at           timestamptz not null default clock_timestamp(),
  act          text        not null,
  actor_id     bigint,
  actor_name   text,
  via          text        not null check (via in ('session', 'key', 'password', 'schedule', 'system')),
  via_id       text,
  address      inet,
  object_kind  text        not null,
  object_id    text,
  object_name  text,
  story_id     bigint,
  entry_number bigint,
  old_value    text,
  new_value    text,
  reason       text,
  check (length(act) <= 60 and length(object_kind) <= 60 and coalesce(length(object_id), 0) <= 500 and coalesce(length(object_name), 0) <= 500
    and coalesce(length(old_value), 0) <= 1000 and coalesce(length(new_value), 0) <= 1000 and coalesce(length(reason), 0) <= 1000)
);
create index audit_event_tx on audit_event (tx, id);
create index audit_event_at on audit_event (at, id);
create index audit_event_actor on audit_event (actor_id, at, id);
create index audit_event_story on audit_event (story_id, at, id) where story_id is not null;

create function refuse_audit_change() returns trigger language plpgsql as $$
declare
  calls text;
begin
  get diagnostics calls = pg_context;
  if tg_op <> 'DELETE' or calls !~ 'function (\w+\.)?audit_expire\(' then
    raise exception 'The audit trail is only added to.' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;

create trigger audit_event_stays before update or delete or truncate on audit_event
  for each statement execute function refuse_audit_change();

-- Deletes at most 10,000 rows that are older than the time, which is 90 days ago at the earliest; returns how many. It runs with the rights of the
-- owner of the table.
create function audit_expire(older_than timestamptz) returns bigint
language plpgsql security definer set search_path from current as $$
declare
  deleted bigint;
begin
  if older_than is null or older_than > now() - interval '90 days' then
    raise exception 'Rows of the audit trail are kept for at least 90 days.' using errcode = 'insufficient_privilege';
  end if;
  delete from audit_event where id in (select id from audit_event where at < older_than order by at, id limit 10000);
  get diagnostics deleted = row_count;
  return deleted;
end $$;
