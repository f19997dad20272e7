-- Every step of every job, in order. Written by the trigger below and by nothing else, so that no way of
-- changing a job can forget it.
create table job_events (
  id bigint generated always as identity primary key,
  job_id text not null references jobs (job_id) on delete cascade,
  requested_by bigint,
  kind text not null check (kind in ('state', 'attempt', 'progress', 'warning')),
  data jsonb not null,
  -- Lets readers of several jobs at once wait for transactions that may still commit a lower id.
  xid xid8 not null default pg_current_xact_id(),
  created_at timestamptz not null default clock_timestamp()
);
create index job_events_job_idx on job_events (job_id, id);
create index job_events_requested_by_idx on job_events (requested_by, id);

alter table jobs
  -- When the job passed its soft limit; it runs on.
  add column soft_limit_at timestamptz,
  add column retry_of text references jobs (job_id) on delete set null,
  add column retried_by text references jobs (job_id) on delete set null;

alter table job_totals add column soft_limits bigint not null default 0;

create function record_job_event() returns trigger language plpgsql as $$
declare
  kind text;
begin
  if tg_op = 'INSERT' or new.status is distinct from old.status then
    kind := 'state';
  elsif new.soft_limit_at is distinct from old.soft_limit_at then
    kind := 'warning';
  elsif new.fence is distinct from old.fence then
    kind := 'attempt';
  elsif new.progress is distinct from old.progress and new.progress is not null then
    kind := 'progress';
  else
    return null;
  end if;
  insert into job_events (job_id, requested_by, kind, data)
  values (new.job_id, new.requested_by, kind, jsonb_strip_nulls(jsonb_build_object(
    'job_id', new.job_id,
    'job_type', new.job_type,
    'status', new.status,
    'attempt', new.attempt,
    'progress', new.progress,
    'error', new.error,
    'warning', case when kind = 'warning' then 'soft_limit' end,
    'at', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))));
  perform pg_notify('job_events', new.job_id);
  return null;
end
$$;

create trigger record_job_event after insert or update on jobs
  for each row execute function record_job_event();

-- The key under which a client made a job; it lives as long as the job.
create table idempotency_keys (
  requested_by bigint not null references users on delete cascade,
  key text not null,
  -- SHA-256 of what was asked.
  request_hash bytea not null,
  job_id text not null references jobs (job_id) on delete cascade deferrable initially deferred,
  primary key (requested_by, key)
);
create index idempotency_keys_job_idx on idempotency_keys (job_id);
