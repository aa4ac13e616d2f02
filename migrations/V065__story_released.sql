-- The number of a story's released entries, retracted ones included, so that no page counts a long story's entries. Triggers keep it.
-- A post of an entry holds the lock of the story's row already.
alter table story add column released bigint not null default 0;
update story s set released = counted.entries from (
  select story_id, count(*) as entries from entry where released_at is not null group by story_id
) counted where counted.story_id = s.id;

create function count_released_added() returns trigger language plpgsql as $$
begin
  update story s set released = s.released + counted.entries from (
    select story_id, count(*) as entries from added where released_at is not null group by story_id
  ) counted where s.id = counted.story_id;
  return null;
end $$;
create trigger entry_released_added after insert on entry referencing new table as added
  for each statement execute function count_released_added();

create function count_released_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    update story set released = released - 1 where id = old.story_id;
  else
    update story set released = released + case when new.released_at is null then -1 else 1 end where id = new.story_id;
  end if;
  return null;
end $$;
create trigger entry_released_changed after update of released_at on entry
  for each row when ((old.released_at is null) <> (new.released_at is null)) execute function count_released_changed();
create trigger entry_released_deleted after delete on entry
  for each row when (old.released_at is not null) execute function count_released_changed();
