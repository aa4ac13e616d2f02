-- Stories by when they first came out: the archive and its months.
create index story_published on story (published_at desc, id desc) where published_at is not null;
