-- Only requests that failed before this time can have been redriven; one row. What Redis shows of a later failure needs no query.
-- Begins with the migration, because nothing recorded the redrives before it.
CREATE TABLE redrive_horizon (
  id            TINYINT     NOT NULL,
  failed_before DATETIME(3) NOT NULL,
  PRIMARY KEY (id)
);
INSERT INTO redrive_horizon (id, failed_before) VALUES (1, UTC_TIMESTAMP(3));
