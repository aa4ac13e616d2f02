-- Social cards are files beside the photos from now on, drawn when they are first asked for. Nodes of the version before still use the table, which
-- a later version drops; its pictures would fill the database and its dumps.
delete from card;
delete from scheduled_tasks where task_name = 'card';
