-- Entries of a story that were revised lately: for its feed, which shows a revised entry of an older document once more.
create index story_change_revised on story_change (story_id, changed_at) where kind in ('updated', 'corrected', 'restored', 'retracted');
-- The latest change in each part of the sitemaps, which have half as many addresses as before.
drop index entry_sitemap;
create index entry_sitemap on entry (((id - 1) / 5000), greatest(released_at, coalesce(updated_at, released_at)) desc)
  where released_at is not null and retracted_at is null;
drop index story_sitemap;
create index story_sitemap on story (((id - 1) / 5000), changed_at desc) where published_at is not null;
