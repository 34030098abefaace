#!/bin/sh
# Assembles the content of a Payara Micro container: sh deploy/micro/configure.sh DIRECTORY, in a project that was built with -Pmicro.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
mkdir -p "$1"
cp "$root/order-ear/target/flashsale-micro.jar" "$root/deploy/micro/start.sh" "$root/deploy/micro/logging.properties" \
    "$root/deploy/healthy.sh" "$root/deploy/jvm.options" "$1"
