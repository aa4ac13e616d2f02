alter table story add column starts_at timestamptz;
alter table story add column lead_entry bigint;
