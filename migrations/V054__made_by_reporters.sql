-- Who introduced a contributor by a credit, to bound the new names of a reporter; null for older ones, and for those of the demo. Nodes of the
-- version before leave it null.
alter table contributor add column introduced_by bigint references account (id);
create index contributor_introduced on contributor (introduced_by, created_at) where introduced_by is not null;
-- To bound the drafts of a reporter.
create index story_draft on story (created_by) where published_at is null and withdrawn_at is null;
