-- Addresses that hear of the end of a job that was there already when its content was sent again.
create table job_callbacks (
  job_id text not null references jobs (job_id) on delete cascade,
  url text not null,
  primary key (job_id, url)
);

create or replace function note_job_end() returns trigger language plpgsql as $$
begin
  if new.status = old.status or new.status not in ('completed', 'failed', 'cancelled') then
    return null;
  end if;
  insert into job_notices (job_id, kind, target)
  select new.job_id, 'callback', new.params ->> 'callback_url' where new.params ? 'callback_url'
  union
  select new.job_id, 'callback', url from job_callbacks where job_id = new.job_id
  union
  select new.job_id, 'callback', url from callback_endpoints where requested_by = new.requested_by;
  if new.status = 'completed' and new.params -> 'notify' ->> 'email' is not null then
    insert into job_notices (job_id, kind, target)
    values (new.job_id, 'mail', new.params -> 'notify' ->> 'email');
  end if;
  return null;
end
$$;
