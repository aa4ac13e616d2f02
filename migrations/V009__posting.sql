-- A post under an idempotency key, and what it was answered: a retry or a double click posts once.
create table posting (
  story_id     bigint      not null references story,
  account_id   bigint      not null references account,
  key          text        not null,
  fingerprint  bytea       not null,
  entry_number bigint      not null,
  seq          bigint      not null,
  version      bigint      not null,
  posted_at    timestamptz not null,
  primary key (story_id, account_id, key)
);
