-- Keeps the requests of an open page in the order in which the page sent them: a renewal that arrives after the page was closed must not open it
-- again. The page counts its requests; a closed page stays as a row until it is removed as one that nobody renews.
alter table presence add turn integer not null default 0, add is_closed boolean not null default false;
drop trigger presence_moved on presence;
create trigger presence_moved after update on presence
  for each row when (old.entry_number is distinct from new.entry_number or old.story_id <> new.story_id or old.is_closed <> new.is_closed)
  execute function notify_newsroom();
