-- The log grows with every act, so queries by kind or person use an index.
create index if not exists audit_entries_kind on audit_entries (kind, seq);
create index if not exists audit_entries_user on audit_entries (user_id, seq);
