-- What a release after this one might add.
alter table video add column camera varchar;
