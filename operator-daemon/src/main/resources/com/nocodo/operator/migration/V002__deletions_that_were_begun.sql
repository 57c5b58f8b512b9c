-- Set before anything is removed, so that a deletion that was cut short is finished at the next start.
ALTER TABLE project ADD COLUMN deleting INTEGER NOT NULL DEFAULT 0 CHECK (deleting IN (0, 1));
