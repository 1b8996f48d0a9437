-- The words of every participant's names, as they are searched for: each may begin with what is typed. Said anew after every write on
-- the case, by the program that searches, which alone knows how letters are folded.
create table name_words (
  word text not null,
  case_id text not null references cases (id) on delete cascade,
  primary key (word, case_id)
) strict, without rowid;
create index name_words_case on name_words (case_id, word);

-- Who may be somebody who is registered already has the same birth date.
create index persons_birth on persons (birth_date);
