-- Registers made before these settings were there get what a new one begins with.
insert into settings (key, value) values ('idleMinutes', '5'), ('contentProtection', 'true') on conflict (key) do nothing;
