#!/bin/sh
# Replaces this shell with the server, so that the JVM itself receives SIGTERM and shuts down in order.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
if [ "${FLASHSALE_LOG_FORMAT:-text}" = json ]; then
    sed -i 's/^\(java.util.logging.ConsoleHandler.formatter\)=.*/\1=fish.payara.enterprise.server.logging.JSONLogFormatter/' \
        "$home/logging.properties"
fi
: "${FLASHSALE_JDBC_CONNECTIONS:=32}"
export FLASHSALE_JDBC_CONNECTIONS
# The operator's options come last and take precedence. They are unquoted because each is a word of its own.
# shellcheck disable=SC2086
exec java "@$home/jvm.options" ${FLASHSALE_JVM_OPTIONS:-} -jar "$home/flashsale-micro.jar" --port 8080 \
    --logproperties "$home/logging.properties" </dev/null
