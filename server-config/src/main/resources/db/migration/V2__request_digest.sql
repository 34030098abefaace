-- Only of a request with an idempotency key: a keyed hash of what it asked for, by which a repetition is told from another request.
ALTER TABLE orders ADD COLUMN request_digest CHAR(22) CHARACTER SET ascii COLLATE ascii_bin;
