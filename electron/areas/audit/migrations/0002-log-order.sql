-- The log grows with every act: what is asked of it by kind or by person goes through an index.
create index if not exists audit_entries_kind on audit_entries (kind, seq);
create index if not exists audit_entries_user on audit_entries (user_id, seq);
