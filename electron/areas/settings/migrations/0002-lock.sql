-- Registers older than these settings get the defaults of a new one.
insert into settings (key, value) values ('idleMinutes', '5'), ('contentProtection', 'true') on conflict (key) do nothing;
