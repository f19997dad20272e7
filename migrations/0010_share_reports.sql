-- The newest job of an account that made a report which requests for the same may be answered with.
create table shared_reports (
  requested_by bigint not null references users on delete cascade,
  -- SHA-256 of what was asked and of the data's version.
  request_hash bytea not null,
  job_id text not null references jobs (job_id) on delete cascade deferrable initially deferred,
  made_at timestamptz not null default now(),
  primary key (requested_by, request_hash)
);
create index shared_reports_job_idx on shared_reports (job_id);
