CREATE DATABASE IF NOT EXISTS flashsale CHARACTER SET utf8mb4;
CREATE USER IF NOT EXISTS '${user}'@'127.0.0.1';
ALTER USER '${user}'@'127.0.0.1' IDENTIFIED BY '${password}';
GRANT ALL ON flashsale.* TO '${user}'@'127.0.0.1';
-- root only by the socket, as the operating system's root
ALTER USER 'root'@'localhost' IDENTIFIED VIA unix_socket;
DROP USER IF EXISTS 'root'@'127.0.0.1', 'root'@'::1';
