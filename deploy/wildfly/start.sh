#!/bin/sh
# Replaces this shell with WildFly's own script, which runs the JVM and forwards SIGTERM.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
if [ "${FLASHSALE_LOG_FORMAT:-text}" = json ]; then
    sed -i '/<console-handler /,/<\/console-handler>/s/<named-formatter name="[A-Z]*"/<named-formatter name="JSON"/' \
        "$home/wildfly/standalone/configuration/standalone.xml"
fi
# If set at all, these replace the script's own options, so the ones that are needed are repeated here.
JAVA_OPTS="-Djboss.modules.system.pkgs=org.jboss.byteman -Djava.awt.headless=true $(grep '^-' "$home/jvm.options" | tr '\n' ' ')"
export JAVA_OPTS="$JAVA_OPTS ${FLASHSALE_JVM_OPTIONS:-}"
export LAUNCH_JBOSS_IN_BACKGROUND=true
exec "$home/wildfly/bin/standalone.sh" -b 0.0.0.0 --read-only-server-config=standalone.xml
