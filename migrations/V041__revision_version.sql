-- The version of the entry that a revision was saved as: what two editors started from when both save. Unknown of older revisions.
alter table revision add column version bigint;
