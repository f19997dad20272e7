-- Passwords of reports that are not made yet; kept apart so that nothing that shows a job can show them.
create table job_passwords (
  job_id text primary key references jobs (job_id) on delete cascade,
  password text not null
);
