#!/bin/sh
# Makes a Payara Server for a container out of the one that the tests run on: sh deploy/payara/configure.sh DIRECTORY, in a project that
# is built. What differs from one place to the next stays a reference to an environment variable. The directory must not move later.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
home=$1
config=$root/server-config/payara/flashsale.asadmin
domain=$home/payara6/glassfish/domains/domain1
asadmin=$home/payara6/bin/asadmin

mkdir -p "$home"
cd "$home"
jar xf "$(cat "$root/server-config/target/payara-zip.path")"
chmod +x payara6/bin/* payara6/glassfish/bin/*
cp "$(tr ':' '\n' <"$root/server-config/target/launcher.classpath" | grep '/mysql-connector-j-')" "$domain/lib/"
cp "$root/order-ear/target/flashsale.ear" "$root/deploy/payara/start.sh" "$root/deploy/healthy.sh" "$root/deploy/jvm.options" .

# The commands of every Payara, with variables for the values, and without the settings of the application: those it takes from the
# environment by itself, and a system property would be stronger.
sed -e 's|${flashsale.jdbc.user}|${ENV\\\\=FLASHSALE_JDBC_USER}|' \
    -e 's|${flashsale.jdbc.password}|${ENV\\\\=FLASHSALE_JDBC_PASSWORD}|' \
    -e 's|${flashsale.jdbc.url}|${ENV\\\\=FLASHSALE_JDBC_URL}|' \
    -e 's|${flashsale.jdbc.connections}|${ENV=FLASHSALE_JDBC_CONNECTIONS}|' \
    -e '/^create-system-properties /d' "$config" >configure.asadmin
cat "$root/deploy/payara/container.asadmin" >>configure.asadmin
echo "deploy --contextroot / $home/flashsale.ear" >deploy.asadmin

# The reference has to lead to a number now, too. What a command refuses shows in what multimode says, not in how it ends.
export FLASHSALE_JDBC_CONNECTIONS=32
"$asadmin" start-domain domain1
"$asadmin" multimode --file configure.asadmin >configure.log
"$asadmin" stop-domain domain1
if grep -B 1 'failed\.$' configure.log; then
    exit 1
fi

# To the standard output alone, and no lines in colour.
sed -i -e 's/^\(com.sun.enterprise.server.logging.GFFileHandler.logtoFile\)=.*/\1=false/' \
    -e 's/^\(com.sun.enterprise.server.logging.GFFileHandler.logStandardStreams\)=.*/\1=false/' \
    -e 's/^\(com.sun.enterprise.server.logging.UniformLogFormatter.ansiColor\)=.*/\1=false/' \
    "$domain/config/logging.properties"

# The command line that asadmin would start it with, for the JVM to be the process that the container starts.
"$asadmin" start-domain --dry-run --postbootcommandfile "$home/deploy.asadmin" domain1 |
    sed -e '1,2d' -e '/^$/,$d' -e 's/.*/"&"/' >payara.command
main='"com.sun.enterprise.glassfish.bootstrap.ASMain"'
grep -q "^$main\$" payara.command
sed "/^$main\$/,\$d" payara.command >payara.options
sed -n "/^$main\$/,\$p" payara.command >payara.main
rm -rf configure.asadmin configure.log payara.command "$domain"/logs/* "$domain"/osgi-cache "$domain"/generated/*
