-- Headers of W3C Trace Context of the request that made a job: a job that is started later, by another process,
-- still belongs to its trace.
alter table jobs add column trace_context jsonb;
