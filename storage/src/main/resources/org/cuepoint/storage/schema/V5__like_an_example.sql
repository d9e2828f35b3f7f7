-- Version 5: a round may ask for places that look like an example. The columns are empty in all others and
-- in older rounds.
alter table queue_round add column example_video_id uuid;
alter table queue_round add column example_region_id uuid;
alter table queue_round add column example_class_id uuid;
alter table queue_round add column example_start_frame int;
alter table queue_round add column example_end_frame int;
