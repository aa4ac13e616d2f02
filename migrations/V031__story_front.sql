-- The front: live stories first, each kind by its latest change. Without it every published story is sorted for twenty of them.
create index story_front on story ((case when coverage_ended_at is null then 0 else 1 end), changed_at desc, id desc)
  where published_at is not null;
