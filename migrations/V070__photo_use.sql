-- Why a photo whose file says that it must not be used, or not yet, is used all the same.
alter table entry_figure add column clearance text;
alter table story add column lead_clearance text;

-- Whether the file is an animation, of which only the first frame is shown.
alter table photo add column animated boolean not null default false;
