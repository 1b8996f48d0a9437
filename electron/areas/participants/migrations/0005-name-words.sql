-- The words of every participant's names, for searching by how a word begins. The program updates them after every write on the case,
-- as only the program knows how letters are folded.
create table name_words (
  word text not null,
  case_id text not null references cases (id) on delete cascade,
  primary key (word, case_id)
) strict, without rowid;
create index name_words_case on name_words (case_id, word);

-- Who may be somebody who is registered already has the same birth date.
create index persons_birth on persons (birth_date);
