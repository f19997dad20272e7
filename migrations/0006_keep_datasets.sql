-- Files of rows that reports are made from. The same content is kept once.
create table datasets (
  dataset_id text primary key,
  sha256 text not null unique,
  size_bytes bigint not null,
  file_name text not null,
  -- Its key in the artifact store.
  storage_key text not null,
  format jsonb not null,
  columns jsonb not null,
  rows bigint not null,
  bad_rows bigint not null,
  preview jsonb not null,
  -- What callers said better than detection knew, and how often they did.
  change jsonb not null default '{}',
  revision integer not null default 1,
  created_by bigint references users on delete set null,
  created_at timestamptz not null default now()
);
create index datasets_created_at_idx on datasets (created_at desc, dataset_id);
