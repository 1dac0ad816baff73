# A PostgreSQL of its own for one bench, from the binaries that the tests use. Sourced; needs JAVA_HOME, HEED_BENCH_HOME
# and HEED_BENCH_DIRECTORY. Loopback only, on a free port, settings as PostgreSQL ships them: fsync and synchronous_commit on.

# Runs a command as somebody PostgreSQL accepts: it refuses root, so root goes by a user namespace, else by "nobody".
postgres_as() {
    if [ "$(id -u)" != 0 ]; then
        "$@"
    elif [ "$postgres_way" = unshare ]; then
        unshare -U "$@"
    else
        setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
    fi
}

# Prints the jar that holds the binaries for this machine.
postgres_jar() {
    postgres_version=$(sed -n 's:.*<embedded-postgres-binaries.version>\(.*\)</embedded.*:\1:p' "$HEED_BENCH_HOME/pom.xml")
    case $(uname -s) in Darwin) postgres_os=darwin ;; *) postgres_os=linux ;; esac
    case $(uname -m) in arm64 | aarch64) postgres_cpu=arm64v8 ;; *) postgres_cpu=amd64 ;; esac
    postgres_name=embedded-postgres-binaries-$postgres_os-$postgres_cpu
    postgres_jar=${HEED_MAVEN_REPOSITORY:-$HOME/.m2/repository}/io/zonky/test/postgres/$postgres_name/$postgres_version/$postgres_name-$postgres_version.jar
    if [ ! -f "$postgres_jar" ]; then
        say "bench: no PostgreSQL for this machine in the local Maven repository ($postgres_name $postgres_version)."
        say "Run ./check once, which fetches it, or name an empty database in HEED_BENCH_POSTGRESQL_URL"
        say "(jdbc:postgresql://127.0.0.1:5432/name?user=…&password=…). HEED_MAVEN_REPOSITORY is another repository's folder."
        return 1
    fi
    printf '%s' "$postgres_jar"
}

# Starts it and exports HEED_BENCH_POSTGRESQL_URL. Leaves a directory and a process behind until postgres_stop.
postgres_start() {
    postgres_binaries=$(postgres_jar) || return 1
    if unshare -U true 2>/dev/null; then postgres_way=unshare; else postgres_way=nobody; fi
    postgres_home=$(mktemp -d "$HEED_BENCH_DIRECTORY/heed-postgres.XXXXXX") || return 1
    (cd "$postgres_home" && "$JAVA_HOME/bin/jar" xf "$postgres_binaries" && tar -xJf ./*.txz && rm -f ./*.txz && mkdir data) || {
        say "bench: PostgreSQL could not be unpacked (tar and xz are needed)"
        return 1
    }
    if [ "$(id -u)" = 0 ] && [ "$postgres_way" = nobody ]; then
        chown -R 65534:65534 "$postgres_home"
    fi
    # the namespace's user has no name, so the working directory and the home of the caller may be closed to it
    cd "$postgres_home" || return 1
    if ! postgres_as bin/initdb -D data -U heed -A trust -E UTF8 --locale=C --no-sync --no-instructions >log 2>&1; then
        cat log >&2
        say "bench: PostgreSQL could not be prepared; as root it needs \"unshare -U\" or \"setpriv\", else run as an ordinary user"
        return 1
    fi
    postgres_port=$((20000 + $$ % 10000))
    postgres_last=$((postgres_port + 20))
    # a port that is taken shows only when starting fails: try the next ones
    until postgres_as bin/pg_ctl -D data -l data/log -w -t 60 -o "-h 127.0.0.1 -p $postgres_port -k ''" start >>log 2>&1; do
        postgres_port=$((postgres_port + 1))
        if [ "$postgres_port" -gt "$postgres_last" ]; then
            cat log data/log >&2
            say "bench: PostgreSQL did not start"
            return 1
        fi
    done
    cd "$OLDPWD" || return 1
    HEED_BENCH_POSTGRESQL_URL="jdbc:postgresql://127.0.0.1:$postgres_port/postgres?user=heed"
    export HEED_BENCH_POSTGRESQL_URL
}

# Stops it and removes what it left. Does nothing when none was started.
postgres_stop() {
    [ -n "${postgres_home:-}" ] || return 0
    (cd "$postgres_home" && postgres_as bin/pg_ctl -D data -m immediate -w stop >/dev/null 2>&1) || :
    rm -rf "$postgres_home"
    postgres_home=
}
