-- Fills the columns of the migration before for the credits that there were. Apart from it, so that nobody who reads waits meanwhile.
update credit_person p set entry_id = c.entry_id, story_id = c.story_id from credit c where c.id = p.credit_id and p.entry_id is null and p.story_id is null;
create index credit_person_entry on credit_person (contributor_id, entry_id) where entry_id is not null;
create index credit_person_story on credit_person (contributor_id, story_id) where story_id is not null;
