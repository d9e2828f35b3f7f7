-- Version 1: everything a project knows. Keys are UUIDs, so that projects can be merged; a column
-- called "sequence" only gives the order in which rows came. Places are kept as frames and as ticks of
-- the stream. Text that SQL never looks into (maps, plans, reports) is JSON.

-- What a project is.

create table project (
  id uuid not null primary key,
  name varchar not null,
  created_at timestamp(9) with time zone not null,
  clock_hertz int not null
);

create table label_scheme (
  id uuid not null primary key,
  version int not null unique check (version >= 1),
  saved_at timestamp(9) with time zone not null
);

create table action_class (
  scheme_version int not null references label_scheme (version),
  class_id uuid not null,
  position int not null,
  name varchar not null,
  colour varchar(7) not null,
  hotkey varchar,
  parent_id uuid,
  primary key (scheme_version, class_id)
);

create table exclusive_group (
  scheme_version int not null references label_scheme (version),
  group_id uuid not null,
  position int not null,
  name varchar not null,
  primary key (scheme_version, group_id)
);

create table exclusive_group_class (
  scheme_version int not null,
  group_id uuid not null,
  class_id uuid not null,
  position int not null,
  primary key (scheme_version, group_id, class_id),
  foreign key (scheme_version, group_id) references exclusive_group (scheme_version, group_id),
  foreign key (scheme_version, class_id) references action_class (scheme_version, class_id)
);

-- Videos.

create table video (
  id uuid not null primary key,
  path varchar not null,
  content_hash varchar(64),
  index_hash varchar(64) not null,
  container varchar not null,
  codec varchar not null,
  width int not null,
  height int not null,
  rotation int not null,
  time_base varchar not null,
  frames int not null,
  synthesised int not null,
  seconds double precision not null,
  variable_frame_rate boolean not null,
  audio boolean not null,
  subject varchar,
  group_name varchar,
  -- Never less than the longest segment of the video; bounds the scan for overlapping ones.
  longest_segment int default 0 not null
);
create index video_by_path on video (path);

create table video_tag (
  video_id uuid not null references video (id),
  tag varchar not null,
  primary key (video_id, tag)
);

-- A region is drawn once and may be reused, so its identity can stand under several videos.
create table analysis_region (
  video_id uuid not null references video (id),
  region_id uuid not null,
  position int not null,
  name varchar not null,
  subject varchar,
  crop_x double precision not null,
  crop_y double precision not null,
  crop_width double precision not null,
  crop_height double precision not null,
  primary key (video_id, region_id)
);

create table multi_view_group (
  id uuid not null primary key,
  name varchar not null
);

create table multi_view_member (
  group_id uuid not null references multi_view_group (id),
  video_id uuid not null references video (id),
  position int not null,
  -- Ticks of this video's stream at which the group's common time begins.
  offset_ticks bigint not null,
  primary key (group_id, video_id)
);

-- What people and models say.

create table track (
  id uuid not null primary key,
  position int not null,
  name varchar not null
);

create table track_class (
  track_id uuid not null references track (id) on delete cascade,
  position int not null,
  class_id uuid not null,
  primary key (track_id, position)
);

create table segment (
  id uuid not null primary key,
  video_id uuid not null references video (id),
  region_id uuid,
  class_id uuid not null,
  start_frame int not null,
  end_frame int not null,
  start_tick bigint not null,
  end_tick bigint not null,
  state varchar(16) not null check (state in ('POSITIVE', 'NEGATIVE', 'UNKNOWN', 'IGNORE')),
  -- Who made it first: a model when origin_model is there, else a person.
  origin_name varchar not null,
  origin_model uuid,
  annotator varchar not null,
  confidence double precision,
  notes varchar not null,
  check (start_frame >= 0 and end_frame >= start_frame and end_tick >= start_tick)
);
create index segment_by_place on segment (video_id, start_frame, end_frame);

create table reviewed_range (
  id uuid not null primary key,
  video_id uuid not null references video (id),
  region_id uuid,
  annotator varchar not null,
  -- Empty means every class of the scheme.
  classes uuid array not null,
  start_frame int not null,
  end_frame int not null,
  start_tick bigint not null,
  end_tick bigint not null
);
create index reviewed_range_by_place on reviewed_range (video_id, start_frame, end_frame);

create table weak_tag (
  id uuid not null primary key,
  video_id uuid not null references video (id),
  class_id uuid not null,
  state varchar(16) not null check (state in ('POSITIVE', 'NEGATIVE', 'UNKNOWN', 'IGNORE')),
  annotator varchar not null,
  -- All four are null for the whole video.
  start_frame int,
  end_frame int,
  start_tick bigint,
  end_tick bigint
);
create index weak_tag_by_video on weak_tag (video_id);

create table timestamp_label (
  id uuid not null primary key,
  video_id uuid not null references video (id),
  class_id uuid not null,
  annotator varchar not null,
  start_frame int not null,
  end_frame int not null,
  start_tick bigint not null,
  end_tick bigint not null
);
create index timestamp_label_by_video on timestamp_label (video_id);

create table named_point (
  id uuid not null primary key,
  video_id uuid not null references video (id),
  name varchar not null,
  start_frame int not null,
  end_frame int not null,
  start_tick bigint not null,
  end_tick bigint not null
);
create index named_point_by_video on named_point (video_id);

create table suggestion (
  id uuid not null primary key,
  video_id uuid not null references video (id),
  region_id uuid,
  model_id uuid not null,
  class_id uuid not null,
  start_frame int not null,
  end_frame int not null,
  start_tick bigint not null,
  end_tick bigint not null,
  probabilities varchar not null,
  uncertainty varchar not null,
  status varchar(16) not null check (status in ('PROPOSED', 'ACCEPTED', 'EDITED', 'REJECTED')),
  segment_id uuid,
  seconds_spent double precision not null,
  edited_frames int not null
);
create index suggestion_by_place on suggestion (video_id, status, start_frame);

-- Every edit: who, when, before, after. Gives undo, audit and the state at any time.

create table journal_step (
  id uuid not null primary key,
  -- Null for a step over the whole project.
  video_id uuid references video (id),
  action varchar not null,
  person varchar not null,
  done_at timestamp(9) with time zone not null,
  -- DROPPED was undone and can no longer be redone.
  state varchar(16) not null check (state in ('DONE', 'UNDONE', 'DROPPED')),
  -- The latest entry about this step: undo and redo go by it.
  last_entry bigint not null
);
create index journal_step_by_person on journal_step (person, state, last_entry);

create table journal_edit (
  step_id uuid not null references journal_step (id),
  position int not null,
  annotation_id uuid not null,
  before_json varchar,
  after_json varchar,
  primary key (step_id, position)
);
create index journal_edit_by_annotation on journal_edit (annotation_id);

create table journal_entry (
  number bigint not null primary key,
  kind varchar(16) not null check (kind in ('DONE', 'UNDONE', 'REDONE')),
  entered_at timestamp(9) with time zone not null,
  step_id uuid not null references journal_step (id)
);

-- Learning.

create table model_version (
  id uuid not null primary key,
  sequence bigint generated always as identity,
  kind varchar not null,
  number int not null check (number >= 1),
  created_at timestamp(9) with time zone not null,
  plan clob not null,
  seed bigint not null,
  inputs varchar not null,
  settings varchar not null,
  software varchar not null,
  active boolean default false not null,
  unique (kind, number)
);

create table model_parent (
  model_id uuid not null references model_version (id),
  position int not null,
  parent_id uuid not null,
  primary key (model_id, position)
);

create table model_file (
  model_id uuid not null references model_version (id),
  role varchar not null,
  content_hash varchar(64) not null,
  primary key (model_id, role)
);

create table model_metric (
  model_id uuid not null references model_version (id),
  name varchar not null,
  metric double precision not null,
  primary key (model_id, name)
);

-- The labels themselves are the blob with the same hash.
create table dataset_snapshot (
  content_hash varchar(64) not null primary key,
  taken_at timestamp(9) with time zone not null,
  clock_hertz int not null,
  scheme_version int not null
);

create table job (
  id uuid not null primary key,
  sequence bigint generated always as identity,
  kind varchar not null,
  request clob not null,
  state varchar(16) not null check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  started_at timestamp(9) with time zone not null,
  ended_at timestamp(9) with time zone,
  message varchar not null
);
create index job_by_start on job (started_at);

create table evaluation (
  id uuid not null primary key,
  sequence bigint generated always as identity,
  model_id uuid not null,
  created_at timestamp(9) with time zone not null,
  truth varchar not null,
  report clob not null
);

-- Active learning.

create table queue_round (
  id uuid not null primary key,
  sequence bigint generated always as identity,
  created_at timestamp(9) with time zone not null,
  acquisition varchar not null,
  model_id uuid not null,
  encoder varchar not null
);

create table queue_item (
  id uuid not null primary key,
  round_id uuid not null references queue_round (id),
  item_rank int not null,
  video_id uuid not null references video (id),
  region_id uuid,
  start_frame int not null,
  end_frame int not null,
  start_tick bigint not null,
  end_tick bigint not null,
  suggestion_id uuid,
  score double precision not null,
  parts varchar not null,
  guess varchar not null,
  audit boolean not null
);
create index queue_item_by_rank on queue_item (round_id, item_rank);

create table answer (
  id uuid not null primary key,
  sequence bigint generated always as identity,
  item_id uuid not null references queue_item (id),
  decision varchar(16) not null check (decision in ('LABELLED', 'SKIPPED')),
  person varchar not null,
  answered_at timestamp(9) with time zone not null,
  seconds double precision not null,
  blind boolean not null
);
create index answer_by_item on answer (item_id);
