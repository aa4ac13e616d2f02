-- Idempotency keys are kept for some days. The fingerprint of the content by its named fields survives a new version of the application; the
-- older one stays beside it for nodes of the version before.
alter table posting add column content_hash bytea;
create index posting_age on posting (posted_at);
