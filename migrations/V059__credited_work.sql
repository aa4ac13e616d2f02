-- What a person is credited with, an entry or a story, as in the credit itself: the newsroom counts both for each contributor. Kept by the
-- triggers, in whatever order the credit, its people and its entry are written.
alter table credit_person add column entry_id bigint, add column story_id bigint;

create function find_credited_work() returns trigger language plpgsql as $$
begin
  select entry_id, story_id into new.entry_id, new.story_id from credit where id = new.credit_id;
  return new;
end $$;
create trigger credit_person_finds_work before insert or update of credit_id on credit_person
  for each row execute function find_credited_work();

create function tell_credited_work() returns trigger language plpgsql as $$
begin
  update credit_person set entry_id = new.entry_id, story_id = new.story_id where credit_id = new.id;
  return null;
end $$;
create trigger credit_tells_work after update of entry_id, story_id on credit for each row
  when (old.entry_id is distinct from new.entry_id or old.story_id is distinct from new.story_id) execute function tell_credited_work();
