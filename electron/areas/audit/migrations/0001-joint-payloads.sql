-- Up to this entry a payload about several cases is stored whole under each of them, and is read only by users who have opened them all.
-- The chain is append-only, so it cannot be rewritten; later entries under a case hold only that case's own content. No row: there were
-- none.
create table audit_joint_payloads (
  until_seq integer primary key
) strict;
insert into audit_joint_payloads (until_seq) select max(seq) from audit_entries having max(seq) is not null;
