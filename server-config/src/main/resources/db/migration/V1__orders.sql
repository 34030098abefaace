CREATE TABLE product (
  id      BIGINT         NOT NULL,
  name    VARCHAR(200)   NOT NULL,
  price   DECIMAL(12, 2) NOT NULL,
  stock   INT            NOT NULL,
  version BIGINT         NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT stock_never_negative CHECK (stock >= 0)
) DEFAULT CHARACTER SET utf8mb4;

-- One row a decision. The trace id is the text that clients see; its primary key makes a decision happen once.
-- A row whose redriven is above its attempt is a rejection that waits for its decision anew.
-- A rejected request keeps no receiver: the person did not become a customer.
CREATE TABLE orders (
  trace_id         CHAR(36)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  member_id        VARCHAR(255)   NOT NULL,
  status           VARCHAR(9)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason           VARCHAR(16)    CHARACTER SET ascii COLLATE ascii_bin,
  attempt          INT            NOT NULL,
  redriven         INT,
  total_price      DECIMAL(18, 2),
  receiver_name    VARCHAR(100),
  receiver_phone   VARCHAR(30),
  receiver_address VARCHAR(500),
  requested_at     DATETIME(3)    NOT NULL,
  decided_at       DATETIME(3)    NOT NULL,
  PRIMARY KEY (trace_id),
  KEY orders_of_member (member_id, requested_at, trace_id)
) DEFAULT CHARACTER SET utf8mb4;

-- Name and price as they were when the order was decided.
CREATE TABLE order_item (
  trace_id   CHAR(36)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  product_id BIGINT         NOT NULL,
  name       VARCHAR(200)   NOT NULL,
  price      DECIMAL(12, 2) NOT NULL,
  quantity   INT            NOT NULL,
  PRIMARY KEY (trace_id, product_id)
) DEFAULT CHARACTER SET utf8mb4;
