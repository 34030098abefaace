#!/bin/bash
# Checks the health of the application on this machine: healthy.sh live | started | ready. Needs no other program. An answer without
# checks counts as a failure: a server without an application gives such an answer.
set -u

exec 3<>"/dev/tcp/127.0.0.1/8080" || exit 1
printf 'GET /health/%s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$1" >&3
answer=$(timeout 5 cat <&3)
[[ $answer == HTTP/1.?\ 200* && $answer == *'"name"'* ]]
