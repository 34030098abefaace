#!/bin/bash
# Whether the application on this machine is well: healthy.sh live | started | ready. Needs no other program, and takes an answer without
# checks, which a server gives that has no application yet, for a no.
set -u

exec 3<>"/dev/tcp/127.0.0.1/8080" || exit 1
printf 'GET /health/%s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$1" >&3
answer=$(timeout 5 cat <&3)
[[ $answer == HTTP/1.?\ 200* && $answer == *'"name"'* ]]
