#!/bin/sh
# Replaces this shell with the server, so that the JVM itself receives SIGTERM and shuts down in order.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
if [ "${FLASHSALE_LOG_FORMAT:-text}" = json ]; then
    sed -i 's/^\(java.util.logging.ConsoleHandler.formatter\)=.*/\1=fish.payara.enterprise.server.logging.JSONLogFormatter/' \
        "$home/payara6/glassfish/domains/domain1/config/logging.properties"
fi
: "${FLASHSALE_JDBC_CONNECTIONS:=32}"
export FLASHSALE_JDBC_CONNECTIONS
# The operator's options come last and take precedence. They are unquoted because each is a word of its own.
# shellcheck disable=SC2086
exec java "@$home/payara.options" "@$home/jvm.options" -Djakarta.json.provider=org.eclipse.parsson.JsonProviderImpl \
    -Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS \
    ${FLASHSALE_JVM_OPTIONS:-} "@$home/payara.main" </dev/null
