-- Members are told apart to the letter: "Kim" and "kim" are two, and neither sees the other's orders.
ALTER TABLE orders MODIFY member_id VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL;
