-- What each account has sent today, and which photos stay although nothing shows them.
create table photo_quota (
  account_id bigint not null references account,
  day        date   not null,
  files      int    not null,
  bytes      bigint not null,
  pixels     bigint not null,
  primary key (account_id, day)
);

-- A photo that was used once is named by revisions and may be wanted again; one that nobody ever used is removed after a while. Those that are
-- here already stay.
alter table photo add column kept boolean not null default false;
update photo set kept = true;
create index photo_unused on photo (filed_at) where not kept;

create function photo_keep() returns trigger language plpgsql as $$
declare
  used bigint := case tg_table_name when 'entry_figure' then (to_jsonb(new) ->> 'photo_id')::bigint
    when 'story' then (to_jsonb(new) ->> 'lead_photo_id')::bigint else (to_jsonb(new) ->> 'portrait_id')::bigint end;
begin
  update photo set kept = true where id = used and not kept;
  return null;
end $$;
create trigger entry_figure_keeps after insert on entry_figure for each row execute function photo_keep();
create trigger story_keeps after insert on story for each row when (new.lead_photo_id is not null) execute function photo_keep();
create trigger story_keeps_new after update of lead_photo_id on story for each row
  when (new.lead_photo_id is distinct from old.lead_photo_id) execute function photo_keep();
create trigger contributor_keeps after insert on contributor for each row when (new.portrait_id is not null) execute function photo_keep();
create trigger contributor_keeps_new after update of portrait_id on contributor for each row
  when (new.portrait_id is distinct from old.portrait_id) execute function photo_keep();

-- Photos whose rows are gone and whose files are still to be removed.
create table photo_removal (
  key        text        primary key,
  removed_at timestamptz not null
);
