-- What a story is about, for search engines: all three are said, or none.
alter table story
  add event_name      text,
  add event_starts_at timestamptz,
  add event_location  text,
  add check (num_nulls(event_name, event_starts_at, event_location) in (0, 3));

-- The page about a photo's licence, and the page where one is had: as the file itself says.
alter table photo
  add license_url         text,
  add acquire_license_url text;
