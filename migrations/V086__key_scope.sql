-- What a key may do, how long, and when it was last used. A key without scopes has all those of its account's role, as keys of earlier versions do.
-- The days without use of these are counted from now on.
alter table api_key
  add column scopes text,
  add column expires_at timestamptz,
  add column last_used_at timestamptz,
  add column last_used_from inet;
update api_key set last_used_at = now() where revoked_at is null;
