DROP TABLE app_counters;
DROP TABLE app_files;
DROP TABLE app_resets;
DROP TABLE app_tokens;
DROP TABLE app_sessions;
DROP TABLE app_users;
