# What run, replay and soak share: a JDK, a built Heed, a PostgreSQL where one is asked for. Sourced, from any working directory.

HEED_BENCH_HOME=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
export HEED_BENCH_HOME
. "$HEED_BENCH_HOME/build/jdk.sh"
. "$HEED_BENCH_HOME/bench/postgres.sh"

# the program to measure: this checkout's, unless another is named to compare with
HEED_BENCH_PROGRAM=${HEED_BENCH_PROGRAM:-$HEED_BENCH_HOME/heed}
export HEED_BENCH_PROGRAM

# where data directories are made and removed: /var/tmp is on a disk where /tmp often is memory, and fsync is free in memory
HEED_BENCH_DIRECTORY=${HEED_BENCH_DIRECTORY:-/var/tmp}
export HEED_BENCH_DIRECTORY

# Whether the arguments ask for PostgreSQL: --database postgresql, --database=both, …
wants_postgresql() {
    for bench_argument in "$@"; do
        case ${bench_before:-}:$bench_argument in
            *:--database=postgresql | *:--database=both | --database:postgresql | --database:both) return 0 ;;
        esac
        bench_before=$bench_argument
    done
    return 1
}

# Whether the arguments ask for the usage only.
wants_help() {
    for bench_argument in "$@"; do
        case $bench_argument in -h | --help) return 0 ;; esac
    done
    return 1
}

# Takes classes and libraries out of the program to measure, for benches that use its drivers or its redactor themselves.
insides_take() {
    insides=$(mktemp -d "$HEED_BENCH_DIRECTORY/heed-insides.XXXXXX") || return 1
    (cd "$insides" && "$JAVA_HOME/bin/jar" xf "$(dirname -- "$HEED_BENCH_PROGRAM")/target/heed.jar" BOOT-INF)
}

# Stops and removes what launch started and took.
launch_end() {
    postgres_stop
    [ -z "${insides:-}" ] || rm -rf "$insides"
}

# The same as launch, with the classes and libraries of the program to measure on the class path.
launch_with_insides() {
    bench_insides=1
    launch "$@"
}

# Runs the bench program $1 with the other arguments and exits with its code.
launch() {
    find_jdk || exit 1
    bench_program=$1
    shift
    if ! wants_help "$@"; then
        # builds where needed, so that nothing below measures a build
        "$HEED_BENCH_PROGRAM" --help >/dev/null </dev/null || exit 1
        trap launch_end EXIT
        trap 'exit 130' INT
        trap 'exit 143' TERM HUP
        [ -z "${bench_insides:-}" ] || insides_take || exit 1
        if wants_postgresql "$@" && [ -z "${HEED_BENCH_POSTGRESQL_URL:-}" ]; then
            postgres_start || exit 1
        fi
    fi
    bench_code=0
    "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx1g --enable-native-access=ALL-UNNAMED \
        -cp "${insides:-.}/BOOT-INF/classes:${insides:-.}/BOOT-INF/lib/*" "$HEED_BENCH_HOME/bench/src/$bench_program.java" "$@" || bench_code=$?
    exit "$bench_code"
}
