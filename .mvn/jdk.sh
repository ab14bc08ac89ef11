# Finds a JDK 25 or newer and puts its home into ADMF_JDK. Sourced by mvnw and admf.
# Order: ADMF_JAVA_HOME, JAVA_HOME, java on the path, then the places where JDKs are commonly installed.

jdk_major() { # prints the major version of the JDK at $1, or nothing when there is no JDK
  [ -x "$1/bin/java" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = \([0-9]*\).*/\1/p'
  fi
}

jdk_is_fit() { # a JDK, not only a run time: the compiler is needed
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ "$(jdk_major "$1")" -ge 25 ] 2>/dev/null
}

find_jdk() {
  ADMF_JDK=
  for home in "${ADMF_JAVA_HOME:-}" "${JAVA_HOME:-}"; do
    if jdk_is_fit "$home"; then ADMF_JDK=$home; return 0; fi
  done
  on_path=$(command -v java 2>/dev/null || true)
  if [ -n "$on_path" ]; then
    real=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
    home=$(dirname "$(dirname "$real")")
    if jdk_is_fit "$home"; then ADMF_JDK=$home; return 0; fi
  fi
  if [ -x /usr/libexec/java_home ]; then
    home=$(/usr/libexec/java_home -v 25+ 2>/dev/null || true)
    if jdk_is_fit "$home"; then ADMF_JDK=$home; return 0; fi
  fi
  for home in /usr/lib/jvm/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
              "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
    if jdk_is_fit "$home"; then ADMF_JDK=$home; return 0; fi
  done
  return 1
}

explain_missing_jdk() {
  cat >&2 <<'TEXT'
ADMF needs a JDK 25 or newer, and none was found (looked at ADMF_JAVA_HOME, JAVA_HOME, the path, and the usual folders).
Get one, any of:
  Linux    apt install openjdk-25-jdk        or  dnf install java-25-openjdk-devel
  macOS    brew install openjdk@25
  any      sdk install java 25-tem           (https://sdkman.io)   or download from https://adoptium.net
If it is installed elsewhere:  export ADMF_JAVA_HOME=/path/to/jdk-25
TEXT
}
