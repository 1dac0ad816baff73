# Makes Heed start in half the time: unpacks the jar, and has the JVM keep what it learned in a rehearsal (an AOT
# cache, JEP 483, 514 and 515). Sourced by heed, after jdk.sh. Whatever fails here costs time, and never the start.

# Unpacked versions that are left beside the newest one, even if no server is known to run from them.
AHEAD_LEFT=2

# The longest that each half of making the cache may take; a few seconds is usual.
AHEAD_SECONDS=200

# Says by $unpacked where the contents of $jar belong, and by $cache the file for them, this JDK and its $options.
ahead_places() {
    # the end of a jar lists every entry with its checksum, and that list is shorter than a megabyte
    unpacked=${jar%.jar}-$(tail -c 1048576 "$jar" | cksum | tr ' ' '-')-$(wc -c <"$jar" | tr -d ' ')
    cache=$unpacked/java-$({ printf '%s\n' "$JAVA_HOME" "$options"; cat "$JAVA_HOME/release" 2>/dev/null; } | cksum | tr ' ' '-').aot
}

# Whether there is something left to make, and it has not failed before.
ahead_missing() {
    [ ! -f "$unpacked.failed" ] || return 1
    [ -f "$unpacked/heed.jar" ] || return 0
    [ ! -f "$cache" ] && [ ! -f "$cache.failed" ] && [ -w "$unpacked" ]
}

# Runs a command for at most so many seconds; its exit code.
ahead_bounded() {
    ahead_limit=$1
    shift
    "$@" &
    ahead_work=$!
    (
        trap 'kill "$nap" 2>/dev/null; exit' TERM
        sleep "$ahead_limit" &
        nap=$!
        wait "$nap"
        kill -9 "$ahead_work"
    ) >/dev/null 2>&1 &
    ahead_watch=$!
    ahead_code=0
    wait "$ahead_work" || ahead_code=$?
    ahead_work=
    kill "$ahead_watch" 2>/dev/null || :
    wait "$ahead_watch" 2>/dev/null || :
    return "$ahead_code"
}

# Unpacks under another name first: a directory with the right name is whole.
ahead_unpack() {
    [ ! -f "$unpacked/heed.jar" ] || return 0
    rm -rf "$unpacked".new.*
    "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$unpacked.new.$$" &&
        mv "$unpacked.new.$$" "$unpacked" && return 0
    rm -rf "$unpacked.new.$$"
    return 1
}

# Has the JVM watch a rehearsal, and makes the cache of what it saw: again under another name first.
ahead_rehearse() {
    rm -rf "$cache".*
    ahead_done=1
    # shellcheck disable=SC2086 # options are split
    ahead_bounded "$AHEAD_SECONDS" "$JAVA_HOME/bin/java" $1 -Xlog:disable -XX:AOTMode=record \
        "-XX:AOTConfiguration=$cache.seen" -cp "$unpacked/heed.jar" dev.heed.Rehearsal "$cache.data" &&
        ahead_bounded "$AHEAD_SECONDS" "$JAVA_HOME/bin/java" $1 -Xlog:disable -XX:AOTMode=create \
            "-XX:AOTConfiguration=$cache.seen" "-XX:AOTCache=$cache.new" -cp "$unpacked/heed.jar" &&
        [ -s "$cache.new" ] && mv "$cache.new" "$cache" && ahead_done=
    rm -rf "$cache.data" "$cache.seen" "$cache.new"
    [ -z "$ahead_done" ]
}

# Removes older versions, but for the newest few and those that a server runs from.
ahead_clear() {
    cd "$home/target" || return 0
    ahead_kept=0
    for ahead_old in $(ls -dt heed-[0-9]*-[0-9]*-[0-9]*/ 2>/dev/null); do
        [ "$home/target/${ahead_old%/}" != "$unpacked" ] || continue
        ahead_kept=$((ahead_kept + 1))
        [ "$ahead_kept" -gt "$AHEAD_LEFT" ] || continue
        ahead_in_use "$ahead_old" || rm -rf "$ahead_old"
    done
}

# Leaves a mark, so that what failed is not tried at every start. In a shell of its own, which a full disk may end.
ahead_failed() {
    (: >"$1") 2>/dev/null || :
}

# Says that a server runs from the unpacked version, so that nobody removes it; and forgets those that run no more.
ahead_mark() {
    for ahead_old in "$unpacked"/server-*; do
        [ ! -f "$ahead_old" ] || alive "${ahead_old##*-}" || rm -f "$ahead_old"
    done
    (: >"$unpacked/server-$$")
}

ahead_in_use() {
    for ahead_server in "$1"server-*; do
        [ -f "$ahead_server" ] && alive "${ahead_server##*-}" && return 0
    done
    return 1
}

# Does all of this once, for options of the JVM as in $1; others who want it wait.
ahead_prepare() {
    if ! take_lock; then
        ahead_failed "$unpacked.failed"
        say "Heed runs from the jar, and starts slower; to try again, remove $unpacked.failed"
        exit 0
    fi
    trap 'rm -f "$lock"' EXIT
    trap '[ -z "${ahead_work:-}" ] || kill -9 "$ahead_work"; exit 130' INT
    trap '[ -z "${ahead_work:-}" ] || kill -9 "$ahead_work"; exit 143' TERM HUP
    ahead_missing || exit 0
    say "Preparing Heed for this machine (once, some ten seconds)…"
    log=$home/target/prepare.log
    if ! ahead_unpack >"$log" 2>&1 </dev/null; then
        ahead_failed "$unpacked.failed"
        say "Unpacking failed; Heed runs from the jar, and starts slower. See $log; to try again, remove $unpacked.failed"
    elif ! ahead_rehearse "$1" >"$log" 2>&1 </dev/null; then
        ahead_failed "$cache.failed"
        say "The rehearsal failed; Heed starts without a cache, and slower. See $log; to try again, remove $cache.failed"
    fi
    ahead_clear || :
}
