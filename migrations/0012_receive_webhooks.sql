-- Webhooks of mail providers that were taken, so that a copy of one is refused as long as its signature holds.
create table webhook_receipts (
  signature_sha256 text primary key,
  received_at timestamptz not null default now()
);
create index webhook_receipts_received_at_idx on webhook_receipts (received_at);
