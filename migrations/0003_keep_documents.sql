create table documents (
  document_id uuid primary key,
  owner bigint references users on delete set null,
  filename text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  storage_key text not null,
  -- The job that reads it, or has read it. Its state is the document's until `processed_at` is set.
  job_id text references jobs (job_id) on delete set null,
  created_at timestamptz not null default now(),
  processed_at timestamptz,
  pages integer,
  pages_recognised integer,
  ocr_confidence double precision,
  ocr_engine text,
  language text,
  metadata jsonb
);
create index documents_content_idx on documents (owner, sha256);
create index documents_list_idx on documents (created_at desc, document_id);
create index documents_job_idx on documents (job_id);

-- One row per page that was read, written as soon as it was, so that no page is read twice.
create table document_pages (
  document_id uuid not null references documents on delete cascade,
  page integer not null check (page > 0),
  source text not null check (source in ('text', 'ocr', 'none')),
  content text not null,
  -- Mean of the words, 0 to 100; null where nothing was recognised.
  confidence double precision,
  -- The recognised words and where they stand; kept until the searchable PDF is made.
  layout jsonb,
  preview_key text,
  -- A tsvector holds a megabyte at most.
  search tsvector not null generated always as (
    to_tsvector('pg_catalog.french', left(content, 100000))
    || to_tsvector('pg_catalog.english', left(content, 100000))
  ) stored,
  primary key (document_id, page)
);
create index document_pages_search_idx on document_pages using gin (search);

-- The files made of a document, by the names that clients ask for.
create table document_files (
  document_id uuid not null references documents on delete cascade,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  storage_key text not null,
  created_at timestamptz not null default now(),
  primary key (document_id, name)
);

-- A document and the job that reads it find each other within one transaction, also when that job is
-- done again as a new one.
create function link_document_job() returns trigger language plpgsql as $$
begin
  update documents set job_id = new.job_id
  where document_id = (new.params ->> 'document_id')::uuid;
  return null;
end
$$;

create trigger link_document_job after insert on jobs
  for each row when (new.job_type = 'process_document')
  execute function link_document_job();
