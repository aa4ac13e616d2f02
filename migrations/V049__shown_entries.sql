-- The newest updates of all stories with those that were retracted with a notice, as feeds list them.
create index entry_shown on entry (published_at desc, id desc) where released_at is not null and (retracted_at is null or not retraction_silent);
