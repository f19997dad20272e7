-- Bulk jobs whose recipients are all in the ledger. They are entered batch by batch where they come from a
-- dataset, so that the ledger alone does not tell whether it is whole.
create table mail_loads (
  job_id text primary key references jobs (job_id) on delete cascade,
  loaded_at timestamptz not null default now()
);
-- Jobs of before were loaded in one transaction: a ledger that is there is whole.
insert into mail_loads (job_id)
select job_id from jobs
where job_type = 'send_bulk_email'
  and exists (select from mail_recipients r where r.job_id = jobs.job_id);
