-- When a product is sold. Without them it is always on sale.
ALTER TABLE product
  ADD COLUMN opens_at  DATETIME(3),
  ADD COLUMN closes_at DATETIME(3),
  ADD COLUMN paused    BOOLEAN NOT NULL DEFAULT FALSE;
