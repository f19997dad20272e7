-- One row per recipient of a mail job: the truth of who got it. A row leaves `queued` or `deferred` only
-- once a provider has answered, so that a crash in between neither skips a recipient nor repeats one whose
-- acceptance was recorded.
create table mail_recipients (
  job_id text not null references jobs (job_id) on delete cascade,
  position integer not null,
  email text not null,
  -- The address as it is compared: in lower case.
  address_key text not null,
  data jsonb,
  status text not null default 'queued'
    check (status in ('queued', 'sent', 'deferred', 'bounced', 'suppressed', 'failed')),
  provider text,
  message_id text,
  attempts integer not null default 0,
  last_answer text,
  next_try_at timestamptz,
  sent_at timestamptz,
  primary key (job_id, position),
  unique (job_id, address_key)
);
create index mail_recipients_open_idx on mail_recipients (job_id, position)
  where status in ('queued', 'deferred');
create index mail_recipients_status_idx on mail_recipients (job_id, status, position);
create index mail_recipients_message_idx on mail_recipients (message_id) where message_id is not null;

-- A bulk job whose maker has asked it to pause.
create table mail_pauses (
  job_id text primary key references jobs (job_id) on delete cascade,
  paused_at timestamptz not null default now()
);

-- Addresses that get no mail any more.
create table mail_suppressions (
  address_key text primary key,
  reason text not null check (reason in ('unsubscribed', 'bounced', 'complained', 'manual')),
  detail text,
  created_at timestamptz not null default now()
);

-- When each limited provider or domain may take its next message: shared by all workers.
create table mail_pace (
  name text primary key,
  next_at timestamptz not null
);

-- Standing callbacks: addresses that hear of the end of every job of an account.
create table callback_endpoints (
  id bigint generated always as identity primary key,
  requested_by bigint not null references users on delete cascade,
  url text not null,
  created_at timestamptz not null default now(),
  unique (requested_by, url)
);

-- What is still to be told of ended jobs. Written by the trigger below in the transaction that ends the
-- job, whatever ended it, so that no crash can come between the end and its news.
create table job_notices (
  id bigint generated always as identity primary key,
  job_id text not null references jobs (job_id) on delete cascade,
  kind text not null check (kind in ('callback', 'mail')),
  target text not null,
  status text not null default 'pending'
    check (status in ('pending', 'started', 'delivered', 'failed')),
  replay_of bigint references job_notices on delete cascade,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index job_notices_job_idx on job_notices (job_id, id);
create index job_notices_pending_idx on job_notices (id) where status = 'pending';

-- Every try to deliver a callback.
create table callback_attempts (
  id bigint generated always as identity primary key,
  notice_id bigint not null references job_notices on delete cascade,
  at timestamptz not null default now(),
  duration_ms integer not null,
  response_status integer,
  error text
);
create index callback_attempts_notice_idx on callback_attempts (notice_id, id);

create function note_job_end() returns trigger language plpgsql as $$
begin
  if new.status = old.status or new.status not in ('completed', 'failed', 'cancelled') then
    return null;
  end if;
  insert into job_notices (job_id, kind, target)
  select new.job_id, 'callback', new.params ->> 'callback_url' where new.params ? 'callback_url'
  union
  select new.job_id, 'callback', url from callback_endpoints where requested_by = new.requested_by;
  if new.status = 'completed' and new.params -> 'notify' ->> 'email' is not null then
    insert into job_notices (job_id, kind, target)
    values (new.job_id, 'mail', new.params -> 'notify' ->> 'email');
  end if;
  return null;
end
$$;

create trigger note_job_end after update of status on jobs
  for each row execute function note_job_end();
