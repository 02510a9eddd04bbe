-- Who has claimed what is owed, and who delivers to an endpoint: the [store] node of a service. A service that was killed
-- takes back at its next start what it had claimed, whatever others do meanwhile; without it the claim ends with its lease.

-- Empty where nobody has claimed it. The program before this one leaves the name of an earlier claimant in its place: that one
-- takes the job back, which is done twice and harms nothing, for effects can be repeated and a stale fence ends nothing.
ALTER TABLE job ADD COLUMN claimant VARCHAR(64) NOT NULL DEFAULT '';

-- Who holds it until held_until_us, or held it last.
ALTER TABLE webhook_endpoint ADD COLUMN holder VARCHAR(64) NOT NULL DEFAULT '';
