-- Version 3: a round says which acquisition function chose in fact, where the one asked for left the choice
-- to another. Empty in older rounds, where it was the one asked for.
alter table queue_round add column chooser varchar;
