-- When readers first saw a tag under a public story: its address and its feed stay when the last such story is withdrawn. Null for a tag
-- that no public story ever bore. Triggers set it when a transaction ends, whichever node writes the tags.
alter table tag add column public_at timestamptz;
update tag k set public_at = now() where exists (select 1 from story_tag t join story s on s.id = t.story_id
  where t.tag = k.tag and (s.published_at is not null or s.withdrawn_at is not null and s.first_published_at is not null));

create function show_tags_of(story bigint) returns void language sql as $$
  with fresh as (
    select k.tag from tag k join story_tag t on t.tag = k.tag join story s on s.id = t.story_id
    where s.id = $1 and s.published_at is not null and k.public_at is null order by k.tag for update of k
  )
  update tag set public_at = now() from fresh where tag.tag = fresh.tag
$$;
create function show_tag() returns trigger language plpgsql as $$
begin
  perform show_tags_of(new.story_id);
  return null;
end $$;
create function show_story_tags() returns trigger language plpgsql as $$
begin
  perform show_tags_of(new.id);
  return null;
end $$;
create constraint trigger story_tag_shown after insert or update of tag on story_tag deferrable initially deferred
  for each row execute function show_tag();
create constraint trigger story_tags_shown after update of published_at on story deferrable initially deferred
  for each row when (old.published_at is null and new.published_at is not null) execute function show_story_tags();
