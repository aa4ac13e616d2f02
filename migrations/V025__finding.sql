-- The newsroom's front: stories of every state, what has just happened anywhere, and what waits in whichever story.
create index story_changed on story (changed_at desc, id desc);
create index story_change_latest on story_change (changed_at desc);
create index entry_waiting_changed on entry (changed_at desc) where released_at is null and retracted_at is null;
create index entry_scheduled on entry (published_at, id) where released_at is null and retracted_at is null and scheduled_at is not null;
create index entry_submitted on entry (submitted_at, id)
  where released_at is null and retracted_at is null and scheduled_at is null and submitted_at is not null;
