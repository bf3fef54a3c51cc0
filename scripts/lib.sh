# What ./run and ./verify share. Sourced, with $root set.

SIDECAR_JAR=plugin/sidecar/target/opensyncparty-sidecar.jar

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

java_bin() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    printf '%s/bin/java' "$JAVA_HOME"
  else
    command -v java || true
  fi
}

# Prints the first number of a version text: "17.0.15" and "v20.1" give 17 and 20.
major() {
  sed -n 's/[^0-9]*\([0-9][0-9]*\).*/\1/p' <<<"$1" | head -n 1
}

need_build_tools() {
  local missing=() version
  if [ -z "$(java_bin)" ]; then
    missing+=("JDK 17 or newer (Debian: apt-get install openjdk-17-jdk-headless)")
  else
    version=$(major "$("$(java_bin)" -version 2>&1 | grep -m1 version)")
    [ "${version:-0}" -ge 17 ] || missing+=("JDK 17 or newer; $(java_bin) is $version")
  fi
  command -v mvn >/dev/null || missing+=("Maven 3.8 or newer (Debian: apt-get install maven)")
  if ! command -v node >/dev/null; then
    missing+=("Node.js 20 or newer, with npm")
  else
    version=$(major "$(node --version)")
    [ "${version:-0}" -ge 20 ] || missing+=("Node.js 20 or newer; this one is $version")
    command -v npm >/dev/null || missing+=("npm, which comes with Node.js")
  fi
  if [ "${#missing[@]}" -gt 0 ]; then
    printf 'OpenSyncParty needs:\n' >&2
    printf '  - %s\n' "${missing[@]}" >&2
    exit 1
  fi
}

# One line that changes when anything changes that the jar is made of.
fingerprint() {
  (
    cd "$root"
    find pom.xml plugin/*/pom.xml plugin/*/src/main web-client/pom.xml web-client/*.json web-client/*.mjs \
      web-client/src web-client/stage -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
  )
}

BUILT_FROM=plugin/sidecar/target/.built-from

# Remembers what the jar was just made of.
mark_built() {
  fingerprint >"$root/$BUILT_FROM"
}

build_if_changed() {
  if [ -f "$root/$SIDECAR_JAR" ] && [ -f "$root/$BUILT_FROM" ] && [ "$(cat "$root/$BUILT_FROM")" = "$(fingerprint)" ]; then
    return
  fi
  printf 'Building OpenSyncParty (only when something has changed)…\n' >&2
  (cd "$root" && mvn --quiet --batch-mode -DskipTests package) >&2 || die 'The build failed; see above.'
  mark_built
}

# The simulation runs on classes of the Java tests.
build_for_simulation() {
  local classes=plugin/sidecar/target/test-classes
  build_if_changed
  if [ ! -d "$root/$classes" ] || [ -n "$(find "$root"/plugin/*/src/test -name '*.java' -newer "$root/$classes" -print -quit)" ]; then
    (cd "$root" && mvn --quiet --batch-mode test-compile && touch "$classes") >&2 || die 'The build failed; see above.'
  fi
}

# Installs a Debian package for the tests where that may be done; where not, nothing happens.
install_package() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    printf 'Installing %s for the tests…\n' "$1" >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$1"; } >/dev/null 2>&1 || true
  fi
}

# Whether a program is there, once it has been tried to install it: installed PROGRAM PACKAGE
installed() {
  command -v "$1" >/dev/null || install_package "$2"
  command -v "$1" >/dev/null
}

# Tests drive the system's own Chromium (test tools' browser downloads are not used) and its own nginx.
need_test_programs() {
  if [ -z "${CHROMIUM:-}" ]; then
    installed chromium chromium || die 'The browser tests need Chromium: apt-get install chromium, or set CHROMIUM to its path.'
    CHROMIUM=$(command -v chromium)
    export CHROMIUM
  fi
  installed nginx nginx-light || die 'The browser tests need nginx: apt-get install nginx-light'
}

# Several sidecars share their rooms through a real Redis.
need_redis() {
  installed redis-server redis-server || die 'The tests of clusters need Redis: apt-get install redis-server'
}

# One story is played in Debian's Firefox as well.
need_firefox() {
  [ -n "${FIREFOX:-}" ] && return
  installed firefox-esr firefox-esr || die 'The browser tests need Firefox: apt-get install firefox-esr, or set FIREFOX to its path.'
}
