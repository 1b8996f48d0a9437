-- Up to this entry a payload about several cases stands whole under each of them, and is read only by whoever has opened them all.
-- The chain is append-only, so it cannot be written anew; later entries hold of a case what is that case's own. No row: there were none.
create table audit_joint_payloads (
  until_seq integer primary key
) strict;
insert into audit_joint_payloads (until_seq) select max(seq) from audit_entries having max(seq) is not null;
