-- Version 7: a model version that was deleted keeps its record and its number, since labels that were
-- accepted from its suggestions name it; it is listed and used no more. Empty for those that are there.
alter table model_version add column deleted_at timestamp(9) with time zone;
