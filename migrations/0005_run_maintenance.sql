alter table jobs
  -- The schedule that made the job; null where a person did.
  add column schedule_id text,
  -- The clean-up leaves the job and its files alone.
  add column legal_hold boolean not null default false;
create index jobs_finished_idx on jobs (finished_at) where finished_at is not null;

create table health_checks (
  id bigint generated always as identity primary key,
  checked_at timestamptz not null default now(),
  overall_status text not null check (overall_status in ('healthy', 'degraded', 'unhealthy')),
  -- What each part answered, as the result of the job that asked.
  report jsonb not null
);
create index health_checks_checked_idx on health_checks (checked_at desc);

-- One row per day, in the time zone of the schedules; a day that is counted again replaces its row.
create table daily_metrics (
  report_date date primary key,
  generated_at timestamptz not null default now(),
  metrics jsonb not null
);

-- The clean-up deletes jobs that others point to, and asks of every file in the store which job owns it.
create index jobs_retry_of_idx on jobs (retry_of) where retry_of is not null;
create index jobs_retried_by_idx on jobs (retried_by) where retried_by is not null;
create index job_artifacts_storage_key_idx on job_artifacts (storage_key);
