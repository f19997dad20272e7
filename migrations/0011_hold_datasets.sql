-- Who has sent a dataset: the same content is kept once, whoever sends it, and a MANAGER sees what he has sent.
create table dataset_holders (
  dataset_id text not null references datasets (dataset_id) on delete cascade,
  user_id bigint not null references users on delete cascade,
  primary key (dataset_id, user_id)
);
insert into dataset_holders (dataset_id, user_id)
select dataset_id, created_by from datasets where created_by is not null;
