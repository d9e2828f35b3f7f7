-- Version 4: an answer says how a question was answered, and which step of the journal it is part of. It
-- counts while that step is done; older answers have none and always count.
alter table answer add column kind varchar(16);
update answer set kind = decision;
-- The check on the old column goes with it; it has no name that could be altered.
alter table answer drop column decision;
alter table answer alter column kind rename to decision;
alter table answer alter column decision set not null;
alter table answer add constraint answer_decision check (decision in (
  'LABELLED', 'ACCEPTED', 'TRIMMED', 'OTHER_CLASS', 'REJECTED', 'NOTHING', 'AMBIGUOUS', 'SKIPPED'));
alter table answer add column step_id uuid references journal_step (id);
create index answer_by_step on answer (step_id);
