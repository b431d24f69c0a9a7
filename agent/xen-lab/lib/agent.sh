# shellcheck shell=bash
# The agent that is proved: a package, or a directory with bin/testday.

readonly BUILD_AGENT="./mvnw -pl model,agent package"
# What the agent's own code and libraries use of the JDK.
readonly MODULES=java.base,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.security.sasl
readonly MORE_MODULES=java.sql,jdk.crypto.ec,jdk.unsupported

repo=$(cd "$lab/../.." && pwd)

# agent_path [PATH]: prints the package or directory; made of what Maven built where none is given
agent_path() {
  local given=${1:-}
  if [ -n "$given" ]; then
    [ -e "$given" ] || die $USAGE "There is no agent at $given."
    readlink -f "$given"
  elif compgen -G "$repo/agent/target/*.deb" >/dev/null; then
    find "$repo/agent/target" -maxdepth 1 -name '*.deb' -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d ' ' -f 2-
  else
    plain_agent
  fi
}

# A runtime and the jars, without what a package adds.
plain_agent() {
  local home=$work/agent jdk
  [ -d "$repo/agent/target/lib" ] || die $UNAVAILABLE "There is no agent to prove. Build it first: $BUILD_AGENT"
  jdk=$("$repo/find-jdk")
  [ -d "$home/runtime" ] || "$jdk/bin/jlink" --add-modules "$MODULES,$MORE_MODULES" --strip-debug --no-header-files \
    --no-man-pages --generate-cds-archive --output "$home/runtime" >&2
  rm -rf "${home:?}/lib"
  mkdir -p "$home/bin"
  cp -r "$repo/agent/target/lib" "$home/lib"
  cp "$repo"/agent/target/testday-agent-*[!s].jar "$home/lib/"
  install -m 755 "$lab/dom0/testday" "$home/bin/testday"
  echo "$home"
}

# install_agent PATH: into the running dom0; it stays on the disk
install_agent() {
  local begin=$EPOCHREALTIME
  cp -r "$1" "$share/agent"
  run_job install 120 <"$lab/dom0/install-agent" || die $FAILED "The agent could not be installed in dom0."
  rm -rf "$share/agent"
  say "Installed the agent in dom0 in $(seconds_since "$begin") s: $1"
}
