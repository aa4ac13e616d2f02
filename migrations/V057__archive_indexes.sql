-- Indexes for pages and searches that would otherwise read or sort a whole archive.

-- The newsroom's search and the API list entries by time; an entry without a time sorts by its creation time.
create index entry_time on entry ((coalesce(published_at, created_at)) desc, id desc);
create index entry_author_time on entry (created_by, (coalesce(published_at, created_at)) desc, id desc);
create index entry_story_time on entry (story_id, (coalesce(published_at, created_at)) desc, number desc);

-- Sitemaps: the latest change of each part of 10,000 ids, and the key events of the last days.
create index entry_sitemap on entry (((id - 1) / 10000), (greatest(released_at, coalesce(updated_at, released_at))) desc)
  where released_at is not null and retracted_at is null;
create index story_sitemap on story (((id - 1) / 10000), changed_at desc) where published_at is not null;
create index entry_news on entry (released_at desc, id desc) where retracted_at is null and key_event and headline is not null;

-- Few stories of an archive are live, planned or withdrawn.
create index story_live on story (changed_at desc, id desc) where published_at is not null and coverage_ended_at is null;
create index story_planned on story (changed_at desc, id desc)
  where withdrawn_at is null and (published_at is null or coverage_opened_at is null and coverage_ended_at is null);
create index story_withdrawn on story (withdrawn_at desc, id desc) where withdrawn_at is not null;

-- Fronts and feeds of a section, and of the whole site with its withdrawn stories.
create index story_section_front on story (section_id, (case when coverage_ended_at is null then 0 else 1 end), changed_at desc, id desc)
  where published_at is not null;
create index story_seen on story ((case when coverage_ended_at is null or withdrawn_at is not null then 0 else 1 end), changed_at desc, id desc)
  where published_at is not null or withdrawn_at is not null and first_published_at is not null;

-- When the story itself last changed, rather than one of its entries.
create index story_change_framed on story_change (story_id, changed_at) where kind in ('story', 'opened', 'ended');
