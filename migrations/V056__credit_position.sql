-- A credit that an edit takes away loses its place in the list just before its row is deleted.
alter table credit alter column position drop not null;
