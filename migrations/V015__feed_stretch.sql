-- The stretch of its story's feed that an entry came out in, and the time it was headed with then: both for good.
alter table entry add column stretch bigint;
alter table entry add column first_published_at timestamptz;

update entry e set first_published_at = e.published_at, stretch = placed.stretch
from (select id, (row_number() over (partition by story_id order by released_at, id) - 1) / 25 + 1 as stretch
      from entry where released_at is not null) placed
where placed.id = e.id;

create index entry_stretch on entry (story_id, stretch) where stretch is not null;
create index story_change_restored on story_change (story_id, entry_number, changed_at) where kind = 'restored';
create index correction_latest on correction (corrected_at desc);

-- The host that the names of feeds and their items are made of, once the site has one: it stays when the site moves.
create table feed_authority (
  sole  boolean primary key default true check (sole),
  host  text not null,
  since date not null
);
