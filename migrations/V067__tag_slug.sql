-- The slug of each tag, which is its identity and the last part of its address. The application makes it; a null is one that it has not made yet.
-- The column key keeps the address from before, which several tags could share, and leads to the slug of the most used one.
alter table tag add column slug text;
create index tag_slug on tag (slug);
create index tag_without_slug on tag (tag) where slug is null;
