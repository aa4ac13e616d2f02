create index entry_latest on entry (published_at desc, id desc) where released_at is not null and retracted_at is null;
