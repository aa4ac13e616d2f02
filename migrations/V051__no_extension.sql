-- Nothing asks for unaccent any more. A role that may not drop the extension leaves it where it is.
do $$ begin
  if exists (select from pg_extension where extname = 'unaccent') then
    drop extension unaccent;
    -- For nodes of the version before, until they are replaced.
    create function unaccent(text) returns text language sql immutable strict parallel safe return search_fold($1);
  else
    drop text search dictionary if exists unaccent;
  end if;
exception when insufficient_privilege or dependent_objects_still_exist then
  null;
end $$;
