create index entry_retracted on entry (retracted_at desc, id desc) where released_at is not null and retracted_at is not null;
