-- Coverage of an announced story opens at its planned hour: stories announced before get their row as well.
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
select 'open-coverage', id || ':announced', starts_at, false, 1 from story
where published_at is not null and coverage_opened_at is null and coverage_ended_at is null and starts_at > now();
