-- Two administrators never overwrite each other's word on somebody; and sessions are found by the longest address there may be.
alter table account add column version bigint not null default 0;
alter table spring_session alter column principal_name type varchar(254);
