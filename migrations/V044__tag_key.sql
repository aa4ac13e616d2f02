-- The address of each tag as stories write it, to find stories by one indexed look-up. The application makes the address; a null is one that it
-- has not made yet. The trigger misses no tag, whoever writes it.
create table tag (
  tag text primary key,
  key text
);
create index tag_key on tag (key);
create index tag_without_key on tag (tag) where key is null;
create index story_tag_tag on story_tag (tag);
insert into tag (tag) select distinct tag from story_tag;
create function note_tag() returns trigger language plpgsql as $$
begin
  insert into tag (tag) values (new.tag) on conflict do nothing;
  return null;
end $$;
create trigger story_tag_noted after insert or update of tag on story_tag for each row execute function note_tag();
