-- Version 2: one very long segment no longer makes every search for overlaps long, and probabilities
-- take a third of the space.

-- Segments below 64, 1024, 16384 and 262144 frames, and all others: a search for overlaps looks at each
-- kind apart and goes back from the place by no more than the longest segment of that kind.
alter table segment add column reach int generated always as (
  case
    when end_frame - start_frame < 64 then 0
    when end_frame - start_frame < 1024 then 1
    when end_frame - start_frame < 16384 then 2
    when end_frame - start_frame < 262144 then 3
    else 4
  end);
create index segment_by_reach on segment (video_id, reach, start_frame, end_frame);
drop index segment_by_place;
alter table video drop column longest_segment;

-- Rows of version 1 keep their JSON; new ones have both maps in the one column instead.
alter table suggestion add column parts varbinary;
alter table suggestion alter column probabilities drop not null;
alter table suggestion alter column uncertainty drop not null;

-- Models suggest side by side.
create index suggestion_by_model on suggestion (video_id, status, model_id);
drop index suggestion_by_place;

-- The step to undo is looked for after every edit, the history is shown newest first.
create index journal_step_latest on journal_step (person, state, video_id, last_entry desc);
drop index journal_step_by_person;
create index journal_entry_latest on journal_entry (number desc);
-- Nobody asks by annotation.
drop index journal_edit_by_annotation;
