#!/bin/sh
# Makes a WildFly for a container from the one that the tests run on: sh deploy/wildfly/configure.sh DIRECTORY, in a built project.
# Values that differ between environments stay expressions, which WildFly reads from the environment.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
home=$1
wildfly=$home/wildfly

mkdir -p "$home"
cd "$home"
jar xf "$(cat "$root/order-launcher/target/wildfly-zip.path")"
mv wildfly-* "$wildfly"
chmod +x "$wildfly"/bin/*.sh
cp "$root/order-ear/target/flashsale.ear" "$wildfly/standalone/deployments/"
cp "$root/deploy/wildfly/start.sh" "$root/deploy/healthy.sh" "$root/deploy/jvm.options" .

driver=$(tr ':' '\n' <"$root/order-launcher/target/launcher.classpath" | grep '/mysql-connector-j-')
{
    echo "module add --name=com.mysql --resources=$driver --dependencies=java.se"
    echo embed-server
    cat "$root/server-config/wildfly/flashsale.cli" "$root/deploy/wildfly/container.cli"
    echo stop-embedded-server
} >configure.cli
JAVA_OPTS='' "$wildfly/bin/jboss-cli.sh" --file=configure.cli
rm -rf configure.cli "$wildfly"/standalone/log "$wildfly"/standalone/tmp "$wildfly"/standalone/data "$wildfly"/standalone/configuration/standalone_xml_history
