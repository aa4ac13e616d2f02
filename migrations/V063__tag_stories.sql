-- The number of public stories with each tag, for lists of the most used tags. Triggers keep it, whichever node writes the tags.
alter table tag add column stories integer not null default 0;
update tag k set stories = counted.stories from (
  select t.tag, count(*) as stories from story_tag t join story s on s.id = t.story_id where s.published_at is not null group by t.tag
) counted where counted.tag = k.tag;

create function count_tag() returns trigger language plpgsql as $$
begin
  if exists (select from story where id = coalesce(new.story_id, old.story_id) and published_at is not null) then
    if tg_op <> 'INSERT' then
      update tag set stories = stories - 1 where tag.tag = old.tag;
    end if;
    if tg_op <> 'DELETE' then
      update tag set stories = stories + 1 where tag.tag = new.tag;
    end if;
  end if;
  return null;
end $$;
-- Its name sorts after that of story_tag_noted, which makes the row of a new tag.
create trigger story_tag_used after insert or update of tag or delete on story_tag for each row execute function count_tag();

create function count_tags_of(story bigint, more integer) returns void language sql as $$
  update tag set stories = tag.stories + of_story.times * $2
  from (select tag, count(*) as times from story_tag where story_id = $1 group by tag) of_story where of_story.tag = tag.tag
$$;
create function count_story_tags() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform count_tags_of(old.id, -1);
    return old;
  end if;
  perform count_tags_of(new.id, case when new.published_at is null then -1 else 1 end);
  return null;
end $$;
create trigger story_tags_counted after update of published_at on story
  for each row when ((old.published_at is null) <> (new.published_at is null)) execute function count_story_tags();
create trigger story_tags_uncounted before delete on story for each row when (old.published_at is not null) execute function count_story_tags();
