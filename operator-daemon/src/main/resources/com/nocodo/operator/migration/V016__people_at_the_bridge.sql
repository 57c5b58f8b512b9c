ALTER TABLE bridge_key ADD COLUMN role TEXT NOT NULL DEFAULT 'owner' CHECK (role IN ('owner', 'member'));
-- Whom a link of this vault signs in; of an owner's it is the owner. No reference: whose account was removed is nobody,
-- and not somebody else.
ALTER TABLE bridge_key ADD COLUMN account TEXT;
ALTER TABLE bridge_key ADD COLUMN seen_at TEXT;
