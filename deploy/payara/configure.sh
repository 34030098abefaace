#!/bin/sh
# Makes a Payara Server for a container from the one that the tests run on: sh deploy/payara/configure.sh DIRECTORY, in a built project.
# Values that differ between environments stay references to environment variables. The directory must not be moved later.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
home=$1
config=$root/server-config/payara/flashsale.asadmin
domain=$home/payara6/glassfish/domains/domain1
asadmin=$home/payara6/bin/asadmin

mkdir -p "$home"
cd "$home"
jar xf "$(cat "$root/order-launcher/target/payara-zip.path")"
chmod +x payara6/bin/* payara6/glassfish/bin/*
cp "$(tr ':' '\n' <"$root/order-launcher/target/launcher.classpath" | grep '/mysql-connector-j-')" "$domain/lib/"
cp "$root/order-ear/target/flashsale.ear" "$root/deploy/payara/start.sh" "$root/deploy/healthy.sh" "$root/deploy/jvm.options" .

# The commands of every Payara, with variables for the values, and without the application's settings: the application reads those from
# the environment, and a system property would take precedence.
sed -e 's|${flashsale.jdbc.user}|${ENV\\\\=FLASHSALE_JDBC_USER}|' \
    -e 's|${flashsale.jdbc.password}|${ENV\\\\=FLASHSALE_JDBC_PASSWORD}|' \
    -e 's|${flashsale.jdbc.url}|${ENV\\\\=FLASHSALE_JDBC_URL}|' \
    -e 's|${flashsale.jdbc.connections}|${ENV=FLASHSALE_JDBC_CONNECTIONS}|' \
    -e '/^create-system-properties /d' "$config" >configure.asadmin
cat "$root/deploy/payara/container.asadmin" >>configure.asadmin
cp "$root/server-config/payara/close.asadmin" .
{
    echo "deploy --contextroot / $home/flashsale.ear"
    cat "$root/server-config/payara/open.asadmin"
} >deploy.asadmin

# The reference must resolve to a number already now. Multimode reports a failed command in its output, not in its exit code.
export FLASHSALE_JDBC_CONNECTIONS=32
"$asadmin" start-domain domain1
"$asadmin" multimode --file configure.asadmin >configure.log
"$asadmin" stop-domain domain1
if grep -B 1 'failed\.$' configure.log; then
    exit 1
fi

# Log to the standard output only, without colours.
sed -i -e 's/^\(com.sun.enterprise.server.logging.GFFileHandler.logtoFile\)=.*/\1=false/' \
    -e 's/^\(com.sun.enterprise.server.logging.GFFileHandler.logStandardStreams\)=.*/\1=false/' \
    -e 's/^\(com.sun.enterprise.server.logging.UniformLogFormatter.ansiColor\)=.*/\1=false/' \
    "$domain/config/logging.properties"

# The command line that asadmin would use, so that the JVM itself is the container's main process.
"$asadmin" start-domain --dry-run --prebootcommandfile "$home/close.asadmin" --postbootcommandfile "$home/deploy.asadmin" domain1 |
    sed -e '1,2d' -e '/^$/,$d' -e 's/.*/"&"/' >payara.command
main='"com.sun.enterprise.glassfish.bootstrap.ASMain"'
grep -q "^$main\$" payara.command
sed "/^$main\$/,\$d" payara.command >payara.options
sed -n "/^$main\$/,\$p" payara.command >payara.main
rm -rf configure.asadmin configure.log payara.command "$domain"/logs/* "$domain"/osgi-cache "$domain"/generated/*
