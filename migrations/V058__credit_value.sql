-- Agencies, places and titles that a credit or a contributor has or once had: the newsroom offers those that are still in use while an editor
-- types, without reading all credits.
create table credit_value (
  kind  text not null check (kind in ('agency', 'place', 'title')),
  value text not null,
  primary key (kind, value)
);
create index credit_title on credit (title) where title is not null;
create index contributor_agency on contributor (agency) where agency is not null;
create index contributor_title on contributor (title) where title is not null;

create function note_credit_values() returns trigger language plpgsql as $$
begin
  -- Sorted, so that two transactions add the same values in the same order.
  insert into credit_value (kind, value)
  select kind, value from (values ('agency', to_jsonb(new) ->> 'agency'), ('place', to_jsonb(new) ->> 'place'), ('title', to_jsonb(new) ->> 'title'))
    as given (kind, value)
  where value is not null and not exists (select from credit_value k where k.kind = given.kind and k.value = given.value)
  order by kind on conflict do nothing;
  return null;
end $$;
create trigger credit_values_noted after insert or update of agency, place, title on credit for each row
  when (new.agency is not null or new.place is not null or new.title is not null) execute function note_credit_values();
create trigger contributor_values_noted after insert or update of agency, title on contributor for each row
  when (new.agency is not null or new.title is not null) execute function note_credit_values();

insert into credit_value (kind, value)
select 'agency', agency from credit where agency is not null union select 'agency', agency from contributor where agency is not null
union select 'place', place from credit where place is not null
union select 'title', title from credit where title is not null union select 'title', title from contributor where title is not null
on conflict do nothing;
