-- Set while a project is imported: until it is proven here it is not listed, and an import that was cut short is removed.
ALTER TABLE project ADD COLUMN arriving INTEGER NOT NULL DEFAULT 0 CHECK (arriving IN (0, 1));

-- What another operator saw is history here; it does not spare a check.
ALTER TABLE evidence ADD COLUMN brought INTEGER NOT NULL DEFAULT 0 CHECK (brought IN (0, 1));
