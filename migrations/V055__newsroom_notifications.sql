-- Tells open pages of the newsroom, by a notification that names the story, what only editors see: unpublished entries, who is at a desk, and the
-- note for the team. Published changes are told through story_change. A notification is a hint; pages look by themselves every two seconds.
create function notify_newsroom() returns trigger language plpgsql as $$
begin
  perform pg_notify('dateline_newsroom', case tg_op when 'DELETE' then old.story_id else new.story_id end::text);
  return null;
end $$;

create trigger entry_draft_added after insert on entry
  for each row when (new.released_at is null) execute function notify_newsroom();
create trigger entry_draft_changed after update on entry
  for each row when (old.released_at is null or new.released_at is null) execute function notify_newsroom();
create trigger entry_draft_deleted after delete on entry
  for each row when (old.released_at is null) execute function notify_newsroom();

create trigger presence_came_or_left after insert or delete on presence
  for each row execute function notify_newsroom();
create trigger presence_moved after update on presence
  for each row when (old.entry_number is distinct from new.entry_number or old.story_id <> new.story_id) execute function notify_newsroom();

create trigger team_note_changed after insert or update or delete on team_note
  for each row execute function notify_newsroom();
