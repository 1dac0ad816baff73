# Finds a JDK and a Maven that can build and run Heed. Sourced by heed, check and bench; changes nothing but what it is asked for.

# One line to stderr, in the name of the caller.
say() {
    printf '%s\n' "$*" >&2
}

# The major version of the JDK in directory $1, or nothing when it is not a whole JDK.
# Reads the "release" file, because starting a JVM to ask costs a tenth of a second for each candidate.
jdk_major() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
    jdk_version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
    if [ -z "$jdk_version" ]; then
        jdk_version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
    fi
    printf '%s' "$jdk_version"
}

# Every directory that may hold a JDK, one a line, the user's own choice first.
jdk_candidates() {
    [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
    if jdk_javac=$(command -v javac); then
        jdk_bin=$(dirname "$(readlink -f "$jdk_javac" 2>/dev/null || printf '%s' "$jdk_javac")")
        if [ -f "$jdk_bin/../release" ]; then
            dirname "$jdk_bin"
        else
            # only java itself knows its home behind the shims of macOS, mise and asdf
            java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
        fi
    fi
    for jdk_candidate in \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* \
        "${MISE_DATA_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/mise}"/installs/java/* \
        "${MISE_DATA_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/mise}"/installs/java/*/Contents/Home \
        "${ASDF_DATA_DIR:-$HOME/.asdf}"/installs/java/* \
        "$HOME"/.jdks/*; do
        [ -d "$jdk_candidate" ] && printf '%s\n' "$jdk_candidate"
    done
    return 0
}

# Sets and exports JAVA_HOME to the first JDK 25 or newer; says what to install and fails when there is none.
find_jdk() {
    HOME=${HOME:-/}
    while IFS= read -r jdk_home; do
        jdk_found=$(jdk_major "$jdk_home")
        if [ "${jdk_found:-0}" -ge 25 ]; then
            JAVA_HOME=$jdk_home
            export JAVA_HOME
            return 0
        fi
    done <<JDKS
$(jdk_candidates)
JDKS
    say "Heed needs a JDK 25 or newer, and none was found (JAVA_HOME, PATH, the system's JVM folders, SDKMAN, mise, asdf)."
    say "Install one and run this again:"
    case $(uname -s) in
        Darwin) say "  macOS:          brew install openjdk@25" ;;
        Linux)
            say "  Debian, Ubuntu: sudo apt install openjdk-25-jdk"
            say "  Fedora, RHEL:   sudo dnf install java-25-openjdk-devel"
            ;;
        *) say "  Windows:        winget install EclipseAdoptium.Temurin.25.JDK" ;;
    esac
    say "  anywhere:       sdk install java 25-tem   or   mise use -g java@25   or   https://adoptium.net"
    return 1
}

# Sets MAVEN to a Maven 3.8.7 or newer; says what to install and fails when there is none.
find_maven() {
    MAVEN=$(command -v mvn || :)
    if [ -z "$MAVEN" ] && [ -x "${MAVEN_HOME:-}/bin/mvn" ]; then
        MAVEN=$MAVEN_HOME/bin/mvn
    fi
    if [ -n "$MAVEN" ]; then
        # the name and number may stand between colour codes
        maven_version=$("$MAVEN" -B -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1)
        if printf '%s' "${maven_version:-0}" | awk -F. '{ exit !($1 * 1000000 + $2 * 1000 + $3 >= 3008007) }'; then
            return 0
        fi
        say "Heed is built by Maven 3.8.7 or newer; $MAVEN is ${maven_version:-of an unknown version}."
    else
        say "Heed is built by Maven 3.8.7 or newer, and there is no mvn on the PATH."
    fi
    say "Install it and run this again:"
    case $(uname -s) in
        Darwin) say "  macOS:          brew install maven" ;;
        Linux)
            say "  Debian, Ubuntu: sudo apt install maven"
            say "  Fedora, RHEL:   sudo dnf install maven"
            ;;
        *) say "  Windows:        scoop install maven" ;;
    esac
    say "  anywhere:       sdk install maven   or   mise use -g maven   or   https://maven.apache.org/download.cgi"
    return 1
}
