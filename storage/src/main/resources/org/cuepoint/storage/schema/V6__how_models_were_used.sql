-- Version 6: which model was active when, so that one can go back, and what people write about versions.
create table model_activation (
  number bigint generated always as identity primary key,
  model_id uuid not null references model_version (id),
  activated_at timestamp(9) with time zone not null,
  taken_back_at timestamp(9) with time zone
);

-- When it became active nobody wrote down; it was there by then.
insert into model_activation (model_id, activated_at)
  select id, created_at from model_version where active order by created_at;

alter table model_version add column note varchar default '' not null;

create table model_tag (
  model_id uuid not null references model_version (id),
  tag varchar not null,
  primary key (model_id, tag)
);
