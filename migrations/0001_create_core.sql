create table users (
  id bigint generated always as identity primary key,
  email text not null,
  password_hash text not null,
  role text not null check (role in ('ADMIN', 'MANAGER', 'AGENT', 'USER')),
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index users_email_key on users (lower(email));

-- One row per issued refresh token. A family is one sign-in; presenting a used token revokes the family.
create table refresh_tokens (
  token_hash bytea primary key,
  family uuid not null,
  user_id bigint not null references users on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index refresh_tokens_family_idx on refresh_tokens (family);

create table jobs (
  id bigint generated always as identity primary key,
  job_id text not null unique,
  job_type text not null,
  queue text not null,
  status text not null default 'pending'
    check (status in ('pending', 'queued', 'started', 'completed', 'failed', 'cancelled')),
  priority smallint not null default 3 check (priority between 1 and 5),
  params jsonb not null,
  requested_by bigint references users,
  -- The attempt that clients see, from 1; 0 before the first.
  attempt integer not null default 0,
  -- Counts executions: a worker may only write while the row still holds the number it was given.
  fence integer not null default 0,
  progress jsonb,
  result jsonb,
  error jsonb,
  created_at timestamptz not null default now(),
  queued_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  -- Set while a cancelled job's workflow has still to be told.
  cancel_requested_at timestamptz
);
create index jobs_pending_idx on jobs (id) where status = 'pending';
create index jobs_cancel_idx on jobs (id) where cancel_requested_at is not null;
create index jobs_status_idx on jobs (status, id desc);
create index jobs_requested_by_idx on jobs (requested_by, id desc);

-- Rows sent with a report; kept apart so that lists of jobs stay small.
create table job_inputs (
  job_id text primary key references jobs (job_id) on delete cascade,
  rows text not null
);

create table job_artifacts (
  job_id text not null references jobs (job_id) on delete cascade,
  position smallint not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  storage_key text not null,
  primary key (job_id, name)
);

-- The installation's counters, kept in the transactions that they count, so that no restart loses them.
create table job_totals (
  job_type text not null,
  queue text not null,
  success bigint not null default 0,
  error bigint not null default 0,
  retries bigint not null default 0,
  duration_sum double precision not null default 0,
  -- One count per histogram bucket, not cumulative, the last one for everything longer.
  duration_buckets bigint[] not null,
  primary key (job_type, queue)
);
